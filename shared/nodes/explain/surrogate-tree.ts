import { defineNode } from '#shared/spec/define-node.ts';

export const surrogateTree = defineNode({
  kind: 'explain.surrogateTree',
  resultVersion: 2,
  icon: 'list-tree',
  usesKernels: true,
  random: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    depth: { type: 'integer', default: 3, min: 1, max: 12 },
    minLeaf: { type: 'integer', default: 10, min: 1, max: 10_000, unit: 'rows' },
    /** Training rows that it grows on; drawn at random where there are more. */
    rows: { type: 'integer', default: 5000, min: 10, max: 50_000, unit: 'rows' },
    /** Rows that its fidelity is measured on. */
    split: { type: 'choice', default: 'test', options: ['validation', 'test'] },
  },
});
