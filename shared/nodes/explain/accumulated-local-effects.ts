import { defineNode } from '#shared/spec/define-node.ts';

export const accumulatedLocalEffects = defineNode({
  kind: 'explain.accumulatedLocalEffects',
  resultVersion: 2,
  icon: 'footprints',
  usesKernels: true,
  random: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    split: { type: 'choice', default: 'train', options: ['train', 'validation', 'test'] },
    /** Names, separated by commas or lines; empty = those that move the answers most. */
    features: { type: 'text', default: '', maxLength: 10_000, multiline: true },
    most: { type: 'integer', default: 4, min: 1, max: 20 },
    /** A class; empty = every output. */
    output: { type: 'text', default: '', maxLength: 1000 },
    bins: { type: 'integer', default: 20, min: 1, max: 200 },
    rows: { type: 'integer', default: 5000, min: 2, max: 100_000, unit: 'rows' },
  },
});
