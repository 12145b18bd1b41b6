import { defineNode } from '#shared/spec/define-node.ts';

export const standardise = defineNode({
  kind: 'data.standardise',
  icon: 'scale',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    /** Which input of the data, by name; empty = all. */
    input: { type: 'text', default: '', maxLength: 1000, advanced: true },
    centre: { type: 'boolean', default: true },
    scale: { type: 'boolean', default: true },
  },
});
