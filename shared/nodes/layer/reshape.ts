import { defineNode } from '#shared/spec/define-node.ts';

export const reshape = defineNode({
  kind: 'layer.reshape',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'Reshape' },
  icon: 'layout',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    shape: {
      type: 'integers',
      default: [1],
      min: 1,
      max: 1_000_000,
      minLength: 1,
      maxLength: 4,
      keras: 'target_shape',
    },
  },
  example: { shape: [4, 32] },
});
