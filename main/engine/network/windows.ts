// Windows that move over places: over a picture by TensorFlow's ops, over a sequence as a picture of one row, over a volume
// plane by plane. All have gradients on every backend, which the ops for volumes have not.
import * as tf from '@tensorflow/tfjs-core';
import type { Padding } from '#engine/network/convolution.ts';
import { at } from '#engine/network/layer.ts';

/** A number an axis. */
export interface Move {
  readonly strides: readonly number[];
  readonly dilation: readonly number[];
  readonly padding: Padding;
}

type Pair = [number, number];
type Four = [number, number, number, number];

const inOneRow = ({ strides, dilation, padding }: Move): Move => ({
  strides: [1, ...strides],
  dilation: [1, ...dilation],
  padding,
});

const asRow = (x: tf.Tensor): tf.Tensor => tf.expandDims(x, 1);
const fromRow = (x: tf.Tensor): tf.Tensor => tf.squeeze(x, [1]);
const kernelAsRow = (kernel: tf.Tensor): tf.Tensor => tf.expandDims(kernel, 0);

/**
 * The kernel [...window, inputs, outputs] with zeros between its taps. A dilated convolution is an ordinary one with it; tfjs
 * has no gradient of its own dilated kernels.
 */
function dilated(kernel: tf.Tensor, dilation: readonly number[]): tf.Tensor4D {
  const [rows = 1, columns = 1] = dilation;
  const [height = 1, width = 1, inputs = 1, outputs = 1] = kernel.shape;
  if (rows === 1 && columns === 1) return kernel as tf.Tensor4D;
  const spaced = tf.reshape(kernel, [height, 1, width, 1, inputs * outputs]);
  const gaps = [0, rows - 1, 0, columns - 1, 0];
  const padded = tf.pad(
    spaced,
    gaps.map((gap) => [0, gap]),
  );
  const whole = tf.reshape(padded, [height * rows, width * columns, inputs, outputs]);
  const taps = [(height - 1) * rows + 1, (width - 1) * columns + 1, inputs, outputs];
  return tf.slice(whole, [0, 0, 0, 0], taps) as tf.Tensor4D;
}

/** x [batch, ...places, channels] by a kernel [...window, channels, filters]. */
export function convolved(x: tf.Tensor, kernel: tf.Tensor, move: Move): tf.Tensor {
  if (kernel.rank === 3) return fromRow(convolved(asRow(x), kernelAsRow(kernel), inOneRow(move)));
  if (kernel.rank === 5) return convolvedVolume(x, kernel, move);
  return tf.conv2d(x as tf.Tensor4D, dilated(kernel, move.dilation), move.strides as Pair, move.padding);
}

/** Each channel by a kernel of its own, [...window, channels, multiplier]; over a sequence or a picture. */
export function convolvedDeep(x: tf.Tensor, kernel: tf.Tensor, { strides, dilation, padding }: Move): tf.Tensor {
  // TensorFlow has kernels for equal strides alone; a picture of one row is the same for any stride down.
  const down = at(strides, 0);
  if (kernel.rank === 3) {
    const move = { strides: [down, down], dilation: [1, ...dilation], padding };
    return fromRow(convolvedDeep(asRow(x), kernelAsRow(kernel), move));
  }
  return tf.depthwiseConv2d(x as tf.Tensor4D, dilated(kernel, dilation), strides as Pair, padding);
}

/** The gradient of a convolution, with a kernel [...window, filters, channels], as a tensor of `shape`. */
export function convolvedBack(x: tf.Tensor, kernel: tf.Tensor, shape: readonly number[], move: Move): tf.Tensor {
  if (kernel.rank === 3) {
    const [batch = 0, ...others] = shape;
    return fromRow(convolvedBack(asRow(x), kernelAsRow(kernel), [batch, 1, ...others], inOneRow(move)));
  }
  if (kernel.rank === 5) return convolvedBackVolume(x, kernel, shape, move);
  const taps = dilated(kernel, move.dilation);
  return tf.conv2dTranspose(x as tf.Tensor4D, taps, [...shape] as Four, move.strides as Pair, move.padding);
}

/** One plane of a volume's kernel. */
const planeOf = (kernel: tf.Tensor, index: number): tf.Tensor =>
  tf.squeeze(tf.slice(kernel, [index, 0, 0, 0, 0], [1, -1, -1, -1, -1]), [0]);

const eachTap = (kernel: tf.Tensor, part: (index: number) => tf.Tensor): tf.Tensor =>
  Array.from({ length: at(kernel.shape, 0) }, (_, index) => part(index)).reduce((sum, one) => tf.add(sum, one));

const withinPlane = ({ strides, dilation, padding }: Move): Move => ({
  strides: strides.slice(1),
  dilation: dilation.slice(1),
  padding,
});

/** Every plane of the kernel over the planes that it sees, added up. */
function convolvedVolume(x: tf.Tensor, kernel: tf.Tensor, move: Move): tf.Tensor {
  const [batch = 0, depth = 0, ...plane] = x.shape;
  const [stride, reach] = [at(move.strides, 0), at(move.dilation, 0)];
  const behind = (at(kernel.shape, 0) - 1) * reach;
  const size = Math.ceil((depth - (move.padding === 'same' ? 0 : behind)) / stride);
  const missing = Math.max((size - 1) * stride + behind + 1 - depth, 0);
  const before = move.padding === 'same' ? Math.floor(missing / 2) : 0;
  const after = Math.max(size * stride + behind - before - depth, 0);
  const padded = tf.pad(tf.reshape(x, [batch, depth, -1]), [
    [0, 0],
    [before, after],
    [0, 0],
  ]);
  const seenBy = (tap: number): tf.Tensor => {
    const all = tf.slice(padded, [0, tap * reach, 0], [-1, size * stride, -1]);
    const own = stride === 1 ? all : tf.slice(tf.reshape(all, [batch * size, stride, -1]), [0, 0, 0], [-1, 1, -1]);
    return tf.reshape(own, [batch * size, ...plane]);
  };
  const sum = eachTap(kernel, (tap) => convolved(seenBy(tap), planeOf(kernel, tap), withinPlane(move)));
  return tf.reshape(sum, [batch, size, ...sum.shape.slice(1)]);
}

/** Every plane painted through every plane of the kernel, at its place, and added up. */
function convolvedBackVolume(x: tf.Tensor, kernel: tf.Tensor, shape: readonly number[], move: Move): tf.Tensor {
  const [batch = 0, depth = 0, ...plane] = x.shape;
  const [, size = 0, ...painted] = shape;
  const [stride, reach] = [at(move.strides, 0), at(move.dilation, 0)];
  const behind = (at(kernel.shape, 0) - 1) * reach;
  const planes = tf.reshape(x, [batch * depth, ...plane]);
  const sum = eachTap(kernel, (tap) => {
    const paint = convolvedBack(planes, planeOf(kernel, tap), [batch * depth, ...painted], withinPlane(move));
    const apart = tf.pad(tf.reshape(paint, [batch * depth, 1, -1]), [
      [0, 0],
      [0, stride - 1],
      [0, 0],
    ]);
    return tf.pad(tf.reshape(apart, [batch, depth * stride, -1]), [
      [0, 0],
      [tap * reach, behind - tap * reach],
      [0, 0],
    ]);
  });
  const cut = move.padding === 'same' ? Math.floor(Math.max(behind + 1 - stride, 0) / 2) : 0;
  return tf.reshape(tf.slice(sum, [0, cut, 0], [-1, size, -1]), [...shape]);
}

export type Pool = (x: tf.Tensor4D, size: Pair, strides: Pair, padding: Padding) => tf.Tensor;

/** The mean or the largest of each window; of a volume first in each plane, then over the planes. */
export function pooled(
  x: tf.Tensor,
  pool: Pool,
  size: readonly number[],
  strides: readonly number[],
  padding: Padding,
): tf.Tensor {
  if (size.length === 1) return fromRow(pooled(asRow(x), pool, [1, ...size], [1, ...strides], padding));
  if (size.length === 2) return pool(x as tf.Tensor4D, size as Pair, strides as Pair, padding);
  const [batch = 0, depth = 0, ...plane] = x.shape;
  const planes = tf.reshape(x, [batch * depth, ...plane]);
  const within = pooled(planes, pool, size.slice(1), strides.slice(1), padding);
  const [, height = 0, width = 0, channels = 0] = within.shape;
  const stack = tf.reshape(within, [batch, depth, height * width, channels]);
  const over = pooled(stack, pool, [at(size, 0), 1], [at(strides, 0), 1], padding);
  return tf.reshape(over, [batch, at(over.shape, 1), height, width, channels]);
}
