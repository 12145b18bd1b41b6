// Runs layer.gru: Keras GRU, one way or both.
import { gru as spec } from '#shared/nodes/layer/gru.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { gateConfig, recurrentLayer } from '#engine/nodes/layer/recurrent-config.ts';

export const gru = layerRunner(spec, (name, params) =>
  recurrentLayer(name, 'GRU', params, { ...gateConfig(params), reset_after: params.resetAfter }),
);
