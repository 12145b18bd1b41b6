import { defineNode } from '#shared/spec/define-node.ts';

export const combine = defineNode({
  kind: 'data.combine',
  icon: 'combine',
  inputs: { datasets: { type: 'dataset', many: true } },
  outputs: { dataset: { type: 'dataset' } },
  params: {},
});
