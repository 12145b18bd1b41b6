// Pools over all places at once: a sequence [steps, channels] or a picture [height, width, channels] -> [channels].
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { channelsLast } from '#engine/network/convolution.ts';
import { at, defineLayer, onlyShape } from '#engine/network/layer.ts';
import type { LayerClass, LayerTraits } from '#engine/network/layer.ts';

/** `mask` is that of a sequence: bool [batch, steps]. */
type Pool = (x: tf.Tensor, axes: readonly number[], mask: tf.Tensor | undefined) => tf.Tensor;

const config = z.object({ data_format: channelsLast, keepdims: z.boolean().default(false) });

/** @param places how many axes there are to pool over: 1 or 2 */
export function globalPooling(
  className: string,
  traits: Pick<LayerTraits<unknown>, 'deepRule' | 'output'>,
  places: 1 | 2,
  pool: Pool,
): LayerClass<z.infer<typeof config>> {
  const axes = places === 1 ? [1] : [1, 2];
  return defineLayer({
    className,
    traits: { ...traits, rowByRow: true, auxiliary: false, convolution: false },
    config,
    outputShapes: (settings, shapes) => {
      const channels = at(onlyShape(className, shapes, places + 1), places);
      return [settings.keepdims ? [...axes.map(() => 1), channels] : [channels]];
    },
    mask: 'stop',
    call: (settings, inputs, _weights, context) => {
      const x = at(inputs, 0);
      const pooled = pool(x, axes, context.masks[0]);
      const batch = at(x.shape, 0);
      return [settings.keepdims ? tf.reshape(pooled, [batch, ...axes.map(() => 1), at(x.shape, -1)]) : pooled];
    },
  });
}
