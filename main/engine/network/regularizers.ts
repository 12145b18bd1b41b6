// Penalties on weights and activities, as Keras 3 defines them: no factor one half in L2.
import * as tf from '@tensorflow/tfjs-core';
import { magnitude } from '#engine/kernels/differentiable.ts';
import { namedObjectSchema, numberIn } from '#engine/network/named-object.ts';
import type { NamedObject } from '#engine/network/named-object.ts';

const factors: Readonly<Record<string, (config: NamedObject['config']) => { l1: number; l2: number }>> = {
  L1: (config) => ({ l1: numberIn(config, 'l1', 0.01), l2: 0 }),
  L2: (config) => ({ l1: 0, l2: numberIn(config, 'l2', 0.01) }),
  L1L2: (config) => ({ l1: numberIn(config, 'l1', 0), l2: numberIn(config, 'l2', 0) }),
};

export const regularizerSchema = namedObjectSchema(Object.keys(factors));

/** l1·Σ|w| + l2·Σw². */
export function penaltyOf(regularizer: NamedObject, values: tf.Tensor): tf.Scalar {
  const { l1, l2 } = factors[regularizer.class_name]?.(regularizer.config) ?? { l1: 0, l2: 0 };
  const absolute = l1 === 0 ? undefined : tf.mul(tf.sum(magnitude(values)), l1);
  const square = l2 === 0 ? undefined : tf.mul(tf.sum(tf.square(values)), l2);
  if (absolute && square) return tf.add(absolute, square);
  return (absolute ?? square ?? tf.scalar(0)) as tf.Scalar;
}
