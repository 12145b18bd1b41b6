// Keras' Dot: the scalar product of two inputs along an axis of each; of unit vectors (cosine) when normalised.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, elements, shapeFault } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const name = 'Dot';
const epsilon = 1e-7;

const config = z.object({
  /** Axes count the batch as axis 0. */
  axes: z.preprocess(
    (value) => (typeof value === 'number' ? [value, value] : value),
    z.tuple([z.number().int(), z.number().int()]),
  ),
  normalize: z.boolean().default(false),
});

interface Pair {
  readonly axes: readonly [number, number];
  /** Of one row. */
  readonly result: Shape;
  readonly multiplyAdds: number;
}

/** Two lists, or two matrices, of which the contracted sizes agree. */
function pairOf(settings: z.infer<typeof config>, shapes: readonly Shape[]): Pair {
  const [one, other] = shapes;
  if (!one || !other || shapes.length !== 2 || one.length !== other.length || one.length > 2)
    throw shapeFault(name, '2 × [n] | [m, n]', shapes);
  const axes = settings.axes.map((axis) => (axis < 0 ? axis + one.length + 1 : axis));
  const [a = 0, b = 0] = axes;
  if (one[a - 1] === undefined || one[a - 1] !== other[b - 1]) throw shapeFault(name, `axis ${a} = axis ${b}`, shapes);
  if (one.length === 1) return { axes: [a, b], result: [1], multiplyAdds: elements(one) };
  const columns = at(other, 2 - b);
  return { axes: [a, b], result: [at(one, 2 - a), columns], multiplyAdds: elements(one) * columns };
}

function unit(x: tf.Tensor, axis: number): tf.Tensor {
  return tf.mul(x, tf.minimum(tf.rsqrt(tf.sum(tf.square(x), axis, true)), 1 / epsilon));
}

export const dot = defineLayer({
  className: name,
  traits: { rowByRow: false, deepRule: 'none', output: 'new' },
  config,
  outputShapes: (settings, shapes) => [pairOf(settings, shapes).result],
  multiplyAdds: (settings, shapes) => pairOf(settings, shapes).multiplyAdds,
  mask: 'stop',
  call: (settings, inputs) => {
    const { axes } = pairOf(
      settings,
      inputs.map((input) => input.shape.slice(1)),
    );
    const [one, other] = inputs.map((input, i) => (settings.normalize ? unit(input, at(axes, i)) : input));
    if (!one || !other) throw new RangeError(name);
    if (one.rank === 2) return [tf.sum(tf.mul(one, other), 1, true)];
    return [tf.matMul(one as tf.Tensor3D, other as tf.Tensor3D, axes[0] === 1, axes[1] === 2)];
  },
});
