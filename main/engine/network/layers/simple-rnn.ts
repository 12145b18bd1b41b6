// Keras' SimpleRNN: h ← activation(x·kernel + b + h·recurrent).
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate } from '#engine/network/activations.ts';
import { at } from '#engine/network/layer.ts';
import { product, recurrent, recurrentFields } from '#engine/network/recurrent.ts';

export const simpleRnn = recurrent({
  className: 'SimpleRNN',
  rowByRow: false,
  config: z.object(recurrentFields),
  gates: 1,
  cellNumbers: 3,
  states: 1,
  cell: (config, kernel) => (input, state, drop) => [
    activate(config.activation, tf.add(input, product(drop(at(state, 0)), kernel))),
  ],
});
