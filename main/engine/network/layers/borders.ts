// Keras' layers that change the size of a sequence, a picture or a volume without a kernel: cut, padded with zeros, cells
// repeated.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { axes, channelsLast, everyAxis } from '#engine/network/convolution.ts';
import type { Places } from '#engine/network/convolution.ts';
import { at, defineLayer, elements, numbersOf, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { LayerTraits } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const traits = { rowByRow: true, deepRule: 'linear', output: 'new' } as const;

const side = z.number().int().min(0);
const sides = z.tuple([side, side]);
type Sides = z.infer<typeof sides>[];

/** [before, after] of each axis. Keras writes one number, one an axis, or two an axis; of a sequence's steps, two at once. */
const borders = (places: Places): z.ZodType<Sides> =>
  z.preprocess((value) => {
    const all: readonly unknown[] =
      Array.isArray(value) && places > 1 ? (value as unknown[]) : everyAxis(places, value);
    return all.map((each) => (typeof each === 'number' ? [each, each] : each));
  }, z.array(sides).length(places));

/** The sizes that are left of these. */
function cropped(className: string, cropping: Sides, sizes: Shape): number[] {
  const cut = cropping.map(([before, after]) => before + after);
  const left = sizes.map((size, axis) => size - (cut[axis] ?? 0));
  const last = cut.length === 1 ? 'features' : 'channels';
  if (left.slice(0, cut.length).some((size) => size < 1))
    throw shapeFault(className, `> [${[...cut, last].join(', ')}]`, [sizes]);
  return left;
}

const cropping = (
  className: string,
  places: Places,
  usual: number,
  own: Pick<LayerTraits<unknown>, 'output' | 'rowByRow'>,
) =>
  defineLayer({
    className,
    traits: { ...traits, ...own },
    config: z.object({
      cropping: borders(places).default(everyAxis(places, [usual, usual])),
      data_format: channelsLast,
    }),
    outputShapes: (config, shapes) => [cropped(className, config.cropping, onlyShape(className, shapes, places + 1))],
    mask: 'stop',
    call: (config, inputs) => {
      const x = at(inputs, 0);
      const start = [0, ...config.cropping.map(([before]) => before), 0];
      return [tf.slice(x, start, [at(x.shape, 0), ...cropped(className, config.cropping, x.shape.slice(1))])];
    },
  });

const zeroPadding = (className: string, places: Places) =>
  defineLayer({
    className,
    traits,
    config: z.object({ padding: borders(places).default(everyAxis(places, [1, 1])), data_format: channelsLast }),
    outputShapes: ({ padding }, shapes) => [
      onlyShape(className, shapes, places + 1).map(
        (size, axis) => size + (padding[axis]?.[0] ?? 0) + (padding[axis]?.[1] ?? 0),
      ),
    ],
    mask: 'stop',
    call: ({ padding }, inputs) => [tf.pad(at(inputs, 0), [[0, 0], ...padding, [0, 0]])],
  });

/** Each cell along an axis so many times. */
function repeated(x: tf.Tensor, axis: number, times: number): tf.Tensor {
  const apart = tf.reshape(x, [elements(x.shape.slice(0, axis + 1)), 1, -1]);
  return tf.reshape(tf.add(apart, tf.zeros([1, times, 1])), x.shape.with(axis, at(x.shape, axis) * times));
}

/** Each cell repeated. */
const upSampling = (className: string, places: Places) =>
  defineLayer({
    className,
    traits: { ...traits, rowByRow: false, output: 'alike' },
    config: z.object({
      size: axes(places).default(everyAxis(places, 2)),
      data_format: channelsLast,
      interpolation: z.literal('nearest').default('nearest'),
    }),
    outputShapes: ({ size }, shapes) => [
      onlyShape(className, shapes, places + 1).map((length, axis) => length * (size[axis] ?? 1)),
    ],
    // Axis by axis, the last one the largest.
    passNumbers: (_config, _shapes, outputs) => 2 * (places === 3 ? 2 : 1) * numbersOf(outputs),
    mask: 'stop',
    call: ({ size }, inputs) => {
      const x = at(inputs, 0);
      if (places !== 2) return [size.reduce((made, times, axis) => repeated(made, axis + 1, times), x)];
      const wanted: [number, number] = [at(x.shape, 1) * at(size, 0), at(x.shape, 2) * at(size, 1)];
      return [tf.image.resizeNearestNeighbor(x as tf.Tensor4D, wanted)];
    },
  });

export const borderLayers = [
  cropping('Cropping1D', 1, 1, { output: 'same', rowByRow: true }),
  cropping('Cropping2D', 2, 0, { output: 'new', rowByRow: false }),
  cropping('Cropping3D', 3, 1, { output: 'new', rowByRow: false }),
  zeroPadding('ZeroPadding1D', 1),
  zeroPadding('ZeroPadding2D', 2),
  zeroPadding('ZeroPadding3D', 3),
  upSampling('UpSampling1D', 1),
  upSampling('UpSampling2D', 2),
  upSampling('UpSampling3D', 3),
] as const;
