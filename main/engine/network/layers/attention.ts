// Keras' Attention and AdditiveAttention, which have no heads and hardly a weight: inputs are query, value and, if it is not
// the value, key. Also what all attention shares: how scores are hidden.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, shapeFault } from '#engine/network/layer.ts';
import type { LayerClass, WeightSpec } from '#engine/network/layer.ts';
import { dropped } from '#engine/network/layers/noise.ts';
import type { Shape } from '#engine/values/layer.ts';

const lowest = -1e9;

/**
 * Scores [batch, …, asking, seen] so low that they get no attention: of steps that the value's mask [batch, seen] hides, and
 * with `causal` of those later than the one that asks.
 */
export function hidden(scores: tf.Tensor, mask: tf.Tensor | undefined, causal: boolean): tf.Tensor {
  const [asking, seen] = [at(scores.shape, -2), at(scores.shape, -1)];
  const between = scores.shape.slice(1, -1).map(() => 1);
  const own = mask && tf.mul(tf.sub(1, tf.cast(mask, 'float32')), lowest);
  const shown = own ? tf.add(scores, tf.reshape(own, [at(scores.shape, 0), ...between, seen])) : scores;
  if (!causal) return shown;
  const steps = (count: number): tf.Tensor => tf.range(0, count, 1, 'float32');
  const isLater = tf.greater(tf.expandDims(steps(seen), 0), tf.expandDims(steps(asking), 1));
  return tf.add(shown, tf.mul(tf.cast(isLater, 'float32'), lowest));
}

const fields = {
  dropout: z.number().min(0).lt(1).default(0),
  /** A step sees itself and earlier ones alone. Keras is told so where it calls the layer. */
  use_causal_mask: z.boolean().default(false),
};
type Config = z.infer<z.ZodObject<typeof fields>>;

interface Scores<C> {
  readonly className: string;
  readonly config: z.ZodType<C>;
  weights(config: C, features: number): readonly WeightSpec[];
  scores(config: C, query: tf.Tensor, key: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor;
  /** Numbers that it makes of a pair of steps. */
  pairNumbers(config: C, features: number): number;
}

/** Shapes [steps, features] of query, value and key; query and key of one width. */
function three(name: string, shapes: readonly Shape[]): readonly [Shape, Shape, Shape] {
  const [query, value, key = value] = shapes;
  const areSteps = query?.length === 2 && value?.length === 2 && key?.length === 2;
  if (!query || !value || !key || shapes.length > 3 || !areSteps || key[0] !== value[0] || key[1] !== query[1])
    throw shapeFault(name, '2–3 × [steps, features]', shapes);
  return [query, value, key];
}

const weight = (name: string, shape: Shape, initializer: string): WeightSpec => ({
  name,
  shape,
  initializer: { class_name: initializer, config: {} },
  trainable: true,
});

const headless = <C extends Config>(own: Scores<C>): LayerClass<C> =>
  defineLayer<C>({
    className: own.className,
    traits: { rowByRow: false, deepRule: 'none', output: 'new' },
    config: own.config,
    weights: (config, shapes) => own.weights(config, at(three(own.className, shapes)[0], 1)),
    outputShapes: (_config, shapes) => {
      const [query, value] = three(own.className, shapes);
      return [[at(query, 0), at(value, 1)]];
    },
    multiplyAdds: (_config, shapes) => {
      const [query, value] = three(own.className, shapes);
      return at(query, 0) * at(value, 0) * (at(query, 1) + at(value, 1));
    },
    passNumbers: (config, shapes) => {
      const [query, value] = three(own.className, shapes);
      // Of each pair: its score, hidden and dropped, its share, and gradients.
      const pair = 2 * own.pairNumbers(config, at(query, 1)) + 7 + (config.dropout > 0 ? 5.25 : 0);
      return at(query, 0) * (at(value, 0) * pair + 2 * at(value, 1));
    },
    mask: (_config, _inputs, masks) => masks[0],
    call: (config, inputs, weights, context) => {
      const [query, value, key = value] = inputs;
      if (!query || !value || !key) throw new RangeError(own.className);
      const scores = own.scores(config, query, key, weights);
      const shares = tf.softmax(hidden(scores, context.masks[1], config.use_causal_mask));
      const seen = tf.matMul(dropped(shares, config.dropout, context) as tf.Tensor3D, value as tf.Tensor3D);
      const asking = context.masks[0];
      return [asking ? tf.mul(seen, tf.expandDims(tf.cast(asking, 'float32'), -1)) : seen];
    },
  });

/** tanh(q + k) of each pair of steps, [batch, asking, seen, features]. */
const pairs = (query: tf.Tensor, key: tf.Tensor, scale?: tf.Tensor): tf.Tensor => {
  const sum = tf.add(tf.expandDims(query, 2), tf.expandDims(key, 1));
  return tf.tanh(scale ? tf.mul(sum, scale) : sum);
};

/** By the scalar product of query and key (Luong), or by the sum of tanh(q + k). */
const attention = headless({
  className: 'Attention',
  config: z.object({
    use_scale: z.boolean().default(false),
    score_mode: z.enum(['dot', 'concat']).default('dot'),
    ...fields,
  }),
  weights: (config) => [
    ...(config.use_scale ? [weight('scale', [], 'Ones')] : []),
    ...(config.score_mode === 'concat' ? [weight('concat_score_weight', [], 'Ones')] : []),
  ],
  scores: (config, query, key, weights) => {
    const scale = config.use_scale ? at(weights, 0) : undefined;
    if (config.score_mode === 'concat') return tf.mul(tf.sum(pairs(query, key, scale), -1), at(weights, -1));
    const product = tf.matMul(query as tf.Tensor3D, key as tf.Tensor3D, false, true);
    return scale ? tf.mul(product, scale) : product;
  },
  pairNumbers: (config, features) => (config.score_mode === 'concat' ? 3 * features + 2 : 2),
});

/** By a weighted sum of tanh(q + k) (Bahdanau). */
const additiveAttention = headless({
  className: 'AdditiveAttention',
  config: z.object({ use_scale: z.boolean().default(true), ...fields }),
  weights: (config, features) => (config.use_scale ? [weight('scale', [features], 'GlorotUniform')] : []),
  scores: (_config, query, key, [scale]) => {
    const each = pairs(query, key);
    return tf.sum(scale ? tf.mul(each, scale) : each, -1);
  },
  pairNumbers: (_config, features) => 3 * features + 1,
});

export const headlessAttention = [attention, additiveAttention] as const;
