// Functions whose gradient tfjs takes otherwise than TensorFlow, with TensorFlow's gradient.
import * as tf from '@tensorflow/tfjs-core';
import { gatherRows } from '#engine/tensor/gather-rows.ts';

/** |x|, with 0 as its slope at 0 (tfjs has −1 there). */
export function magnitude(x: tf.Tensor): tf.Tensor {
  const op = tf.customGrad((given: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
    (save as tf.GradSaveFunc)([given as tf.Tensor]);
    return {
      value: tf.abs(given as tf.Tensor),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => [tf.mul(dy, tf.sign(saved[0] as tf.Tensor))],
    };
  });
  return op(x);
}

/** The largest number along the axes; equal ones share the gradient (tfjs gives each of them all of it). */
export function largest(x: tf.Tensor, axes: readonly number[]): tf.Tensor {
  const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const op = tf.customGrad((given: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
    const value = tf.max(given as tf.Tensor, [...axes]);
    (save as tf.GradSaveFunc)([given as tf.Tensor, value]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [from, top] = saved as [tf.Tensor, tf.Tensor];
        const equal = tf.cast(tf.equal(from, tf.reshape(top, kept)), 'float32');
        const share = tf.div(tf.reshape(dy, kept), tf.sum(equal, [...axes], true));
        return [tf.mul(equal, share)];
      },
    };
  });
  return op(x);
}

/**
 * Rows of a table by index of any shape; the gradient adds up what came from each row. `squares`, if given, is told in
 * the backward pass the sum of the squares of what came from each row, for Keras' sparse second moments.
 */
export function lookUp(table: tf.Tensor, index: tf.Tensor, squares?: (sums: tf.Tensor) => void): tf.Tensor {
  const [rows = 0, ...row] = table.shape;
  const ids = tf.reshape(index, [-1]);
  const op = tf.customGrad((given: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
    (save as tf.GradSaveFunc)([ids]);
    return {
      value: gatherRows(given as tf.Tensor, ids),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [from] = saved as [tf.Tensor1D];
        squares?.(summedByRow(tf.square(dy), from, rows));
        return [summedByRow(dy, from, rows)];
      },
    };
  });
  return tf.reshape(op(table), [...index.shape, ...row]);
}

/** The WebAssembly backend has no segmented sum; there a product with the indexes' indicators does the same. */
function summedByRow(dy: tf.Tensor, ids: tf.Tensor1D, rows: number): tf.Tensor {
  if (tf.getBackend() === 'tensorflow') return tf.unsortedSegmentSum(dy, ids, rows);
  const indicators = tf.cast(tf.oneHot(ids, rows), 'float32') as tf.Tensor2D;
  return tf.matMul(indicators, dy as tf.Tensor2D, true);
}
