// Keras' attention in heads over one axis of steps, MultiHeadAttention and GroupQueryAttention: inputs are query, value and,
// if it is not the value, key.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, biasSpec, defineLayer, kernelFields, kernelSpecs, shapeFault } from '#engine/network/layer.ts';
import type { WeightSpec } from '#engine/network/layer.ts';
import { hidden } from '#engine/network/layers/attention.ts';
import { dropped } from '#engine/network/layers/noise.ts';
import type { Shape } from '#engine/values/layer.ts';

const count = z.number().int().positive();

const fields = {
  dropout: z.number().min(0).lt(1).default(0),
  use_gate: z.literal(false).default(false),
  sliding_window: z.null().optional(),
  /** A step sees itself and earlier ones alone. Keras is told so where it calls the layer. */
  use_causal_mask: z.boolean().default(false),
  ...kernelFields,
};

const multiHead = z.object({
  num_heads: count,
  key_dim: count,
  value_dim: count.nullish(),
  output_shape: z
    .preprocess((value) => (Array.isArray(value) ? (value as unknown[])[0] : value), count.nullish())
    .optional(),
  attention_axes: z.tuple([z.literal(1)]).nullish(),
  ...fields,
});

const grouped = z
  .object({ head_dim: count, num_query_heads: count, num_key_value_heads: count, ...fields })
  .refine((config) => config.num_query_heads % config.num_key_value_heads === 0, {
    error: 'a multiple of num_key_value_heads',
    path: ['num_query_heads'],
  });

type Config = z.infer<z.ZodObject<typeof fields>>;

/** What both are made of. */
interface Heads {
  readonly heads: number;
  /** Each serves as many heads of the query. */
  readonly keyHeads: number;
  readonly size: number;
  readonly valueSize: number;
  /** Undefined: that of the query. */
  readonly output?: number | null | undefined;
}

const attention = <C extends Config>(name: string, config: z.ZodType<C>, headsOf: (config: C) => Heads) => {
  /** Shapes [steps, features] of query, value and key. */
  function three(shapes: readonly Shape[]): readonly [Shape, Shape, Shape] {
    const [query, value, key = value] = shapes;
    const fits = query?.length === 2 && value?.length === 2 && key?.length === 2 && key[0] === value[0];
    if (!query || !value || !key || shapes.length > 3 || !fits)
      throw shapeFault(name, '2–3 × [steps, features]', shapes);
    return [query, value, key];
  }
  const outputSize = (settings: C, query: Shape): number => headsOf(settings).output ?? at(query, 1);

  return defineLayer<C>({
    className: name,
    traits: { rowByRow: false, deepRule: 'none', output: 'new' },
    config,
    weights: (settings, shapes) => {
      const [query, value, key] = three(shapes);
      const { heads, keyHeads, size, valueSize } = headsOf(settings);
      const named = (part: string, specs: readonly WeightSpec[]): WeightSpec[] =>
        specs.map((spec) => ({ ...spec, name: `${part}/${spec.name}` }));
      const head = (part: string, features: number, many: number, width: number): WeightSpec[] =>
        named(part, kernelSpecs(settings, [features, many, width], [many, width]));
      const output = outputSize(settings, query);
      const [kernel] = kernelSpecs(settings, [heads, valueSize, output], [output]);
      return [
        ...head('query', at(query, 1), heads, size),
        ...head('key', at(key, 1), keyHeads, size),
        ...head('value', at(value, 1), keyHeads, valueSize),
        ...named('attention_output', [...(kernel ? [kernel] : []), ...biasSpec(settings, [output])]),
      ];
    },
    outputShapes: (settings, shapes) => {
      const [query] = three(shapes);
      return [[at(query, 0), outputSize(settings, query)]];
    },
    multiplyAdds: (settings, shapes) => {
      const [query, value, key] = three(shapes);
      const { heads, keyHeads, size, valueSize: wide } = headsOf(settings);
      const [asking, seen] = [at(query, 0), at(value, 0)];
      const asked = heads * asking * at(query, 1) * size;
      const projected = asked + keyHeads * seen * (at(key, 1) * size + at(value, 1) * wide);
      return projected + heads * (asking * seen * (size + wide) + asking * wide * outputSize(settings, query));
    },
    passNumbers: (settings, shapes) => {
      const [query, value] = three(shapes);
      const { heads, keyHeads, size, valueSize } = headsOf(settings);
      const [asking, seen] = [at(query, 0), at(value, 0)];
      // Scores and shares, and gradients of both with what softmax' needs; a mask of dropout, a sum with what is hidden.
      const dropping = settings.dropout > 0 ? 5.25 : 0;
      const scores = heads * asking * seen * (5 + dropping + (settings.use_causal_mask ? 2 : 0));
      // Projected, shifted, turned and scaled on the way there; turned and joined on the way back.
      const projected = heads * asking * size * 4 + keyHeads * seen * (size + valueSize) * 3;
      const joined = asking * (heads * valueSize * 2 + outputSize(settings, query) * 2);
      return scores + 2 * (projected + joined);
    },
    mask: (_config, _inputs, masks) => masks[0],
    call: (settings, inputs, weights, context) => {
      const [query, value, key = value] = inputs;
      if (!query || !value || !key) throw new RangeError(name);
      const { heads, keyHeads, size, valueSize } = headsOf(settings);
      const [batch, asking] = [at(query.shape, 0), at(query.shape, 1)];
      const each = settings.use_bias ? 2 : 1;
      const project = (x: tf.Tensor, part: number): tf.Tensor => {
        const [, many = 0, width = 0] = at(weights, part * each).shape;
        const flat = tf.matMul(rowsOf(x), tf.reshape(at(weights, part * each), [-1, many * width]));
        const shifted = settings.use_bias
          ? tf.add(flat, tf.reshape(at(weights, part * each + 1), [many * width]))
          : flat;
        const byHead = tf.reshape(shifted, [batch, at(x.shape, 1), many, width]);
        return tf.transpose(byHead, [0, 2, 1, 3]);
      };
      /** [batch, heads, steps, …] with the heads that share a key in a row, and back. */
      const gathered = (x: tf.Tensor): tf.Tensor =>
        heads === keyHeads ? x : tf.reshape(x, [batch, keyHeads, (heads / keyHeads) * asking, -1]);
      const parted = (x: tf.Tensor): tf.Tensor => (heads === keyHeads ? x : tf.reshape(x, [batch, heads, asking, -1]));
      const asked = tf.mul(project(query, 0), 1 / Math.sqrt(size));
      const scores = parted(tf.matMul(gathered(asked), project(key, 1), false, true));
      const shown = hidden(scores, context.masks[1], settings.use_causal_mask);
      const shares = dropped(tf.softmax(shown), settings.dropout, context);
      const joined = tf.transpose(parted(tf.matMul(gathered(shares), project(value, 2))), [0, 2, 1, 3]);
      const kernel = at(weights, 3 * each);
      const output = at(kernel.shape, 2);
      const flat = tf.matMul(tf.reshape(joined, [-1, heads * valueSize]), tf.reshape(kernel, [-1, output]));
      const shifted = settings.use_bias ? tf.add(flat, at(weights, 3 * each + 1)) : flat;
      return [tf.reshape(shifted, [batch, asking, output])];
    },
  });
};

const multiHeadAttention = attention('MultiHeadAttention', multiHead, (config) => ({
  heads: config.num_heads,
  keyHeads: config.num_heads,
  size: config.key_dim,
  valueSize: config.value_dim ?? config.key_dim,
  output: config.output_shape,
}));

const groupQueryAttention = attention('GroupQueryAttention', grouped, (config) => ({
  heads: config.num_query_heads,
  keyHeads: config.num_key_value_heads,
  size: config.head_dim,
  valueSize: config.head_dim,
}));

export const headedAttention = [multiHeadAttention, groupQueryAttention] as const;

function rowsOf(x: tf.Tensor): tf.Tensor2D {
  return tf.reshape(x, [-1, at(x.shape, -1)]);
}
