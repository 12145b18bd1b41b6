// Runs layer.simpleRnn: Keras SimpleRNN, one way or both.
import { simpleRnn as spec } from '#shared/nodes/layer/simple-rnn.ts';
import { layerRunner } from '#engine/nodes/layer/add-layer.ts';
import { recurrentLayer } from '#engine/nodes/layer/recurrent-config.ts';

export const simpleRnn = layerRunner(spec, (name, params) => recurrentLayer(name, 'SimpleRNN', params));
