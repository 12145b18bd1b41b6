import { defineNode } from '#shared/spec/define-node.ts';

export const combine = defineNode({
  kind: 'data.combine',
  version: 1,
  resultVersion: 1,
  icon: 'combine',
  inputs: { datasets: { type: 'dataset', many: true } },
  outputs: { dataset: { type: 'dataset' } },
  params: {},
});
