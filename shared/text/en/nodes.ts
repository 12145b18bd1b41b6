// Families, wire types and units, in English. The words of each kind are beside its spec.
import type { NodesWords } from '#shared/text/nodes-words.ts';

export const enNodes = {
  families: {
    data: 'Data',
    layer: 'Layers',
    optimizer: 'Optimizers',
    train: 'Training',
    evaluate: 'Evaluation',
    explain: 'Explanation',
    language: 'Language',
    text: 'Text',
  },
  units: { rows: 'rows', epochs: 'epochs', updates: 'updates', seconds: 'seconds', words: 'words' },
} as const satisfies NodesWords;
