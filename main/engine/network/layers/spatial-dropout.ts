// Keras' SpatialDropout1D and 2D: dropout that decides once for a whole channel, at all its places.
import { z } from 'zod';
import { at, defineLayer, onlyShape } from '#engine/network/layer.ts';
import type { LayerClass } from '#engine/network/layer.ts';
import { dropped } from '#engine/network/layers/dropout.ts';

const config = z.object({ rate: z.number().min(0).lt(1) });

function spatialDropout(className: string, places: 1 | 2): LayerClass<z.infer<typeof config>> {
  return defineLayer({
    className,
    traits: { rowByRow: false, deepRule: 'linear', output: 'alike', auxiliary: false, convolution: false },
    config,
    outputShapes: (_settings, shapes) => [onlyShape(className, shapes, places + 1)],
    call: ({ rate }, inputs, _weights, context) => {
      const x = at(inputs, 0);
      const shared = x.shape.map((size, axis) => (axis === 0 || axis === x.rank - 1 ? size : 1));
      return [dropped(x, rate, context, shared)];
    },
  });
}

export const spatialDropout1d = spatialDropout('SpatialDropout1D', 1);
export const spatialDropout2d = spatialDropout('SpatialDropout2D', 2);
