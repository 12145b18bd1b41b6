// Keras' BatchNormalization. In training it uses the batch's mean and biased variance and moves its statistics
// towards them; at inference, and when frozen, it uses the moving ones. Weights: gamma, beta, moving mean and variance.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { constraintSchema } from '#engine/network/constraints.ts';
import { initializerSchema } from '#engine/network/initializers.ts';
import { at, defineLayer, elements, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { WeightSpec } from '#engine/network/layer.ts';
import { regularizerSchema } from '#engine/network/regularizers.ts';
import type { Shape } from '#engine/values/layer.ts';

const name = 'BatchNormalization';
const zeros = { class_name: 'Zeros', config: {} };
const ones = { class_name: 'Ones', config: {} };

const config = z.object({
  /** Counts the batch as axis 0. */
  axis: z.preprocess((value) => (Array.isArray(value) ? (value as unknown[])[0] : value), z.number().int()).default(-1),
  momentum: z.number().min(0).max(1).default(0.99),
  epsilon: z.number().positive().default(1e-3),
  center: z.boolean().default(true),
  scale: z.boolean().default(true),
  beta_initializer: initializerSchema.default(zeros),
  gamma_initializer: initializerSchema.default(ones),
  moving_mean_initializer: initializerSchema.default(zeros),
  moving_variance_initializer: initializerSchema.default(ones),
  beta_regularizer: regularizerSchema.nullish(),
  gamma_regularizer: regularizerSchema.nullish(),
  beta_constraint: constraintSchema.nullish(),
  gamma_constraint: constraintSchema.nullish(),
});
type Config = z.infer<typeof config>;

function axisOf(settings: Config, rankWithBatch: number): number {
  return settings.axis < 0 ? settings.axis + rankWithBatch : settings.axis;
}

function sizeOf(settings: Config, shapes: readonly Shape[]): number {
  const shape = onlyShape(name, shapes);
  const size = shape[axisOf(settings, shape.length + 1) - 1];
  if (size === undefined) throw shapeFault(name, `axis ${settings.axis}`, shapes);
  return size;
}

export const batchNormalization = defineLayer({
  className: name,
  traits: { rowByRow: false, deepRule: 'linear', output: 'new', auxiliary: true, convolution: false },
  config,
  outputShapes: (settings, shapes) => {
    sizeOf(settings, shapes);
    return [onlyShape(name, shapes)];
  },
  weights: (settings, shapes) => {
    const shape = [sizeOf(settings, shapes)];
    const gamma: WeightSpec = {
      name: 'gamma',
      shape,
      initializer: settings.gamma_initializer,
      trainable: true,
      regularizer: settings.gamma_regularizer ?? undefined,
      constraint: settings.gamma_constraint ?? undefined,
    };
    const beta: WeightSpec = {
      name: 'beta',
      shape,
      initializer: settings.beta_initializer,
      trainable: true,
      regularizer: settings.beta_regularizer ?? undefined,
      constraint: settings.beta_constraint ?? undefined,
    };
    return [
      ...(settings.scale ? [gamma] : []),
      ...(settings.center ? [beta] : []),
      { name: 'moving_mean', shape, initializer: settings.moving_mean_initializer, trainable: false },
      { name: 'moving_variance', shape, initializer: settings.moving_variance_initializer, trainable: false },
    ];
  },
  // Distance from the mean and its square; less the mean, scaled, shifted. There and back: two of the product and the
  // square, four of either mean (tfjs makes ones as large as the input, in JavaScript too), two to add them up.
  passNumbers: (_settings, shapes) => 17 * elements(onlyShape(name, shapes)),
  multiplyAdds: (_settings, shapes) => onlyShape(name, shapes).reduce((product, size) => product * size, 1),
  call: (settings, inputs, weights, context) => {
    const x = at(inputs, 0);
    const axis = axisOf(settings, x.rank);
    const meanIndex = (settings.scale ? 1 : 0) + (settings.center ? 1 : 0);
    const gamma = settings.scale ? at(weights, 0) : undefined;
    const beta = settings.center ? at(weights, meanIndex - 1) : undefined;
    const moving = { mean: at(weights, meanIndex), variance: at(weights, meanIndex + 1) };
    const used = context.training && context.trainable ? batchStatistics(x, axis) : moving;
    if (used !== moving) {
      const { momentum } = settings;
      const moved = (old: tf.Tensor, now: tf.Tensor): tf.Tensor =>
        tf.add(tf.mul(old, momentum), tf.mul(now, 1 - momentum));
      context.update(meanIndex, moved(moving.mean, used.mean));
      context.update(meanIndex + 1, moved(moving.variance, used.variance));
    }
    const root = tf.rsqrt(tf.add(used.variance, settings.epsilon));
    const factor = gamma ? tf.mul(root, gamma) : root;
    const spread = (v: tf.Tensor): tf.Tensor =>
      axis === x.rank - 1
        ? v
        : tf.reshape(
            v,
            x.shape.map((size, i) => (i === axis ? size : 1)),
          );
    const normal = tf.mul(tf.sub(x, spread(used.mean)), spread(factor));
    return [beta ? tf.add(normal, spread(beta)) : normal];
  },
});

function batchStatistics(x: tf.Tensor, axis: number): { mean: tf.Tensor; variance: tf.Tensor } {
  const others = x.shape.map((_size, i) => i).filter((i) => i !== axis);
  const { mean, variance } = tf.moments(x, others);
  return { mean, variance };
}
