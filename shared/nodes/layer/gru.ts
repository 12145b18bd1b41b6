import { gateParams, recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const gru = defineNode({
  kind: 'layer.gru',
  version: 1,
  resultVersion: 1,
  icon: 'refresh',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    ...recurrentParams,
    ...gateParams,
    resetAfter: { type: 'boolean', default: true, advanced: true },
  },
});
