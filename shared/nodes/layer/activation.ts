import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const activation = defineNode({
  kind: 'layer.activation',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'Activation' },
  icon: 'zap',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    activation: { ...kernelParams.activation, default: 'relu' },
  },
});
