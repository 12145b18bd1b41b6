import { recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const simpleRnn = defineNode({
  kind: 'layer.simpleRnn',
  version: 1,
  resultVersion: 1,
  icon: 'refresh',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    ...recurrentParams,
  },
});
