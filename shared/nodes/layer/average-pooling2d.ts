import { pool2dParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const averagePooling2d = defineLayerNode({
  kind: 'layer.averagePooling2d',
  keras: { layer: 'AveragePooling2D' },
  icon: 'shrink',
  params: pool2dParams,
});
