// Keras 3's optimizers as pure functions over (weight, slots, gradient). What changes from step to step comes in as
// scalars ("feeds"), computed on the host, so that a recorded step holds no constant of one moment.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { learningRateSchema } from '#engine/training/schedules.ts';

export type Feeds = Readonly<Record<string, number>>;
export type FeedTensors = Readonly<Record<string, tf.Scalar>>;

export interface Update {
  readonly weight: tf.Tensor;
  readonly slots: readonly tf.Tensor[];
}

/** A weight before its update. */
export interface Moving extends Update {
  readonly gradient: tf.Tensor;
  /** gradient², unless the gradient is sparse: then the sum of the squares of its parts, as Keras has it. */
  squared(): tf.Tensor;
  readonly feeds: FeedTensors;
}

export interface OptimizerClass<C = unknown> {
  readonly className: string;
  /** Fills in Keras 3's defaults. */
  readonly config: z.ZodType<C>;
  /** Per weight, same shape as the weight; the number that each starts with. */
  slots(config: C): readonly { readonly name: string; readonly initial: number }[];
  /** Per update; `step` counts from 1. The same names at every step; `rate` is always there. */
  feeds(config: C, step: number, rate: number): Feeds;
  update(config: C, at: Moving): Update;
}

const common = {
  weight_decay: z.number().min(0).nullish(),
  clipnorm: z.number().positive().nullish(),
  clipvalue: z.number().positive().nullish(),
  global_clipnorm: z.number().positive().nullish(),
};
export const commonOptimizerConfig = z.object({ learning_rate: learningRateSchema, ...common });

const fields = (rate: number) => ({ learning_rate: learningRateSchema.default(rate), ...common });
const decayRate = (value: number) => z.number().min(0).max(1).default(value);
const epsilon = z.number().min(0).default(1e-7);
const flag = z.boolean().default(false);
const zero = (name: string) => ({ name, initial: 0 });
const onlyRate = (_config: unknown, _step: number, rate: number): Feeds => ({ rate });

function feed(feeds: FeedTensors, name: string): tf.Scalar {
  const value = feeds[name];
  if (value === undefined) throw new Error(`No feed ${name}`);
  return value;
}

function slot(slots: readonly tf.Tensor[], index: number): tf.Tensor {
  const value = slots[index];
  if (value === undefined) throw new Error(`No slot ${index}`);
  return value;
}

/** keep·old + (1 − keep)·now. */
const blend = (old: tf.Tensor, now: tf.Tensor, keep: number): tf.Tensor =>
  tf.add(tf.mul(old, keep), tf.mul(now, 1 - keep));

/** Inferred from the schema alone; each class reads its own configuration, so that a table need not know its type. */
const erased = <S extends z.ZodType>(
  optimizer: Omit<OptimizerClass<z.infer<S>>, 'config'> & { readonly config: S },
): OptimizerClass => optimizer as unknown as OptimizerClass;

const sgd = erased({
  className: 'SGD',
  config: z.object({ ...fields(0.01), momentum: z.number().min(0).max(1).default(0), nesterov: flag }),
  slots: (config) => (config.momentum > 0 ? [zero('momentum')] : []),
  feeds: onlyRate,
  update: (config, { weight, slots, gradient, feeds }) => {
    const step = tf.mul(gradient, feed(feeds, 'rate'));
    if (config.momentum === 0) return { weight: tf.sub(weight, step), slots: [] };
    const momentum = tf.sub(tf.mul(slot(slots, 0), config.momentum), step);
    const move = config.nesterov ? tf.sub(tf.mul(momentum, config.momentum), step) : momentum;
    return { weight: tf.add(weight, move), slots: [momentum] };
  },
});

const adamFields = { beta_1: decayRate(0.9), beta_2: decayRate(0.999), epsilon };

function adamLike(className: 'Adam' | 'AdamW', decay: number | null): OptimizerClass {
  const weightDecay = z.number().min(0).nullable().default(decay);
  return erased({
    className,
    config: z.object({ ...fields(0.001), ...adamFields, amsgrad: flag, weight_decay: weightDecay }),
    slots: (config) => [zero('momentum'), zero('velocity'), ...(config.amsgrad ? [zero('velocity_hat')] : [])],
    // Keras folds both bias corrections into the rate, so that epsilon stands beside the raw root.
    feeds: (config, step, rate) => ({
      rate,
      corrected: (rate * Math.sqrt(1 - config.beta_2 ** step)) / (1 - config.beta_1 ** step),
    }),
    update: (config, { weight, slots, gradient, squared, feeds }) => {
      const momentum = blend(slot(slots, 0), gradient, config.beta_1);
      const velocity = blend(slot(slots, 1), squared(), config.beta_2);
      const largest = config.amsgrad ? [tf.maximum(slot(slots, 2), velocity)] : [];
      const root = tf.add(tf.sqrt(largest[0] ?? velocity), config.epsilon);
      const move = tf.div(tf.mul(momentum, feed(feeds, 'corrected')), root);
      return { weight: tf.sub(weight, move), slots: [momentum, velocity, ...largest] };
    },
  });
}

const rmsprop = erased({
  className: 'RMSprop',
  config: z.object({ ...fields(0.001), rho: decayRate(0.9), momentum: decayRate(0), epsilon, centered: flag }),
  slots: (config) => [
    zero('velocity'),
    ...(config.momentum > 0 ? [zero('momentum')] : []),
    ...(config.centered ? [zero('average_gradient')] : []),
  ],
  feeds: onlyRate,
  update: (config, { weight, slots, gradient, squared, feeds }) => {
    const velocity = blend(slot(slots, 0), squared(), config.rho);
    const average = config.centered ? [blend(slot(slots, slots.length - 1), gradient, config.rho)] : [];
    const spread = average[0] ? tf.sub(velocity, tf.square(average[0])) : velocity;
    const step = tf.mul(tf.mul(gradient, feed(feeds, 'rate')), tf.rsqrt(tf.add(spread, config.epsilon)));
    const momentum = config.momentum > 0 ? [tf.add(tf.mul(slot(slots, 1), config.momentum), step)] : [];
    return { weight: tf.sub(weight, momentum[0] ?? step), slots: [velocity, ...momentum, ...average] };
  },
});

const adagrad = erased({
  className: 'Adagrad',
  config: z.object({ ...fields(0.001), initial_accumulator_value: z.number().min(0).default(0.1), epsilon }),
  slots: (config) => [{ name: 'accumulator', initial: config.initial_accumulator_value }],
  feeds: onlyRate,
  update: (config, { weight, slots, gradient, squared, feeds }) => {
    const accumulator = tf.add(slot(slots, 0), squared());
    const move = tf.mul(tf.mul(gradient, feed(feeds, 'rate')), tf.rsqrt(tf.add(accumulator, config.epsilon)));
    return { weight: tf.sub(weight, move), slots: [accumulator] };
  },
});

const adadelta = erased({
  className: 'Adadelta',
  config: z.object({ ...fields(0.001), rho: decayRate(0.95), epsilon }),
  slots: () => [zero('accumulated_gradient'), zero('accumulated_move')],
  feeds: onlyRate,
  update: (config, { weight, slots, gradient, squared, feeds }) => {
    const root = (x: tf.Tensor): tf.Tensor => tf.sqrt(tf.add(x, config.epsilon));
    const gradients = blend(slot(slots, 0), squared(), config.rho);
    const move = tf.div(tf.mul(root(slot(slots, 1)), gradient), root(gradients));
    const moves = blend(slot(slots, 1), tf.square(move), config.rho);
    return { weight: tf.sub(weight, tf.mul(move, feed(feeds, 'rate'))), slots: [gradients, moves] };
  },
});

const adamax = erased({
  className: 'Adamax',
  config: z.object({ ...fields(0.001), ...adamFields }),
  slots: () => [zero('momentum'), zero('norm')],
  feeds: (config, step, rate) => ({ rate, corrected: rate / (1 - config.beta_1 ** step) }),
  update: (config, { weight, slots, gradient, feeds }) => {
    const momentum = blend(slot(slots, 0), gradient, config.beta_1);
    const norm = tf.maximum(tf.mul(slot(slots, 1), config.beta_2), tf.abs(gradient));
    const move = tf.div(tf.mul(momentum, feed(feeds, 'corrected')), tf.add(norm, config.epsilon));
    return { weight: tf.sub(weight, move), slots: [momentum, norm] };
  },
});

/** Nadam's momentum at a step, and the product of all up to it; the product dies out, so a short walk is exact. */
function nadamMomentum(beta: number, step: number): { readonly now: number; readonly product: number } {
  const momentum = (i: number): number => beta * (1 - 0.5 * 0.96 ** i);
  let product = 1;
  for (let i = 1; i <= step && product > 1e-300; i += 1) product *= momentum(i);
  return { now: momentum(step), product };
}

const nadam = erased({
  className: 'Nadam',
  config: z.object({ ...fields(0.001), ...adamFields }),
  slots: () => [zero('momentum'), zero('velocity')],
  feeds: (config, step, rate) => {
    const now = nadamMomentum(config.beta_1, step);
    const next = nadamMomentum(config.beta_1, step + 1);
    return {
      rate,
      momentumFactor: next.now / (1 - next.product),
      gradientFactor: (1 - now.now) / (1 - now.product),
      velocityFactor: 1 / (1 - config.beta_2 ** step),
    };
  },
  update: (config, { weight, slots, gradient, squared, feeds }) => {
    const momentum = blend(slot(slots, 0), gradient, config.beta_1);
    const velocity = blend(slot(slots, 1), squared(), config.beta_2);
    const ahead = tf.add(
      tf.mul(momentum, feed(feeds, 'momentumFactor')),
      tf.mul(gradient, feed(feeds, 'gradientFactor')),
    );
    const root = tf.add(tf.sqrt(tf.mul(velocity, feed(feeds, 'velocityFactor'))), config.epsilon);
    return { weight: tf.sub(weight, tf.div(tf.mul(ahead, feed(feeds, 'rate')), root)), slots: [momentum, velocity] };
  },
});

const lion = erased({
  className: 'Lion',
  config: z.object({ ...fields(0.001), beta_1: decayRate(0.9), beta_2: decayRate(0.99) }),
  slots: () => [zero('momentum')],
  feeds: onlyRate,
  update: (config, { weight, slots, gradient, feeds }) => {
    const direction = tf.sign(blend(slot(slots, 0), gradient, config.beta_1));
    return {
      weight: tf.sub(weight, tf.mul(direction, feed(feeds, 'rate'))),
      slots: [blend(slot(slots, 0), gradient, config.beta_2)],
    };
  },
});

const classes: ReadonlyMap<string, OptimizerClass> = new Map(
  [sgd, adamLike('Adam', null), adamLike('AdamW', 0.004), rmsprop, adagrad, adadelta, adamax, nadam, lion].map(
    (optimizer) => [optimizer.className.toLowerCase(), optimizer],
  ),
);

/** By Keras class name or lower-case name; undefined when there is none. */
export function optimizerClass(name: string): OptimizerClass | undefined {
  return classes.get(name.toLowerCase());
}

interface Clipping {
  readonly clipnorm?: number | null | undefined;
  readonly clipvalue?: number | null | undefined;
  readonly global_clipnorm?: number | null | undefined;
}

/** clipnorm acts on each weight's gradient by itself, global_clipnorm on all together. */
export function clipGradients(
  gradients: readonly (tf.Tensor | undefined)[],
  config: Clipping,
): readonly (tf.Tensor | undefined)[] {
  const each = (change: (gradient: tf.Tensor) => tf.Tensor) =>
    gradients.map((gradient) => gradient && change(gradient));
  const scaled = (gradient: tf.Tensor, norm: tf.Tensor, limit: number): tf.Tensor =>
    tf.mul(gradient, tf.div(limit, tf.maximum(norm, limit)));
  const squares = (gradient: tf.Tensor): tf.Tensor => tf.sum(tf.square(gradient));
  const { clipnorm, clipvalue, global_clipnorm: globalNorm } = config;
  if (clipnorm) return each((gradient) => scaled(gradient, tf.sqrt(squares(gradient)), clipnorm));
  if (globalNorm) {
    const present = gradients.filter((gradient) => gradient !== undefined);
    const norm = tf.sqrt(tf.addN(present.map(squares)));
    return each((gradient) => scaled(gradient, norm, globalNorm));
  }
  if (clipvalue) return each((gradient) => tf.clipByValue(gradient, -clipvalue, clipvalue));
  return gradients;
}
