// Keras' layers that change a picture's or a sequence's size without a kernel: cut, padded with zeros, cells repeated.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { axes, channelsLast, everyAxis } from '#engine/network/convolution.ts';
import type { Places } from '#engine/network/convolution.ts';
import { at, defineLayer, onlyShape, shapeFault } from '#engine/network/layer.ts';
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
      Array.isArray(value) && places === 2 ? (value as unknown[]) : everyAxis(places, value);
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

const zeroPadding2d = defineLayer({
  className: 'ZeroPadding2D',
  traits,
  config: z.object({ padding: borders(2).default(everyAxis(2, [1, 1])), data_format: channelsLast }),
  outputShapes: ({ padding }, shapes) => [
    onlyShape('ZeroPadding2D', shapes, 3).map(
      (size, axis) => size + (padding[axis]?.[0] ?? 0) + (padding[axis]?.[1] ?? 0),
    ),
  ],
  mask: 'stop',
  call: ({ padding }, inputs) => [tf.pad(at(inputs, 0), [[0, 0], ...padding, [0, 0]])],
});

/** Each cell of a picture repeated. */
const upSampling2d = defineLayer({
  className: 'UpSampling2D',
  traits: { ...traits, rowByRow: false, output: 'alike' },
  config: z.object({
    size: axes(2).default(everyAxis(2, 2)),
    data_format: channelsLast,
    interpolation: z.literal('nearest').default('nearest'),
  }),
  outputShapes: ({ size }, shapes) => [
    onlyShape('UpSampling2D', shapes, 3).map((length, axis) => length * (size[axis] ?? 1)),
  ],
  mask: 'stop',
  call: ({ size }, inputs) => {
    const x = at(inputs, 0) as tf.Tensor4D;
    return [tf.image.resizeNearestNeighbor(x, [x.shape[1] * at(size, 0), x.shape[2] * at(size, 1)])];
  },
});

export const borderLayers = [
  cropping('Cropping1D', 1, 1, { output: 'same', rowByRow: true }),
  cropping('Cropping2D', 2, 0, { output: 'new', rowByRow: false }),
  zeroPadding2d,
  upSampling2d,
] as const;
