import { gateParams, recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const gru = defineLayerNode({
  kind: 'layer.gru',
  icon: 'refresh',
  params: {
    ...recurrentParams,
    ...gateParams,
    resetAfter: { type: 'boolean', default: true, advanced: true },
  },
});
