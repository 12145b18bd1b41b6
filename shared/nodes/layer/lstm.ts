import { gateParams, recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const lstm = defineNode({
  kind: 'layer.lstm',
  version: 1,
  resultVersion: 1,
  icon: 'refresh',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
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
