// Keras' LSTM; gates in the order i, f, c, o.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate } from '#engine/network/activations.ts';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { at } from '#engine/network/layer.ts';
import { lstmBlock } from '#engine/network/lstm-block.ts';
import { forgetBias, gateFields, product, recurrent, recurrentFields } from '#engine/network/recurrent.ts';

/** The settings that there is an op for; others are unrolled step by step, in hundreds of ops. */
const isUsual = (config: { readonly activation: string; readonly recurrent_activation: string }): boolean =>
  config.activation === 'tanh' && config.recurrent_activation === 'sigmoid';

export const lstm = recurrent({
  className: 'LSTM',
  rowByRow: (config) => isUsual(config) && config.dropout === 0 && config.recurrent_dropout === 0,
  config: z.object({ ...recurrentFields, ...gateFields }),
  gates: 4,
  cellNumbers: 21,
  // Seven of BlockLSTMV2, the output turned; gradients of the output, and of the carry, which are zeros.
  fusedNumbers: (config) => (isUsual(config) ? 11 : undefined),
  states: 2,
  biasInitializer: (config) => forgetBias(config),
  fused: (config, x, [kernel, recurrentKernel, bias]) => {
    const backend = nativeBackend();
    if (!backend || !isUsual(config) || !kernel || !recurrentKernel) return undefined;
    return lstmBlock(backend, x, kernel, recurrentKernel, bias ?? tf.zeros([4 * config.units]), config.return_state);
  },
  cell: (config, kernel) => (input, state, drop) => {
    const gates = tf.split(tf.add(input, product(drop(at(state, 0)), kernel)), 4, 1);
    const gate = (index: number): tf.Tensor => activate(config.recurrent_activation, at(gates, index));
    const candidate = activate(config.activation, at(gates, 2));
    const carry = tf.add(tf.mul(gate(1), at(state, 1)), tf.mul(gate(0), candidate));
    return [tf.mul(gate(3), activate(config.activation, carry)), carry];
  },
});
