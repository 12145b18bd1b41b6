// Runs layer.embedding: Keras Embedding at the end of the network.
import { embedding as spec } from '#shared/nodes/layer/embedding.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { classNameOf } from '#engine/network/named-object.ts';

export const embedding = layerRunner(spec, (name, params) => ({
  name,
  className: 'Embedding',
  config: {
    input_dim: params.inputDim,
    output_dim: params.outputDim,
    mask_zero: params.maskZero,
    embeddings_initializer: { class_name: classNameOf(params.initializer), config: {} },
  },
  activation: 'linear',
  sizeParam: 'inputDim',
}));
