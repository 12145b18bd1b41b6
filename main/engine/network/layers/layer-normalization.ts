// Keras' LayerNormalization: each row brought to mean 0 and variance 1 over its last axes, then scaled and shifted.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { constraintSchema } from '#engine/network/constraints.ts';
import { initializerSchema } from '#engine/network/initializers.ts';
import { at, defineLayer, elements, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { WeightSpec } from '#engine/network/layer.ts';
import { regularizerSchema } from '#engine/network/regularizers.ts';
import type { Shape } from '#engine/values/layer.ts';

const name = 'LayerNormalization';

const config = z.object({
  axis: z
    .preprocess((value) => (typeof value === 'number' ? [value] : value), z.array(z.number().int()).min(1))
    .default([-1]),
  epsilon: z.number().positive().default(1e-3),
  center: z.boolean().default(true),
  scale: z.boolean().default(true),
  rms_scaling: z.literal(false).default(false),
  beta_initializer: initializerSchema.default({ class_name: 'Zeros', config: {} }),
  gamma_initializer: initializerSchema.default({ class_name: 'Ones', config: {} }),
  beta_regularizer: regularizerSchema.nullish(),
  gamma_regularizer: regularizerSchema.nullish(),
  beta_constraint: constraintSchema.nullish(),
  gamma_constraint: constraintSchema.nullish(),
});
type Config = z.infer<typeof config>;

/** Axes from 0 with the batch, in order. */
function axesOf(settings: Config, rankWithBatch: number): number[] {
  return settings.axis.map((axis) => (axis < 0 ? axis + rankWithBatch : axis)).toSorted((a, b) => a - b);
}

function sizes(settings: Config, shapes: readonly Shape[]): number[] {
  const shape = onlyShape(name, shapes);
  return axesOf(settings, shape.length + 1).map((axis) => {
    const size = shape[axis - 1];
    if (size === undefined) throw shapeFault(name, `axis ${settings.axis.join(', ')}`, shapes);
    return size;
  });
}

export const layerNormalization = defineLayer({
  className: name,
  traits: { rowByRow: true, deepRule: 'none', output: 'new', auxiliary: true, convolution: false },
  config,
  weights: (settings, shapes) => {
    const shape = sizes(settings, shapes);
    const spec = (kind: 'gamma' | 'beta'): WeightSpec => ({
      name: kind,
      shape,
      initializer: settings[`${kind}_initializer`],
      trainable: true,
      regularizer: settings[`${kind}_regularizer`] ?? undefined,
      constraint: settings[`${kind}_constraint`] ?? undefined,
    });
    return [...(settings.scale ? [spec('gamma')] : []), ...(settings.center ? [spec('beta')] : [])];
  },
  // Distance from the mean and its square; less the mean, scaled, shifted. There and back: two of the product and the
  // square, four of either mean (tfjs makes ones as large as the input, in JavaScript too), two to add them up.
  passNumbers: (_settings, shapes) => 17 * elements(onlyShape(name, shapes)),
  multiplyAdds: (_settings, shapes) => elements(onlyShape(name, shapes)),
  call: (settings, inputs, weights) => {
    const x = at(inputs, 0);
    const axes = axesOf(settings, x.rank);
    const { mean, variance } = tf.moments(x, axes, true);
    const kept = x.shape.map((size, axis) => (axes.includes(axis) ? size : 1));
    const root = tf.rsqrt(tf.add(variance, settings.epsilon));
    const factor = settings.scale ? tf.mul(root, tf.reshape(at(weights, 0), kept)) : root;
    const normal = tf.mul(tf.sub(x, mean), factor);
    return [settings.center ? tf.add(normal, tf.reshape(at(weights, -1), kept)) : normal];
  },
});
