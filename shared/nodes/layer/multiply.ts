import { defineNode } from '#shared/spec/define-node.ts';

export const multiply = defineNode({
  kind: 'layer.multiply',
  keras: { layer: 'Multiply' },
  icon: 'x',
  inputs: { layers: { type: 'layer', many: true } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
