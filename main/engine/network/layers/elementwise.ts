// Keras' layers that are a function of each number, or of each row of numbers.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { at, defineLayer, elements, onlyShape, weightFields, weightSpec } from '#engine/network/layer.ts';
import type { CallContext } from '#engine/network/layer.ts';
import { penaltyOf } from '#engine/network/regularizers.ts';

const traits = { deepRule: 'elementwise', output: 'new' } as const;

const elementwise = <C>(
  className: string,
  rowByRow: boolean,
  config: z.ZodType<C>,
  apply: (x: tf.Tensor, config: C, context: CallContext) => tf.Tensor,
) =>
  defineLayer<C>({
    className,
    traits: { ...traits, rowByRow },
    config,
    call: (settings, inputs, _weights, context) => [apply(at(inputs, 0), settings, context)],
  });

const activation = elementwise(
  'Activation',
  true,
  /** `approximate` chooses gelu's tanh form. */
  z.object({ activation: activationSchema, approximate: z.boolean().default(false) }),
  (x, config, context) => {
    const name = config.activation === 'gelu' && config.approximate ? 'gelu_tanh' : config.activation;
    return activate(name, x, context.madeFrom);
  },
);

/** x above 0, alpha · (eˣ − 1) below. */
const elu = elementwise('ELU', false, z.object({ alpha: z.number().default(1) }), (x, { alpha }) => {
  // Below 0 alone, so that the exponential of a large x never arises.
  const below = tf.expm1(tf.neg(tf.relu(tf.neg(x))));
  return tf.add(tf.relu(x), tf.mul(below, alpha));
});

/** max(x, 0) + slope · min(x, 0). */
const leakyRelu = elementwise(
  'LeakyReLU',
  true,
  z.object({ negative_slope: z.number().min(0).default(0.3) }),
  (x, config) => tf.leakyRelu(x, config.negative_slope),
);

/** 0 below a threshold, or a slope from it; a largest value. */
const reLu = elementwise(
  'ReLU',
  true,
  z.object({
    max_value: z.number().min(0).nullish(),
    negative_slope: z.number().min(0).nullish(),
    threshold: z.number().min(0).nullish(),
  }),
  (x, config) => {
    const threshold = config.threshold ?? 0;
    // A step, not a comparison: it has a gradient (0) to pass through.
    const above = threshold === 0 ? tf.relu(x) : tf.mul(x, tf.step(tf.sub(x, threshold)));
    const limit = config.max_value;
    const limited = limit === null || limit === undefined ? above : tf.clipByValue(above, 0, limit);
    if (!config.negative_slope) return limited;
    return tf.sub(limited, tf.mul(tf.relu(tf.sub(threshold, x)), config.negative_slope));
  },
);

const rescaling = defineLayer({
  className: 'Rescaling',
  traits: { ...traits, rowByRow: true, deepRule: 'linear' },
  config: z.object({ scale: z.number(), offset: z.number().default(0) }),
  multiplyAdds: (_config, shapes) => elements(onlyShape('Rescaling', shapes)),
  call: (config, inputs) => [tf.add(tf.mul(tf.cast(at(inputs, 0), 'float32'), config.scale), config.offset)],
});

/** Positive numbers whose sum is 1, along the last axis. */
const softmax = elementwise(
  'Softmax',
  true,
  /** The activation is what others read; Keras has it in the class' name. */
  z.object({ axis: z.literal(-1).default(-1), activation: z.literal('softmax').default('softmax') }),
  (x, { activation: name }, context) => activate(name, x, context.madeFrom),
);

/** Hands its numbers on, and adds a penalty on them to the loss. */
const activityRegularization = defineLayer({
  className: 'ActivityRegularization',
  traits: { rowByRow: false, deepRule: 'linear', output: 'alike', auxiliary: true },
  config: z.object({ l1: z.number().min(0).default(0), l2: z.number().min(0).default(0) }),
  call: (config, inputs, _weights, context) => {
    const x = at(inputs, 0);
    if (config.l1 + config.l2 > 0)
      context.penalty(tf.div(penaltyOf({ class_name: 'L1L2', config }, x), at(x.shape, 0)));
    return [x];
  },
});

/** Hides the steps whose numbers are all of one value: layers that heed masks pass over them. */
const masking = defineLayer({
  className: 'Masking',
  traits: { rowByRow: false, deepRule: 'none', output: 'alike' },
  config: z.object({ mask_value: z.number().default(0) }),
  outputShapes: (_config, shapes) => [onlyShape('Masking', shapes, 2)],
  mask: (config, inputs) => tf.any(tf.notEqual(at(inputs, 0), config.mask_value), -1),
  call: (config, inputs) => {
    const x = at(inputs, 0);
    return [tf.mul(x, tf.cast(tf.any(tf.notEqual(x, config.mask_value), -1, true), 'float32'))];
  },
});

/** max(x, 0) + alpha · min(x, 0) with a learnt alpha a place, shared along some axes. */
const pRelu = defineLayer({
  className: 'PReLU',
  traits: { ...traits, rowByRow: false },
  config: z.object({
    ...weightFields('alpha', 'Zeros'),
    /** From 1: the batch is axis 0. */
    shared_axes: z.array(z.number().int().positive()).nullish(),
  }),
  weights: (config, shapes) => {
    const shape = onlyShape('PReLU', shapes).map((size, i) => (config.shared_axes?.includes(i + 1) ? 1 : size));
    return [weightSpec(config, 'alpha', shape)];
  },
  multiplyAdds: (_config, shapes) => elements(onlyShape('PReLU', shapes)),
  call: (_config, inputs, weights) => {
    const x = at(inputs, 0);
    return [tf.sub(tf.relu(x), tf.mul(at(weights, 0), tf.relu(tf.neg(x))))];
  },
});

export const elementwiseLayers = [
  activation,
  activityRegularization,
  elu,
  leakyRelu,
  masking,
  pRelu,
  reLu,
  rescaling,
  softmax,
] as const;
