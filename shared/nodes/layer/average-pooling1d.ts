import { pool1dParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const averagePooling1d = defineLayerNode({
  kind: 'layer.averagePooling1d',
  keras: { layer: 'AveragePooling1D' },
  icon: 'shrink',
  params: pool1dParams,
});
