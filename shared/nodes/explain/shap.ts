import { defineNode } from '#shared/spec/define-node.ts';

export const shap = defineNode({
  kind: 'explain.shap',
  version: 1,
  resultVersion: 2,
  icon: 'bar-chart',
  random: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { explanation: { type: 'explanation' } },
  params: {
    method: { type: 'choice', default: 'auto', options: ['auto', 'exact', 'permutation'] },
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    rows: { type: 'integer', default: 20, min: 1, max: 100_000, unit: 'rows' },
    background: { type: 'integer', default: 100, min: 1, max: 10_000, unit: 'rows' },
    /** Each is walked forward and backward (antithetic). */
    permutations: {
      type: 'integer',
      default: 4,
      min: 1,
      max: 10_000,
      when: { param: 'method', in: ['auto', 'permutation'] },
    },
  },
});
