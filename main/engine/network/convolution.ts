// What convolutions and pools share: settings, output sizes, kernels with gaps between their taps.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, shapeFault } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

/** How many axes a window moves along: the steps of a sequence, or height and width of a picture. */
export type Places = 1 | 2;

export const everyAxis = <T>(places: Places, value: T): T[] => Array.from({ length: places }, () => value);

/** A size an axis; Keras takes one number for all of them as well as a list. */
export const axes = (places: Places): z.ZodType<number[]> =>
  z.preprocess(
    (value) => (typeof value === 'number' ? everyAxis(places, value) : value),
    z.array(z.number().int().positive()).length(places),
  );

/** A sequence as a picture of one row, and back: TensorFlow's windows are those of pictures. */
export const pictureOf = (x: tf.Tensor, places: Places): tf.Tensor4D =>
  (places === 1 ? tf.expandDims(x, 1) : x) as tf.Tensor4D;
export const sequenceOf = (x: tf.Tensor, places: Places): tf.Tensor => (places === 1 ? tf.squeeze(x, [1]) : x);
/** What is said of each axis, of a picture's two. */
export const ofPicture = ([first = 1, second]: readonly number[]): [number, number] =>
  second === undefined ? [1, first] : [first, second];

export const channelsLast = z.literal('channels_last').default('channels_last');
export const padding2d = z.enum(['valid', 'same']).default('valid');

export type Padding = 'valid' | 'same';

/**
 * The sizes that a window leaves of a picture or a sequence, by TensorFlow's rule; throws Fault 'shape.mismatch' when it does
 * not fit.
 */
export function windowed(
  layer: string,
  shape: Shape,
  window: readonly number[],
  strides: readonly number[],
  padding: Padding,
  dilation: readonly number[] = [],
): readonly number[] {
  const spans = window.map((length, axis) => (length - 1) * (dilation[axis] ?? 1) + 1);
  const sizes = spans.map((span, axis) => {
    const room = at(shape, axis) + (padding === 'same' ? 0 : 1 - span);
    return Math.ceil(room / at(strides, axis));
  });
  if (sizes.every((size) => size >= 1)) return sizes;
  throw shapeFault(layer, `≥ [${spans.join(', ')}, channels]`, [shape]);
}

/**
 * The kernel [height, width, …] with zeros between its taps. A dilated convolution is an ordinary one with it; tfjs has
 * no gradient of its own dilated kernels.
 */
export function dilated(kernel: tf.Tensor, dilation: readonly number[]): tf.Tensor4D {
  const [rows, columns] = ofPicture(dilation);
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
