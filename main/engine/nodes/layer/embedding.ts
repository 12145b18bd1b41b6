// Runs layer.embedding: Keras' layer of that name, with as many tokens as the data may have unless a person says how many.
import { embedding as spec } from '#shared/nodes/layer/embedding.ts';
import { blockRunner } from '#engine/nodes/layer/add-layer.ts';
import { kerasConfig } from '#engine/network/keras-config.ts';

/** Of data that do not say how many tokens they have. */
const tokensUnlessTold = 10_000;

export const embedding = blockRunner(spec, (name, { inputDim, ...params }, { tokens = tokensUnlessTold }) => {
  const config = kerasConfig(spec, { inputDim: inputDim > 0 ? inputDim : tokens, ...params });
  return [{ name, className: 'Embedding', config, sizeParam: 'inputDim' }];
});
