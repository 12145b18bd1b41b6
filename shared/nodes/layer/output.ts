import { defineNode } from '#shared/spec/define-node.ts';

export const output = defineNode({
  kind: 'layer.output',
  icon: 'log-out',
  inputs: { layer: { type: 'layer' }, others: { type: 'layer', many: true, optional: true } },
  outputs: { layer: { type: 'layer' } },
  params: {
    /** Name of the target that the layer tells. */
    target: { type: 'text', default: '', maxLength: 1000 },
    lossWeight: { type: 'number', default: 1, min: 0, max: 1_000_000, exclusiveMin: true, advanced: true },
  },
  example: { target: 'class' },
});
