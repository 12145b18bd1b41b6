// Keras' GRU; gates in the order z, r, h. With reset_after (the default) the reset gate acts after the recurrent
// product, which then has a bias of its own: bias [2, 3 · units].
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { at } from '#engine/network/layer.ts';
import { product, recurrent, recurrentFields } from '#engine/network/recurrent.ts';

export const gru = recurrent({
  className: 'GRU',
  rowByRow: false,
  config: z.object({
    ...recurrentFields,
    recurrent_activation: activationSchema.default('sigmoid'),
    reset_after: z.boolean().default(true),
  }),
  gates: 3,
  cellNumbers: 23,
  states: 1,
  biasShape: (config) => (config.reset_after ? [2, 3 * config.units] : [3 * config.units]),
  inputBias: (config, bias) => (config.reset_after ? tf.squeeze(tf.slice(bias, [0, 0], [1, -1]), [0]) : bias),
  cell: (config, kernel, bias) => {
    const { units } = config;
    const recurrentBias = bias && config.reset_after ? tf.squeeze(tf.slice(bias, [1, 0], [1, -1]), [0]) : undefined;
    const gate = (x: tf.Tensor): tf.Tensor => activate(config.recurrent_activation, x);
    return (input, state, drop) => {
      const before = at(state, 0);
      const hidden = drop(before);
      const [inZ, inR, inH] = tf.split(input, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
      const [update, candidate] = config.reset_after ? resetAfter() : resetBefore();
      return [tf.add(tf.mul(update, before), tf.mul(tf.sub(1, update), candidate))];

      function resetAfter(): [tf.Tensor, tf.Tensor] {
        const inner = product(hidden, kernel);
        const parts = tf.split(recurrentBias ? tf.add(inner, recurrentBias) : inner, 3, 1);
        const reset = gate(tf.add(inR, at(parts, 1)));
        const fresh = activate(config.activation, tf.add(inH, tf.mul(reset, at(parts, 2))));
        return [gate(tf.add(inZ, at(parts, 0))), fresh];
      }

      function resetBefore(): [tf.Tensor, tf.Tensor] {
        const parts = tf.split(product(hidden, tf.slice(kernel, [0, 0], [-1, 2 * units])), 2, 1);
        const reset = gate(tf.add(inR, at(parts, 1)));
        const inner = product(tf.mul(reset, hidden), tf.slice(kernel, [0, 2 * units], [-1, units]));
        return [gate(tf.add(inZ, at(parts, 0))), activate(config.activation, tf.add(inH, inner))];
      }
    };
  },
});
