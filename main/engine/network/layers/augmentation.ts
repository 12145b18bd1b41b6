// Keras' layers that change pictures at random in training, each picture in its own way, and let them through afterwards.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { lookUp } from '#engine/kernels/differentiable.ts';
import { at, defineLayer, numbersOf, onlyShape } from '#engine/network/layer.ts';
import type { CallContext } from '#engine/network/layer.ts';

const traits = { rowByRow: false, deepRule: 'linear', output: 'alike', auxiliary: true } as const;

/** Axes of a batch of pictures, in the order in which Keras flips. */
const flipped = { horizontal: [2], vertical: [1], horizontal_and_vertical: [2, 1] } as const;

const randomFlip = defineLayer({
  className: 'RandomFlip',
  traits,
  config: z.object({
    mode: z.enum(['horizontal', 'vertical', 'horizontal_and_vertical']).default('horizontal_and_vertical'),
  }),
  outputShapes: (_config, shapes) => [onlyShape('RandomFlip', shapes, 3)],
  // Of each direction the mirrored picture and the one that is taken, and their gradients.
  passNumbers: ({ mode }, shapes) => 4 * flipped[mode].length * numbersOf(shapes),
  call: ({ mode }, inputs, _weights, { training, random }) => {
    const x = at(inputs, 0);
    if (!training) return [x];
    return [
      flipped[mode].reduce<tf.Tensor>((pictures, axis) => {
        const chosen = tf.less(random.uniform([at(x.shape, 0), 1, 1, 1]), 0.5);
        return tf.where(chosen, tf.reverse(pictures, axis), pictures);
      }, x),
    ];
  },
});

const fillMode = z.enum(['reflect', 'nearest', 'constant']).default('reflect');
type FillMode = z.infer<typeof fillMode>;

/** From its negative to it, or from one number to another. */
const factor = z.union([z.number(), z.tuple([z.number(), z.number()])]);
type Factor = z.infer<typeof factor>;

/** Where each pixel of a picture is taken from: places across and down, each [rows, pixels]. */
interface Places {
  readonly across: tf.Tensor;
  readonly down: tf.Tensor;
}

/** A number a row, [rows, 1]. */
function drawn(range: Factor, rows: number, random: CallContext['random']): tf.Tensor {
  const [low, high] = typeof range === 'number' ? [-range, range] : range;
  return tf.add(tf.mul(random.uniform([rows, 1]), high - low), low);
}

/** A place beyond the border, by what is thought to lie there: the picture mirrored, or its last pixels. */
function within(places: tf.Tensor, size: number, mode: FillMode): tf.Tensor {
  if (mode === 'constant') return places;
  if (mode === 'nearest') return tf.clipByValue(places, 0, size - 1);
  const turns = tf.sub(places, tf.mul(tf.floor(tf.div(places, 2 * size)), 2 * size));
  return tf.clipByValue(tf.minimum(turns, tf.sub(2 * size - 1, turns)), 0, size - 1);
}

/** Each pixel mixed of the four around the place that it is taken from; what lies beyond the picture is 0. */
function sampled(x: tf.Tensor, { across, down }: Places, mode: FillMode): tf.Tensor {
  const [rows = 0, height = 0, width = 0, channels = 0] = x.shape;
  const [left, top] = [within(across, width, mode), within(down, height, mode)];
  const [left0, top0] = [tf.floor(left), tf.floor(top)];
  const pixels = tf.reshape(x, [rows * height * width, channels]);
  const first = tf.reshape(tf.mul(tf.range(0, rows, 1, 'float32'), height * width), [rows, 1]);
  const corner = (dx: 0 | 1, dy: 0 | 1): tf.Tensor => {
    const [column, row] = [tf.add(left0, dx), tf.add(top0, dy)];
    const [inColumn, inRow] = [tf.clipByValue(column, 0, width - 1), tf.clipByValue(row, 0, height - 1)];
    const place = tf.cast(tf.add(first, tf.add(tf.mul(inRow, width), inColumn)), 'int32');
    const share = tf.mul(nearness(left, column), nearness(top, row));
    const isThere = tf.cast(tf.logicalAnd(tf.equal(inColumn, column), tf.equal(inRow, row)), 'float32');
    const weight = tf.reshape(tf.mul(share, isThere), [rows * height * width, 1]);
    return tf.mul(lookUp(pixels, tf.reshape(place, [rows * height * width])), weight);
  };
  const mixed = tf.add(tf.add(corner(0, 0), corner(1, 0)), tf.add(corner(0, 1), corner(1, 1)));
  return tf.reshape(mixed, [rows, height, width, channels]);
}

const nearness = (place: tf.Tensor, pixel: tf.Tensor): tf.Tensor => tf.sub(1, tf.abs(tf.sub(place, pixel)));

/** The distances of all pixels of a picture from its middle, across and down, each [1, pixels]. */
function fromTheMiddle(height: number, width: number): Places {
  const [columns, rows] = [tf.range(0, width), tf.range(0, height)];
  return {
    across: tf.reshape(tf.tile(tf.sub(columns, (width - 1) / 2), [height]), [1, height * width]),
    down: tf.reshape(tf.tile(tf.reshape(tf.sub(rows, (height - 1) / 2), [height, 1]), [1, width]), [1, height * width]),
  };
}

/** A layer that takes each pixel from elsewhere. `moved`: from where, as distances from the middle. */
const byPlaces = <C extends { readonly fill_mode: FillMode }>(
  className: string,
  config: z.ZodType<C>,
  moved: (config: C, middle: Places, shape: readonly number[], random: CallContext['random']) => Places,
) =>
  defineLayer({
    className,
    traits,
    config,
    outputShapes: (_config, shapes) => [onlyShape(className, shapes, 3)],
    // Pixels of four corners, each alone and weighed, their sums, and the gradients of all.
    passNumbers: (_config, shapes) => 24 * numbersOf(shapes),
    call: (own, inputs, _weights, { training, random }) => {
      const x = at(inputs, 0);
      if (!training) return [x];
      const [, height = 0, width = 0] = x.shape;
      const { across, down } = moved(own, fromTheMiddle(height, width), x.shape, random);
      const places = { across: tf.add(across, (width - 1) / 2), down: tf.add(down, (height - 1) / 2) };
      return [sampled(x, places, own.fill_mode)];
    },
  });

const randomTranslation = byPlaces(
  'RandomTranslation',
  z.object({ height_factor: factor, width_factor: factor, fill_mode: fillMode }),
  ({ height_factor, width_factor }, { across, down }, [rows = 0, height = 0, width = 0], random) => {
    const byHeight = tf.mul(drawn(height_factor, rows, random), height);
    const byWidth = tf.mul(drawn(width_factor, rows, random), width);
    return { across: tf.sub(across, byWidth), down: tf.sub(down, byHeight) };
  },
);

/** A share of a whole turn. */
const randomRotation = byPlaces(
  'RandomRotation',
  z.object({ factor, fill_mode: fillMode }),
  (config, { across, down }, [rows = 0], random) => {
    const angle = tf.mul(drawn(config.factor, rows, random), 2 * Math.PI);
    const [cos, sin] = [tf.cos(angle), tf.sin(angle)];
    return {
      across: tf.sub(tf.mul(cos, across), tf.mul(sin, down)),
      down: tf.add(tf.mul(sin, across), tf.mul(cos, down)),
    };
  },
);

/** More than 0 makes smaller, less than 0 larger; without a factor of the width, both directions have the same. */
const randomZoom = byPlaces(
  'RandomZoom',
  z.object({ height_factor: factor, width_factor: factor.nullish(), fill_mode: fillMode }),
  ({ height_factor, width_factor }, { across, down }, [rows = 0], random) => {
    const byHeight = tf.add(drawn(height_factor, rows, random), 1);
    const byWidth = width_factor == null ? byHeight : tf.add(drawn(width_factor, rows, random), 1);
    return { across: tf.mul(across, byWidth), down: tf.mul(down, byHeight) };
  },
);

/** The values that pixels may have; what comes out beyond is cut off. */
const valueRange = z.tuple([z.number(), z.number()]).default([0, 255]);

/** A layer that changes each pixel of a picture by what is drawn for that picture, within the range of values. */
const byValues = (
  className: string,
  bounds: (given: Factor) => Factor,
  changed: (x: tf.Tensor, by: tf.Tensor, range: number) => tf.Tensor,
) =>
  defineLayer({
    className,
    traits,
    config: z.object({ factor, value_range: valueRange }),
    outputShapes: (_config, shapes) => [onlyShape(className, shapes, 3)],
    // The mean taken off, weighed, the mean added, cut off, and the gradients of all.
    passNumbers: (_config, shapes) => 8 * numbersOf(shapes),
    call: (config, inputs, _weights, { training, random }) => {
      const x = at(inputs, 0);
      if (!training) return [x];
      const [low, high] = [Math.min(...config.value_range), Math.max(...config.value_range)];
      const by = tf.reshape(drawn(bounds(config.factor), at(x.shape, 0), random), [-1, 1, 1, 1]);
      return [tf.clipByValue(changed(x, by, high - low), low, high)];
    },
  });

/** Adds the same to every number of a picture: a part of the range. */
const randomBrightness = byValues(
  'RandomBrightness',
  (given) => given,
  (x, by, range) => tf.add(x, tf.mul(by, range)),
);

/**
 * (x - mean) · by + mean, with the mean of each channel of a picture. A pair says how far below 1 and how far above `by` may
 * lie; of a single number Keras takes the way up alone, whatever its page says.
 */
const randomContrast = byValues(
  'RandomContrast',
  (given) => (typeof given === 'number' ? [1, 1 + given] : [1 - given[0], 1 + given[1]]),
  (x, by) => {
    const mean = tf.mean(x, [1, 2], true);
    return tf.add(tf.mul(tf.sub(x, mean), by), mean);
  },
);

export const augmentationLayers = [
  randomFlip,
  randomTranslation,
  randomRotation,
  randomZoom,
  randomBrightness,
  randomContrast,
] as const;
