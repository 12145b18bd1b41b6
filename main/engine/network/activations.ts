// Keras 3's activations over tensors. Where tfjs has a function of the same name and another meaning (hard_sigmoid,
// elu, gelu), the formula here is Keras'.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { relu, sigmoid, tanh } from '#engine/kernels/differentiable.ts';

type Activation = (x: tf.Tensor) => tf.Tensor;

const rootHalf = Math.SQRT1_2;
const gelu: Activation = (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, rootHalf)), 1));
const geluTanh: Activation = (x) => {
  const inner = tf.mul(tf.add(x, tf.mul(tf.mul(tf.square(x), x), 0.044715)), Math.sqrt(2 / Math.PI));
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
};
const hardSigmoid: Activation = (x) => tf.div(tf.clipByValue(tf.add(x, 3), 0, 6), 6);
const softplus: Activation = (x) => tf.softplus(x);

const functions = {
  linear: (x) => x,
  relu,
  sigmoid,
  tanh,
  softmax: (x) => tf.softmax(x),
  elu: (x) => tf.elu(x),
  selu: (x) => tf.selu(x),
  softplus,
  softsign: (x) => tf.div(x, tf.add(tf.abs(x), 1)),
  gelu,
  gelu_tanh: geluTanh,
  silu: (x) => tf.mul(x, sigmoid(x)),
  swish: (x) => tf.mul(x, sigmoid(x)),
  leaky_relu: (x) => tf.leakyRelu(x, 0.2),
  relu6: (x) => tf.clipByValue(x, 0, 6),
  hard_sigmoid: hardSigmoid,
  hard_silu: (x) => tf.mul(x, hardSigmoid(x)),
  exponential: (x) => tf.exp(x),
  mish: (x) => tf.mul(x, tf.tanh(softplus(x))),
  log_softmax: (x) => tf.logSoftmax(x),
  log_sigmoid: (x) => tf.neg(tf.softplus(tf.neg(x))),
} as const satisfies Record<string, Activation>;

export type ActivationName = keyof typeof functions;
export const activationNames = Object.keys(functions) as readonly ActivationName[];
export const activationSchema = z
  .preprocess(
    (value) => (value === null ? 'linear' : value),
    z.enum(activationNames as [ActivationName, ...ActivationName[]]),
  )
  .default('linear');

/**
 * Applies an activation. `madeFrom` is told what a sigmoid or softmax came from: Keras' cross-entropies start from
 * there when they can, which keeps gradients alive where the output saturates.
 */
export function activate(
  name: ActivationName,
  x: tf.Tensor,
  madeFrom?: (output: tf.Tensor, logits: tf.Tensor) => void,
): tf.Tensor {
  const y = functions[name](x);
  if (name === 'sigmoid' || name === 'softmax') madeFrom?.(y, x);
  return y;
}
