// Functions whose gradient tfjs takes otherwise than TensorFlow, with TensorFlow's gradient.
import * as tf from '@tensorflow/tfjs-core';
import { dataTypes, nativeBackend } from '#engine/kernels/compile/binding.ts';
import { gatherRows } from '#engine/kernels/gather-rows.ts';
import { nativeOp, onlyOutput, textAttr, typeAttr } from '#engine/kernels/native-op.ts';
import type { RowGradient } from '#engine/kernels/sparse-rows.ts';

/**
 * An elementwise function with TensorFlow's own gradient op, where tfjs makes it of several. The op takes `dy` and the
 * function's input or its output, in TensorFlow's order.
 */
function withNativeGradient(
  fn: (x: tf.Tensor) => tf.Tensor,
  op: string,
  order: (dy: tf.Tensor, x: tf.Tensor, y: tf.Tensor) => [tf.Tensor, tf.Tensor],
): (x: tf.Tensor) => tf.Tensor {
  return (x) => {
    const backend = nativeBackend();
    if (!backend) return fn(x);
    const made = tf.customGrad((given: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
      const value = fn(given as tf.Tensor);
      (save as tf.GradSaveFunc)([given as tf.Tensor, value]);
      return {
        value,
        gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
          const [from, to] = saved as [tf.Tensor, tf.Tensor];
          return nativeOp(backend, op, { T: typeAttr(dataTypes.float32) }, order(dy, from, to), 1);
        },
      };
    });
    return made(x);
  };
}

// From the output, which is positive where the input is: then nothing but ReLU needs its input, and TensorFlow can make
// product, bias and ReLU one op.
export const relu = withNativeGradient(tf.relu, 'ReluGrad', (dy, _x, y) => [dy, y]);
export const sigmoid = withNativeGradient(tf.sigmoid, 'SigmoidGrad', (dy, _x, y) => [y, dy]);
export const tanh = withNativeGradient(tf.tanh, 'TanhGrad', (dy, _x, y) => [y, dy]);

/** x [rows, …, channels] + bias [channels], by the ops that TensorFlow fuses with the product before and the ReLU after. */
export function addBias(x: tf.Tensor, bias: tf.Tensor): tf.Tensor {
  const backend = nativeBackend();
  if (!backend) return tf.add(x, bias);
  const attrs = { T: typeAttr(dataTypes.float32), data_format: textAttr('NHWC') };
  const made = tf.customGrad((...given: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const [from, offset] = given as [tf.Tensor, tf.Tensor];
    return {
      value: onlyOutput(nativeOp(backend, 'BiasAdd', attrs, [from, offset], 1)),
      gradFunc: (dy: tf.Tensor) => [dy, onlyOutput(nativeOp(backend, 'BiasAddGrad', attrs, [dy], 1))],
    };
  });
  return made(x, bias);
}

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

/** The largest number along the axes; equal ones divide the gradient (tfjs gives each of them all of it). */
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
        const gradient = tf.div(tf.reshape(dy, kept), tf.sum(equal, [...axes], true));
        return [tf.mul(equal, gradient)];
      },
    };
  });
  return op(x);
}

/**
 * Rows of a table by index of any shape; the gradient adds up what came from each row. `told`, if given, hears in the
 * backward pass what came, before it is added up.
 */
export function lookUp(table: tf.Tensor, index: tf.Tensor, told?: (part: RowGradient) => void): tf.Tensor {
  const [rows = 0, ...row] = table.shape;
  const ids = tf.reshape(index, [-1]);
  const op = tf.customGrad((given: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
    (save as tf.GradSaveFunc)([ids]);
    return {
      value: gatherRows(given as tf.Tensor, ids),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [from] = saved as [tf.Tensor1D];
        told?.({ ids: from, rows: dy as tf.Tensor2D });
        return [summedByRow(dy, from, rows)];
      },
    };
  });
  return tf.reshape(op(table), [...index.shape, ...row]);
}

/** The WebAssembly backend has no segmented sum; there a product with the indexes' indicators does the same. */
export function summedByRow(dy: tf.Tensor, ids: tf.Tensor1D, rows: number): tf.Tensor {
  if (tf.getBackend() === 'tensorflow') return tf.unsortedSegmentSum(dy, ids, rows);
  const indicators = tf.cast(tf.oneHot(ids, rows), 'float32') as tf.Tensor2D;
  return tf.matMul(indicators, dy as tf.Tensor2D, true);
}
