import { defineLayerNode } from '#shared/spec/define-node.ts';

export const reshape = defineLayerNode({
  kind: 'layer.reshape',
  keras: { layer: 'Reshape' },
  icon: 'layout',
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
