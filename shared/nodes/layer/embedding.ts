import { initializers } from '#shared/nodes/layer/choices.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const embedding = defineNode({
  kind: 'layer.embedding',
  version: 1,
  resultVersion: 1,
  keras: { layer: 'Embedding', sizeParam: 'inputDim' },
  icon: 'list-tree',
  inputs: { layer: { type: 'layer' } },
  outputs: { layer: { type: 'layer' } },
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
