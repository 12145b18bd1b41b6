// Keras' MultiHeadAttention over one axis of steps: inputs are query, value and, if it is not the value, key.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, biasSpec, defineLayer, kernelFields, kernelSpecs, shapeFault } from '#engine/network/layer.ts';
import type { WeightSpec } from '#engine/network/layer.ts';
import { dropped } from '#engine/network/layers/noise.ts';
import type { Shape } from '#engine/values/layer.ts';

const name = 'MultiHeadAttention';

const config = z.object({
  num_heads: z.number().int().positive(),
  key_dim: z.number().int().positive(),
  value_dim: z.number().int().positive().nullish(),
  dropout: z.number().min(0).lt(1).default(0),
  output_shape: z
    .preprocess(
      (value) => (Array.isArray(value) ? (value as unknown[])[0] : value),
      z.number().int().positive().nullish(),
    )
    .optional(),
  attention_axes: z.tuple([z.literal(1)]).nullish(),
  use_gate: z.literal(false).default(false),
  sliding_window: z.null().optional(),
  ...kernelFields,
});
type Config = z.infer<typeof config>;

/** Shapes [steps, features] of query, value and key. */
function three(shapes: readonly Shape[]): readonly [Shape, Shape, Shape] {
  const [query, value, key = value] = shapes;
  const fits = query?.length === 2 && value?.length === 2 && key?.length === 2 && key[0] === value[0];
  if (!query || !value || !key || shapes.length > 3 || !fits) throw shapeFault(name, '2–3 × [steps, features]', shapes);
  return [query, value, key];
}

const valueSize = (settings: Config): number => settings.value_dim ?? settings.key_dim;
const outputSize = (settings: Config, query: Shape): number => settings.output_shape ?? at(query, 1);

export const multiHeadAttention = defineLayer({
  className: name,
  traits: { rowByRow: false, deepRule: 'none', output: 'new' },
  config,
  weights: (settings, shapes) => {
    const [query, value, key] = three(shapes);
    const { num_heads: heads, key_dim: size } = settings;
    const named = (part: string, specs: readonly WeightSpec[]): WeightSpec[] =>
      specs.map((spec) => ({ ...spec, name: `${part}/${spec.name}` }));
    const head = (part: string, features: number, width: number): WeightSpec[] =>
      named(part, kernelSpecs(settings, [features, heads, width], [heads, width]));
    const output = outputSize(settings, query);
    const [kernel] = kernelSpecs(settings, [heads, valueSize(settings), output], [output]);
    return [
      ...head('query', at(query, 1), size),
      ...head('key', at(key, 1), size),
      ...head('value', at(value, 1), valueSize(settings)),
      ...named('attention_output', [...(kernel ? [kernel] : []), ...biasSpec(settings, [output])]),
    ];
  },
  outputShapes: (settings, shapes) => {
    const [query] = three(shapes);
    return [[at(query, 0), outputSize(settings, query)]];
  },
  multiplyAdds: (settings, shapes) => {
    const [query, value, key] = three(shapes);
    const { num_heads: heads, key_dim: size } = settings;
    const wide = valueSize(settings);
    const [asking, seen] = [at(query, 0), at(value, 0)];
    const projected = asking * at(query, 1) * size + seen * (at(key, 1) * size + at(value, 1) * wide);
    return heads * (projected + asking * seen * (size + wide) + asking * wide * outputSize(settings, query));
  },
  passNumbers: (settings, shapes) => {
    const [query, value] = three(shapes);
    const { num_heads: heads, key_dim: size, dropout } = settings;
    const [asking, seen] = [at(query, 0), at(value, 0)];
    // Scores and shares, and gradients of both with what softmax' needs; a mask of dropout where there is one.
    const scores = heads * asking * seen * (5 + (dropout > 0 ? 5.25 : 0));
    // Projected, shifted, turned and scaled on the way there; turned and joined on the way back.
    const projected = heads * (asking * size * 4 + seen * (size + valueSize(settings)) * 3);
    const joined = asking * (heads * valueSize(settings) * 2 + outputSize(settings, query) * 2);
    return scores + 2 * (projected + joined);
  },
  mask: (_config, _inputs, masks) => masks[0],
  call: (settings, inputs, weights, context) => {
    const [query, value, key = value] = inputs;
    if (!query || !value || !key) throw new RangeError(name);
    const { num_heads: heads } = settings;
    const each = settings.use_bias ? 2 : 1;
    const project = (x: tf.Tensor, part: number): tf.Tensor => {
      const kernel = at(weights, part * each);
      const width = at(kernel.shape, 2);
      const flat = tf.matMul(rowsOf(x), tf.reshape(kernel, [-1, heads * width]));
      const shifted = settings.use_bias
        ? tf.add(flat, tf.reshape(at(weights, part * each + 1), [heads * width]))
        : flat;
      const byHead = tf.reshape(shifted, [at(x.shape, 0), at(x.shape, 1), heads, width]);
      return tf.transpose(byHead, [0, 2, 1, 3]);
    };
    const asked = tf.mul(project(query, 0), 1 / Math.sqrt(settings.key_dim));
    const scores = tf.matMul(asked, project(key, 1), false, true);
    const attention = dropped(tf.softmax(hidden(scores, context.masks[1])), settings.dropout, context);
    const joined = tf.transpose(tf.matMul(attention, project(value, 2)), [0, 2, 1, 3]);
    const kernel = at(weights, 3 * each);
    const output = at(kernel.shape, 2);
    const flat = tf.matMul(tf.reshape(joined, [-1, heads * valueSize(settings)]), tf.reshape(kernel, [-1, output]));
    const shifted = settings.use_bias ? tf.add(flat, at(weights, 3 * each + 1)) : flat;
    return [tf.reshape(shifted, [at(query.shape, 0), at(query.shape, 1), output])];
  },
});

function rowsOf(x: tf.Tensor): tf.Tensor2D {
  return tf.reshape(x, [-1, at(x.shape, -1)]);
}

/** Scores of steps that the value's mask hides are so low that they get no attention. */
function hidden(scores: tf.Tensor, mask: tf.Tensor | undefined): tf.Tensor {
  if (!mask) return scores;
  const [batch = 0, steps = 0] = mask.shape;
  const away = tf.mul(tf.sub(1, tf.cast(mask, 'float32')), -1e9);
  return tf.add(scores, tf.reshape(away, [batch, 1, 1, steps]));
}
