// Keras' ways of keeping gradients small, before an optimizer sees them.
import * as tf from '@tensorflow/tfjs-core';

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
