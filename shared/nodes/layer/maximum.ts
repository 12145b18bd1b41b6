import { defineNode } from '#shared/spec/define-node.ts';

export const maximum = defineNode({
  kind: 'layer.maximum',
  keras: { layer: 'Maximum' },
  icon: 'chevron-up',
  inputs: { layers: { type: 'layer', many: true } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
