// Pools along the steps of a sequence [steps, channels]: the two-dimensional pool over one row.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { channelsLast, padding2d, single, windowCount } from '#engine/network/convolution.ts';
import type { Padding } from '#engine/network/convolution.ts';
import { at, defineLayer, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { LayerClass, LayerTraits } from '#engine/network/layer.ts';

type Pool = (x: tf.Tensor4D, size: [number, number], strides: [number, number], padding: Padding) => tf.Tensor;

const config = z.object({
  pool_size: single.default(2),
  strides: single.nullish(),
  padding: padding2d,
  data_format: channelsLast,
});

export function pooling1d(
  className: string,
  traits: Pick<LayerTraits<unknown>, 'deepRule' | 'output'>,
  pool: Pool,
): LayerClass<z.infer<typeof config>> {
  return defineLayer({
    className,
    traits: { ...traits, rowByRow: true, auxiliary: false, convolution: false },
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
