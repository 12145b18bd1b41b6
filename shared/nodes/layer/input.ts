import { defineNode } from '#shared/spec/define-node.ts';

export const input = defineNode({
  kind: 'layer.input',
  icon: 'log-in',
  inputs: { dataset: { type: 'dataset', optional: true } },
  outputs: { layer: { type: 'layer' } },
  params: {
    /** Which input of the data, by name; empty = the only one. */
    input: { type: 'text', default: '', maxLength: 1000, advanced: true },
    /** Shape of one row; empty = the shape of the data wired to it. */
    shape: { type: 'integers', default: [], min: 1, max: 1_000_000, minLength: 0, maxLength: 4 },
  },
});
