// Keras' Rescaling: x · scale + offset.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, elements, onlyShape } from '#engine/network/layer.ts';

export const rescaling = defineLayer({
  className: 'Rescaling',
  traits: { rowByRow: true, deepRule: 'linear', output: 'new', auxiliary: false, convolution: false },
  config: z.object({ scale: z.number(), offset: z.number().default(0) }),
  multiplyAdds: (_config, shapes) => elements(onlyShape('Rescaling', shapes)),
  call: (config, inputs) => [tf.add(tf.mul(tf.cast(at(inputs, 0), 'float32'), config.scale), config.offset)],
});
