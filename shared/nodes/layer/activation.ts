import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const activation = defineLayerNode({
  kind: 'layer.activation',
  keras: { layer: 'Activation' },
  icon: 'zap',
  params: {
    activation: { ...kernelParams.activation, default: 'relu' },
  },
});
