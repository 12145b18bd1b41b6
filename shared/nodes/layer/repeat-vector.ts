import { defineNode } from '#shared/spec/define-node.ts';

export const repeatVector = defineNode({
  kind: 'layer.repeatVector',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'RepeatVector', sizeParam: 'times' },
  icon: 'copy',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
  params: {
    times: { type: 'integer', default: 2, min: 1, max: 1_000_000, keras: 'n' },
  },
});
