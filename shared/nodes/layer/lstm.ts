import { gateParams, recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const lstm = defineLayerNode({
  kind: 'layer.lstm',
  icon: 'refresh',
  params: {
    ...recurrentParams,
    ...gateParams,
    unitForgetBias: {
      type: 'boolean',
      default: true,
      advanced: true,
      when: { param: 'useBias', in: [true] },
    },
  },
});
