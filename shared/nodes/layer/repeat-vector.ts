import { defineLayerNode } from '#shared/spec/define-node.ts';

export const repeatVector = defineLayerNode({
  kind: 'layer.repeatVector',
  keras: { layer: 'RepeatVector', sizeParam: 'times' },
  icon: 'copy',
  params: {
    times: { type: 'integer', default: 2, min: 1, max: 1_000_000, keras: 'n' },
  },
});
