// What Keras 3 does to a weight after each update.
import * as tf from '@tensorflow/tfjs-core';
import { namedObjectSchema, numberIn } from '#engine/network/named-object.ts';
import type { NamedObject } from '#engine/network/named-object.ts';

type Config = Readonly<Record<string, unknown>>;

const epsilon = 1e-7;
const axisOf = (config: Config): number | number[] => (config['axis'] as number | number[] | undefined) ?? 0;
const normOf = (weight: tf.Tensor, config: Config): tf.Tensor =>
  tf.sqrt(tf.sum(tf.square(weight), axisOf(config), true));

const constraints: Readonly<Record<string, (weight: tf.Tensor, config: Config) => tf.Tensor>> = {
  NonNeg: (weight) => tf.relu(weight),
  UnitNorm: (weight, config) => tf.div(weight, tf.add(normOf(weight, config), epsilon)),
  MaxNorm: (weight, config) => {
    const norm = normOf(weight, config);
    const wanted = tf.clipByValue(norm, 0, numberIn(config, 'max_value', 2));
    return tf.mul(weight, tf.div(wanted, tf.add(norm, epsilon)));
  },
  MinMaxNorm: (weight, config) => {
    const norm = normOf(weight, config);
    const rate = numberIn(config, 'rate', 1);
    const clipped = tf.clipByValue(norm, numberIn(config, 'min_value', 0), numberIn(config, 'max_value', 1));
    const wanted = tf.add(tf.mul(clipped, rate), tf.mul(norm, 1 - rate));
    return tf.mul(weight, tf.div(wanted, tf.add(norm, epsilon)));
  },
};

export const constraintSchema = namedObjectSchema(Object.keys(constraints));

export function constrained(constraint: NamedObject, weight: tf.Tensor): tf.Tensor {
  return constraints[constraint.class_name]?.(weight, constraint.config) ?? weight;
}
