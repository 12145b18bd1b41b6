import { defineNode } from '#shared/spec/define-node.ts';

export const input = defineNode({
  kind: 'layer.input',
  version: 1,
  resultVersion: 1,
  icon: 'log-in',
  inputs: { dataset: { type: 'dataset', optional: true } },
  outputs: { layer: { type: 'layer' } },
  params: {
    /** Shape of one row; empty = the shape of the data wired to it. */
    shape: { type: 'integers', default: [], min: 1, max: 1_000_000, minLength: 0, maxLength: 4 },
  },
});
