import { defineNode } from '#shared/spec/define-node.ts';

export const compare = defineNode({
  kind: 'evaluate.compare',
  icon: 'clipboard-check',
  usesKernels: true,
  random: true,
  inputs: { models: { type: 'model', many: true }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    /** Bootstrap resamples, the same rows for every model. */
    resamples: { type: 'integer', default: 1000, min: 100, max: 10_000 },
  },
});
