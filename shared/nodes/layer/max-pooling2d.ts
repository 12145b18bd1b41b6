import { pool2dParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const maxPooling2d = defineLayerNode({
  kind: 'layer.maxPooling2d',
  keras: { layer: 'MaxPooling2D' },
  icon: 'shrink',
  params: pool2dParams,
});
