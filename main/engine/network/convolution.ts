// What convolutions and pools share: settings and output sizes.
import { z } from 'zod';
import { at, shapeFault } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

/** How many axes a window moves along: the steps of a sequence, a picture's height and width, a volume's depth before them. */
export type Places = 1 | 2 | 3;

export const everyAxis = <T>(places: Places, value: T): T[] => Array.from({ length: places }, () => value);

/** A size an axis; Keras takes one number for all of them as well as a list. */
export const axes = (places: Places): z.ZodType<number[]> =>
  z.preprocess(
    (value) => (typeof value === 'number' ? everyAxis(places, value) : value),
    z.array(z.number().int().positive()).length(places),
  );

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
