import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const dense = defineNode({
  kind: 'layer.dense',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'Dense', sizeParam: 'units' },
  icon: 'layers',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: { units: { type: 'integer', default: 64, min: 1, max: 1_000_000_000 }, ...kernelParams },
});
