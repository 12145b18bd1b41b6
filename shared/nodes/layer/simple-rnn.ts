import { recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const simpleRnn = defineLayerNode({
  kind: 'layer.simpleRnn',
  icon: 'refresh',
  params: {
    ...recurrentParams,
  },
});
