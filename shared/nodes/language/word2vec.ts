import { defineNode } from '#shared/spec/define-node.ts';

export const word2vec = defineNode({
  kind: 'language.word2vec',
  icon: 'whole-word',
  usesKernels: true,
  handsOverWhenCancelled: true,
  random: true,
  inputs: {},
  outputs: { vectors: { type: 'wordVectors' }, probabilities: { type: 'table' } },
  params: {
    source: { type: 'choice', default: 'sample', options: ['sample', 'typed', 'file'] },
    text: {
      type: 'text',
      default:
        'the king loves the queen\nthe queen loves the king\na dog sees the cat\nthe cat sees a dog\nking and queen and dog',
      maxLength: 100_000,
      multiline: true,
      when: { param: 'source', in: ['typed'] },
    },
    file: { type: 'file', default: '', extensions: ['txt', 'md'], when: { param: 'source', in: ['file'] } },
    tokens: { type: 'choice', default: 'whitespace', options: ['whitespace', 'character'] },
    lowerCase: { type: 'boolean', default: true },
    stripPunctuation: { type: 'boolean', default: true },
    leastCount: { type: 'integer', default: 1, min: 1, max: 1_000_000 },
    mostWords: { type: 'integer', default: 10_000, min: 2, max: 100_000, unit: 'words', advanced: true },
    objective: {
      type: 'choice',
      default: 'twoTables',
      options: ['oneTable', 'twoTables', 'negativeSampling', 'cbow'],
    },
    window: { type: 'integer', default: 2, min: 1, max: 20, unit: 'words' },
    negatives: {
      type: 'integer',
      default: 5,
      min: 1,
      max: 50,
      unit: 'words',
      when: { param: 'objective', in: ['negativeSampling'] },
    },
    dimension: { type: 'integer', default: 20, min: 2, max: 512 },
    /** Words that make up a larger share of the text are thinned out (Mikolov and others, 2013); 0 = none. */
    subsample: { type: 'number', default: 0, min: 0, max: 1, advanced: true },
    optimizer: { type: 'choice', default: 'adam', options: ['adam', 'sgd'] },
    learningRate: { type: 'number', default: 0.01, min: 0, exclusiveMin: true, max: 1000 },
    epochs: { type: 'integer', default: 50, min: 1, max: 100_000, unit: 'epochs' },
    batchSize: { type: 'integer', default: 64, min: 1, max: 65_536, unit: 'rows' },
    shuffle: { type: 'boolean', default: true, advanced: true },
    listed: { type: 'integer', default: 30, min: 2, max: 200, unit: 'words', advanced: true },
  },
});
