// What convolutions and pools share: settings, output sizes, kernels with gaps between their taps.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { shapeFault } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const size = z.number().int().positive();

/** Keras takes one number for all axes as well as a list. */
export const pair = z.preprocess(
  (value) => (typeof value === 'number' ? [value, value] : value),
  z.tuple([size, size]),
) as z.ZodType<[number, number]>;
export const single = z.preprocess(
  (value) => (Array.isArray(value) ? (value as unknown[])[0] : value),
  size,
) as z.ZodType<number>;
export const channelsLast = z.literal('channels_last').default('channels_last');
export const padding2d = z.enum(['valid', 'same']).default('valid');

export type Padding = 'valid' | 'same';

/** Positions of a window along an axis; TensorFlow's rule. */
export function windowCount(length: number, window: number, stride: number, padding: Padding, dilation = 1): number {
  const span = (window - 1) * dilation + 1;
  return padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - span) / stride) + 1;
}

/** The height and width that a window leaves of a picture; throws Fault 'shape.mismatch' when it does not fit. */
export function windowed(
  layer: string,
  shape: Shape,
  window: readonly [number, number],
  strides: readonly [number, number],
  padding: Padding,
  dilation: readonly [number, number] = [1, 1],
): readonly [number, number] {
  const [height = 0, width = 0] = shape;
  const rows = windowCount(height, window[0], strides[0], padding, dilation[0]);
  const columns = windowCount(width, window[1], strides[1], padding, dilation[1]);
  if (rows < 1 || columns < 1) {
    const spans = window.map((length, axis) => (length - 1) * (dilation[axis] ?? 1) + 1);
    throw shapeFault(layer, `≥ [${spans.join(', ')}, channels]`, [shape]);
  }
  return [rows, columns];
}

/**
 * The kernel [height, width, …] with zeros between its taps. A dilated convolution is an ordinary one with it; tfjs has
 * no gradient of its own dilated kernels.
 */
export function dilated(kernel: tf.Tensor, [rows, columns]: readonly [number, number]): tf.Tensor4D {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = kernel.shape;
  if (rows === 1 && columns === 1) return kernel as tf.Tensor4D;
  const spaced = tf.reshape(kernel, [height, 1, width, 1, inputs * outputs]);
  const padded = tf.pad(spaced, [
    [0, 0],
    [0, rows - 1],
    [0, 0],
    [0, columns - 1],
    [0, 0],
  ]);
  const whole = tf.reshape(padded, [height * rows, width * columns, inputs, outputs]);
  const taps = [(height - 1) * rows + 1, (width - 1) * columns + 1, inputs, outputs];
  return tf.slice(whole, [0, 0, 0, 0], taps) as tf.Tensor4D;
}

/** Convolution with groups: the input's channels and the kernel's filters are cut into as many parts. */
export function convolve(
  x: tf.Tensor,
  kernel: tf.Tensor,
  strides: readonly [number, number],
  padding: Padding,
  dilation: readonly [number, number],
  groups = 1,
): tf.Tensor {
  const taps = dilated(kernel, dilation);
  const steps: [number, number] = [strides[0], strides[1]];
  if (groups === 1) return tf.conv2d(x as tf.Tensor4D, taps, steps, padding);
  const inputs = tf.split(x, groups, 3);
  const filters = tf.split(taps, groups, 3);
  return tf.concat(
    inputs.map((part, i) => tf.conv2d(part as tf.Tensor4D, filters[i] as tf.Tensor4D, steps, padding)),
    3,
  );
}
