// Runs layer.layerNormalization: Keras LayerNormalization over the last axis.
import { layerNormalization as spec } from '#shared/nodes/layer/layer-normalization.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';

export const layerNormalization = layerRunner(spec, (name, params) => ({
  name,
  className: 'LayerNormalization',
  config: { epsilon: params.epsilon, center: params.centre, scale: params.scale },
  activation: 'linear',
}));
