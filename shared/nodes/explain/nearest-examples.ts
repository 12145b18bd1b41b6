import { defineNode } from '#shared/spec/define-node.ts';

export const nearestExamples = defineNode({
  kind: 'explain.nearestExamples',
  version: 1,
  resultVersion: 1,
  icon: 'search',
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    rows: { type: 'integer', default: 5, min: 1, max: 1000, unit: 'rows' },
    neighbours: { type: 'integer', default: 5, min: 1, max: 100 },
    /** Hidden: the activations that the last layer with weights sees. */
    space: { type: 'choice', default: 'input', options: ['input', 'hidden'] },
    /** By each feature's standard deviation among the training rows. */
    scaled: { type: 'boolean', default: true },
  },
});
