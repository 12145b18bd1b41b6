import { defineNode } from '#shared/spec/define-node.ts';

export const partialDependence = defineNode({
  kind: 'explain.partialDependence',
  resultVersion: 2,
  icon: 'trending-down',
  usesKernels: true,
  random: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    split: { type: 'choice', default: 'train', options: ['train', 'validation', 'test'] },
    /** Names, separated by commas or lines; empty = those that move the answers most. */
    features: { type: 'text', default: '', maxLength: 10_000, multiline: true },
    most: { type: 'integer', default: 4, min: 1, max: 20 },
    /** Pair: the first two features together. */
    together: { type: 'choice', default: 'single', options: ['single', 'pair'] },
    /** A class; empty = every output. */
    output: { type: 'text', default: '', maxLength: 1000 },
    points: { type: 'integer', default: 20, min: 2, max: 200 },
    spacing: { type: 'choice', default: 'quantiles', options: ['quantiles', 'even'] },
    /** Rows that are drawn one by one beside the mean. */
    lines: {
      type: 'integer',
      default: 50,
      min: 0,
      max: 500,
      unit: 'rows',
      when: { param: 'together', in: ['single'] },
    },
    centred: { type: 'boolean', default: false, when: { param: 'together', in: ['single'] } },
    rows: { type: 'integer', default: 500, min: 2, max: 20_000, unit: 'rows' },
  },
});
