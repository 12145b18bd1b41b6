import { pool1dParams } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const maxPooling1d = defineLayerNode({
  kind: 'layer.maxPooling1d',
  keras: { layer: 'MaxPooling1D' },
  icon: 'shrink',
  params: pool1dParams,
});
