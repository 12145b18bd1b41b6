import { defineNode } from '#shared/spec/define-node.ts';

export const evaluate = defineNode({
  kind: 'evaluate.evaluate',
  resultVersion: 4,
  icon: 'clipboard-check',
  usesKernels: true,
  random: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    /** Two classes: a row is called the second one above this probability. */
    threshold: { type: 'number', default: 0.5, min: 0, max: 1 },
    costFalsePositive: { type: 'number', default: 1, min: 0, max: 1_000_000_000 },
    costFalseNegative: { type: 'number', default: 1, min: 0, max: 1_000_000_000 },
    topK: { type: 'integer', default: 3, min: 1, max: 1000, advanced: true },
    /** A feature to slice by; '' = by class, or by quarters of the target. */
    groupBy: { type: 'text', default: '', maxLength: 200 },
    mistakes: { type: 'integer', default: 20, min: 0, max: 1000, unit: 'rows' },
    /** Bootstrap resamples for the 95 % intervals; 0 = none. */
    resamples: { type: 'integer', default: 1000, min: 0, max: 10_000 },
  },
});
