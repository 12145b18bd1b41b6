import { defineNode } from '#shared/spec/define-node.ts';

export const subtract = defineNode({
  kind: 'layer.subtract',
  keras: { layer: 'Subtract' },
  icon: 'minus',
  inputs: { layers: { type: 'layer', many: true } },
  outputs: { layer: { type: 'layer' } },
  params: {},
});
