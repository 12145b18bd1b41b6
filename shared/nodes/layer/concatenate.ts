import { defineNode } from '#shared/spec/define-node.ts';

export const concatenate = defineNode({
  kind: 'layer.concatenate',
  keras: { layer: 'Concatenate' },
  icon: 'rows',
  inputs: { layers: { type: 'layer', many: true } },
  outputs: { layer: { type: 'layer' } },
  params: { axis: { type: 'integer', default: -1, min: -4, max: 4, advanced: true } },
});
