// Keras' normalisations: mean 0 and variance 1, or a length of 1, over some axes; then scaled and shifted by what is learnt.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { initializerSchema } from '#engine/network/initializers.ts';
import {
  at,
  defineLayer,
  lastSize,
  numbersOf,
  onlyShape,
  shapeFault,
  weightFields,
  weightSpec,
} from '#engine/network/layer.ts';
import type { WeightSpec } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

/** One axis or several; the batch is axis 0. */
const axis = z
  .preprocess((value) => (typeof value === 'number' ? [value] : value), z.array(z.number().int()).min(1))
  .default([-1]);

const epsilon = z.number().positive();
const fields = {
  axis,
  epsilon: epsilon.default(1e-3),
  center: z.boolean().default(true),
  scale: z.boolean().default(true),
  ...weightFields('beta', 'Zeros'),
  ...weightFields('gamma', 'Ones'),
};
type Config = z.infer<z.ZodObject<typeof fields>>;

type Axes = Pick<Config, 'axis'>;

/** Axes from 0 with the batch, in order. */
const axesOf = (config: Axes, rankWithBatch: number): number[] =>
  config.axis.map((one) => (one < 0 ? one + rankWithBatch : one)).toSorted((a, b) => a - b);

function sizes(layer: string, config: Axes, shapes: readonly Shape[]): number[] {
  const shape = onlyShape(layer, shapes);
  return axesOf(config, shape.length + 1).map((one) => {
    const size = shape[one - 1];
    if (size === undefined) throw shapeFault(layer, `axis ${config.axis.join(', ')}`, shapes);
    return size;
  });
}

/** gamma and beta, as far as they are used. */
const learnt = (config: Omit<Config, 'axis'>, shape: Shape): WeightSpec[] => [
  ...(config.scale ? [weightSpec(config, 'gamma', shape)] : []),
  ...(config.center ? [weightSpec(config, 'beta', shape)] : []),
];

/**
 * passNumbers of one number. Distance from the mean and its square; less the mean, scaled, shifted. There and back: two of the
 * product and the square, four of either mean (tfjs makes ones as large as the input, in JavaScript too), two to add them up.
 */
const passEach = 17;

/** Each row over its last axes. */
const layerNormalization = defineLayer({
  className: 'LayerNormalization',
  traits: { rowByRow: true, deepRule: 'none', output: 'new', auxiliary: true },
  config: z.object({ ...fields, rms_scaling: z.literal(false).default(false) }),
  weights: (config, shapes) => learnt(config, sizes('LayerNormalization', config, shapes)),
  passNumbers: (_config, shapes) => passEach * numbersOf(shapes),
  multiplyAdds: (_config, shapes) => numbersOf(shapes),
  call: (config, inputs, weights) => {
    const x = at(inputs, 0);
    const axes = axesOf(config, x.rank);
    const { mean, variance } = tf.moments(x, axes, true);
    const kept = x.shape.map((size, one) => (axes.includes(one) ? size : 1));
    const root = tf.rsqrt(tf.add(variance, config.epsilon));
    const factor = config.scale ? tf.mul(root, tf.reshape(at(weights, 0), kept)) : root;
    const normal = tf.mul(tf.sub(x, mean), factor);
    return [config.center ? tf.add(normal, tf.reshape(at(weights, -1), kept)) : normal];
  },
});

/**
 * In training with the batch's mean and biased variance, towards which the moving statistics go; at inference, and when
 * frozen, with those. Weights: gamma, beta, moving mean and variance.
 */
const batchNormalization = defineLayer({
  className: 'BatchNormalization',
  traits: { rowByRow: false, deepRule: 'linear', output: 'new', auxiliary: true },
  config: z.object({
    ...fields,
    axis: axis.transform(([first = -1]) => [first]),
    momentum: z.number().min(0).max(1).default(0.99),
    moving_mean_initializer: initializerSchema.default({ class_name: 'Zeros', config: {} }),
    moving_variance_initializer: initializerSchema.default({ class_name: 'Ones', config: {} }),
  }),
  outputShapes: (config, shapes) => {
    sizes('BatchNormalization', config, shapes);
    return [onlyShape('BatchNormalization', shapes)];
  },
  weights: (config, shapes) => {
    const shape = sizes('BatchNormalization', config, shapes);
    return [
      ...learnt(config, shape),
      { name: 'moving_mean', shape, initializer: config.moving_mean_initializer, trainable: false },
      { name: 'moving_variance', shape, initializer: config.moving_variance_initializer, trainable: false },
    ];
  },
  passNumbers: (_config, shapes) => passEach * numbersOf(shapes),
  multiplyAdds: (_config, shapes) => numbersOf(shapes),
  call: (config, inputs, weights, context) => {
    const x = at(inputs, 0);
    const [own = 0] = axesOf(config, x.rank);
    const meanIndex = (config.scale ? 1 : 0) + (config.center ? 1 : 0);
    const gamma = config.scale ? at(weights, 0) : undefined;
    const beta = config.center ? at(weights, meanIndex - 1) : undefined;
    const moving = { mean: at(weights, meanIndex), variance: at(weights, meanIndex + 1) };
    const others = [...x.shape.keys()].filter((i) => i !== own);
    const used = context.training && context.trainable ? tf.moments(x, others) : moving;
    if (used !== moving) {
      const { momentum } = config;
      const moved = (old: tf.Tensor, now: tf.Tensor): tf.Tensor =>
        tf.add(tf.mul(old, momentum), tf.mul(now, 1 - momentum));
      context.update(meanIndex, moved(moving.mean, used.mean));
      context.update(meanIndex + 1, moved(moving.variance, used.variance));
    }
    const root = tf.rsqrt(tf.add(used.variance, config.epsilon));
    const factor = gamma ? tf.mul(root, gamma) : root;
    const spread = (v: tf.Tensor): tf.Tensor =>
      own === x.rank - 1
        ? v
        : tf.reshape(
            v,
            others.reduce((shape, i) => shape.with(i, 1), x.shape),
          );
    const normal = tf.mul(tf.sub(x, spread(used.mean)), spread(factor));
    return [beta ? tf.add(normal, spread(beta)) : normal];
  },
});

const groupsOf = ({ groups }: { readonly groups: number }, shape: Shape): number =>
  groups === -1 ? at(shape, -1) : groups;

/** Each row over all places and the channels of a group; as many groups as there are channels where their number is -1. */
const groupNormalization = defineLayer({
  className: 'GroupNormalization',
  traits: { rowByRow: false, deepRule: 'none', output: 'new', auxiliary: true },
  config: z.object({
    ...fields,
    axis: z.literal(-1).default(-1),
    groups: z.union([z.literal(-1), z.number().int().positive()]).default(32),
  }),
  outputShapes: (config, shapes) => {
    const shape = onlyShape('GroupNormalization', shapes);
    if (lastSize('GroupNormalization', shape) % groupsOf(config, shape) !== 0)
      throw shapeFault('GroupNormalization', `[…, n × ${config.groups}]`, shapes);
    return [shape];
  },
  weights: (config, shapes) =>
    learnt(config, [lastSize('GroupNormalization', onlyShape('GroupNormalization', shapes))]),
  passNumbers: (_config, shapes) => passEach * numbersOf(shapes),
  multiplyAdds: (_config, shapes) => numbersOf(shapes),
  call: (config, inputs, weights) => {
    const x = at(inputs, 0);
    const groups = groupsOf(config, x.shape);
    const grouped = tf.reshape(x, [at(x.shape, 0), -1, groups, at(x.shape, -1) / groups]);
    const { mean, variance } = tf.moments(grouped, [1, 3], true);
    const root = tf.rsqrt(tf.add(variance, config.epsilon));
    const normal = tf.reshape(tf.mul(tf.sub(grouped, mean), root), x.shape);
    const scaled = config.scale ? tf.mul(normal, at(weights, 0)) : normal;
    return [config.center ? tf.add(scaled, at(weights, -1)) : scaled];
  },
});

/** Divided by the root of the mean square. */
const rmsNormalization = defineLayer({
  className: 'RMSNormalization',
  traits: { rowByRow: true, deepRule: 'none', output: 'new', auxiliary: true },
  config: z.object({ axis, epsilon: epsilon.default(1e-6) }),
  weights: (config, shapes) => [
    {
      name: 'scale',
      shape: sizes('RMSNormalization', config, shapes),
      initializer: { class_name: 'Ones', config: {} },
      trainable: true,
    },
  ],
  passNumbers: (_config, shapes) => 9 * numbersOf(shapes),
  multiplyAdds: (_config, shapes) => 2 * numbersOf(shapes),
  call: (config, inputs, weights) => {
    const x = at(inputs, 0);
    const axes = axesOf(config, x.rank);
    const root = tf.rsqrt(tf.add(tf.mean(tf.square(x), axes, true), config.epsilon));
    const kept = x.shape.map((size, one) => (axes.includes(one) ? size : 1));
    return [tf.mul(tf.mul(x, root), tf.reshape(at(weights, 0), kept))];
  },
});

/** A length of 1. */
const unitNormalization = defineLayer({
  className: 'UnitNormalization',
  traits: { rowByRow: true, deepRule: 'none', output: 'new', auxiliary: true },
  config: z.object({ axis }),
  outputShapes: (config, shapes) => {
    sizes('UnitNormalization', config, shapes);
    return [onlyShape('UnitNormalization', shapes)];
  },
  passNumbers: (_config, shapes) => 7 * numbersOf(shapes),
  multiplyAdds: (_config, shapes) => 2 * numbersOf(shapes),
  call: (config, inputs) => {
    const x = at(inputs, 0);
    const square = tf.sum(tf.square(x), axesOf(config, x.rank), true);
    return [tf.mul(x, tf.rsqrt(tf.maximum(square, 1e-12)))];
  },
});

export const normalizationLayers = [
  batchNormalization,
  layerNormalization,
  groupNormalization,
  rmsNormalization,
  unitNormalization,
] as const;
