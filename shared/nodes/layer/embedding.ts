import { initializers } from '#shared/nodes/layer/choices.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const embedding = defineLayerNode({
  kind: 'layer.embedding',
  keras: { layer: 'Embedding', sizeParam: 'inputDim' },
  icon: 'list-tree',
  params: {
    inputDim: { type: 'integer', default: 10_000, min: 1, max: 1_000_000_000 },
    outputDim: { type: 'integer', default: 64, min: 1, max: 1_000_000 },
    maskZero: { type: 'boolean', default: false },
    initializer: {
      type: 'choice',
      default: 'random_uniform',
      options: initializers,
      advanced: true,
      keras: 'embeddings_initializer',
    },
  },
});
