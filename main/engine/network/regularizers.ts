// Penalties on weights and activities, as Keras 3 defines them: no factor one half in L2.
import * as tf from '@tensorflow/tfjs-core';
import { magnitude } from '#engine/kernels/differentiable.ts';
import { namedObjectSchema, numberIn } from '#engine/network/named-object.ts';
import type { NamedObject } from '#engine/network/named-object.ts';

type Penalty = (config: NamedObject['config'], values: tf.Tensor) => tf.Scalar;

/** l1·Σ|w| + l2·Σw². */
function sums(l1: number, l2: number, values: tf.Tensor): tf.Scalar {
  const absolute = l1 === 0 ? undefined : tf.mul(tf.sum(magnitude(values)), l1);
  const square = l2 === 0 ? undefined : tf.mul(tf.sum(tf.square(values)), l2);
  if (absolute && square) return tf.add(absolute, square);
  return (absolute ?? square ?? tf.scalar(0)) as tf.Scalar;
}

/** factor · the mean of |cosine| over all pairs of rows (or columns) of a matrix. A single one, of which Keras makes NaN: 0. */
function orthogonal(config: NamedObject['config'], values: tf.Tensor): tf.Scalar {
  if (values.rank !== 2) throw new RangeError(`OrthogonalRegularizer of ${values.rank} axes`);
  const rows = config['mode'] === 'columns' ? tf.transpose(values) : values;
  const [size = 0] = rows.shape;
  if (size < 2) return tf.scalar(0);
  const length = tf.sqrt(tf.maximum(tf.sum(tf.square(rows), 1, true), 1e-12));
  const unit = tf.div(rows, length);
  const cosines = tf.mul(tf.matMul(unit, unit, false, true), tf.sub(1, tf.eye(size)));
  return tf.mul(tf.sum(magnitude(cosines)), numberIn(config, 'factor', 0.01) / (size * (size - 1)));
}

const penalties: Readonly<Record<string, Penalty>> = {
  L1: (config, values) => sums(numberIn(config, 'l1', 0.01), 0, values),
  L2: (config, values) => sums(0, numberIn(config, 'l2', 0.01), values),
  L1L2: (config, values) => sums(numberIn(config, 'l1', 0), numberIn(config, 'l2', 0), values),
  OrthogonalRegularizer: orthogonal,
};

export const regularizerSchema = namedObjectSchema(Object.keys(penalties));

/** What is added to the loss. */
export const penaltyOf = (regularizer: NamedObject, values: tf.Tensor): tf.Scalar =>
  penalties[regularizer.class_name]?.(regularizer.config, values) ?? tf.scalar(0);
