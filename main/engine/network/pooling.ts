// Pools over pictures [height, width, channels], and along the steps of a sequence [steps, channels]: the pool of pictures
// over one row.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { channelsLast, padding2d, pair, single, windowCount, windowed } from '#engine/network/convolution.ts';
import type { Padding } from '#engine/network/convolution.ts';
import { at, defineLayer, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { LayerClass, LayerTraits } from '#engine/network/layer.ts';

type Pool = (x: tf.Tensor4D, size: [number, number], strides: [number, number], padding: Padding) => tf.Tensor;

type Traits = Pick<LayerTraits<unknown>, 'deepRule' | 'output'>;

const traitsOf = (traits: Traits) => ({ ...traits, rowByRow: true, auxiliary: false, convolution: false }) as const;

/** Strides: null = the pool's own size. */
const [config, config2d] = [
  z.object({ pool_size: single.default(2), strides: single.nullish(), padding: padding2d, data_format: channelsLast }),
  z.object({ pool_size: pair.default([2, 2]), strides: pair.nullish(), padding: padding2d, data_format: channelsLast }),
] as const;

export function pooling2d(className: string, traits: Traits, pool: Pool): LayerClass<z.infer<typeof config2d>> {
  return defineLayer({
    className,
    traits: traitsOf(traits),
    config: config2d,
    outputShapes: ({ pool_size: size, strides, padding }, shapes) => {
      const shape = onlyShape(className, shapes, 3);
      return [[...windowed(className, shape, size, strides ?? size, padding), at(shape, 2)]];
    },
    mask: 'stop',
    call: ({ pool_size: size, strides, padding }, inputs) => [
      pool(at(inputs, 0) as tf.Tensor4D, [...size], [...(strides ?? size)], padding),
    ],
  });
}

export function pooling1d(className: string, traits: Traits, pool: Pool): LayerClass<z.infer<typeof config>> {
  return defineLayer({
    className,
    traits: traitsOf(traits),
    config,
    outputShapes: (settings, shapes) => {
      const [steps = 0, channels = 0] = onlyShape(className, shapes, 2);
      const count = windowCount(steps, settings.pool_size, settings.strides ?? settings.pool_size, settings.padding);
      if (count < 1) throw shapeFault(className, `≥ [${settings.pool_size}, channels]`, shapes);
      return [[count, channels]];
    },
    mask: 'stop',
    call: (settings, inputs) => {
      const row = tf.expandDims(at(inputs, 0), 1) as tf.Tensor4D;
      const strides = settings.strides ?? settings.pool_size;
      return [tf.squeeze(pool(row, [1, settings.pool_size], [1, strides], settings.padding), [1])];
    },
  });
}
