import { defineNode } from '#shared/spec/define-node.ts';

export const batchNormalization = defineNode({
  kind: 'layer.batchNormalization',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'BatchNormalization' },
  icon: 'align-centre',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    momentum: { type: 'number', default: 0.99, min: 0, max: 1 },
    epsilon: { type: 'number', default: 0.001, min: 0, max: 1, exclusiveMin: true },
    centre: { type: 'boolean', default: true, advanced: true, keras: 'center' },
    scale: { type: 'boolean', default: true, advanced: true },
  },
});
