// Runs layer.lstm: Keras LSTM, one way or both.
import { lstm as spec } from '#shared/nodes/layer/lstm.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { gateConfig, recurrentLayer } from '#engine/nodes/layer/recurrent-config.ts';

export const lstm = layerRunner(spec, (name, params) =>
  recurrentLayer(name, 'LSTM', params, { ...gateConfig(params), unit_forget_bias: params.unitForgetBias }),
);
