import { defineNode } from '#shared/spec/define-node.ts';

export const split = defineNode({
  kind: 'data.split',
  icon: 'split',
  random: true,
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    validation: { type: 'number', default: 0.1, min: 0, max: 0.9 },
    test: { type: 'number', default: 0.2, min: 0, max: 0.9 },
    stratified: { type: 'boolean', default: true },
    shuffle: { type: 'boolean', default: true },
  },
});
