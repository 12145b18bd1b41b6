import { defineNode } from '#shared/spec/define-node.ts';

export const nearestExamples = defineNode({
  kind: 'explain.nearestExamples',
  version: 2,
  icon: 'search',
  usesKernels: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    rows: { type: 'integer', default: 5, min: 1, max: 1000, unit: 'rows' },
    /** Rows by their number in the table; empty = the first of the split. */
    which: { type: 'integers', default: [], min: 1, max: 1_000_000_001, minLength: 0, maxLength: 200 },
    neighbours: { type: 'integer', default: 5, min: 1, max: 100 },
    /** Hidden: the activations that the last layer with weights sees. */
    space: { type: 'choice', default: 'input', options: ['input', 'hidden'] },
    /** By each feature's standard deviation among the training rows. */
    scaled: { type: 'boolean', default: true },
  },
});
