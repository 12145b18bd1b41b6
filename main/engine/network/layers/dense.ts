// Keras' Dense: activation(x·kernel + bias) on the last axis.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { addBias } from '#engine/kernels/differentiable.ts';
import {
  at,
  defineLayer,
  elements,
  kernelFields,
  kernelPass,
  kernelSpecs,
  lastSize,
  onlyShape,
} from '#engine/network/layer.ts';

const name = 'Dense';

export const dense = defineLayer({
  className: name,
  traits: { rowByRow: true, deepRule: 'linear', output: 'new' },
  config: z.object({ units: z.number().int().positive(), activation: activationSchema, ...kernelFields }),
  weights: (config, shapes) =>
    kernelSpecs(config, [lastSize(name, onlyShape(name, shapes)), config.units], [config.units]),
  outputShapes: (config, shapes) => {
    const shape = onlyShape(name, shapes);
    lastSize(name, shape);
    return [[...shape.slice(0, -1), config.units]];
  },
  passNumbers: (config, _shapes, outputs) => kernelPass(config, outputs),
  multiplyAdds: (config, shapes) => elements(onlyShape(name, shapes)) * config.units,
  call: (config, [x], [kernel, bias], context) => {
    if (!x || !kernel) throw new RangeError(name);
    const rows = x.rank === 2 ? x : tf.reshape(x, [-1, at(x.shape, -1)]);
    const product = tf.matMul(rows as tf.Tensor2D, kernel as tf.Tensor2D);
    const sum = !bias ? product : context.unfused ? addUnfused(product, bias) : addBias(product, bias);
    const shaped = x.rank === 2 ? sum : tf.reshape(sum, [...x.shape.slice(0, -1), config.units]);
    return [activate(config.activation, shaped, context.madeFrom)];
  },
});

/** Of a single unit as flat numbers: a broadcast along an axis of one is slow. */
function addUnfused(product: tf.Tensor, bias: tf.Tensor): tf.Tensor {
  if (bias.size > 1) return tf.add(product, bias);
  return tf.reshape(tf.add(tf.reshape(product, [-1]), bias), product.shape);
}
