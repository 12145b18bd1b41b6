// Keras' DepthwiseConv2D: each channel has kernels of its own, [height, width, channels, multiplier].
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { constraintSchema } from '#engine/network/constraints.ts';
import { channelsLast, dilated, padding2d, pair, windowed } from '#engine/network/convolution.ts';
import { initializerSchema } from '#engine/network/initializers.ts';
import { addBias } from '#engine/kernels/differentiable.ts';
import { at, biasSpec, defineLayer, kernelFields, kernelPass, onlyShape } from '#engine/network/layer.ts';
import { regularizerSchema } from '#engine/network/regularizers.ts';

const name = 'DepthwiseConv2D';

export const depthwiseConv2d = defineLayer({
  className: name,
  traits: { rowByRow: true, deepRule: 'linear', output: 'new', auxiliary: false, convolution: true },
  config: z.object({
    kernel_size: pair,
    strides: pair.default([1, 1]),
    padding: padding2d,
    depth_multiplier: z.number().int().positive().default(1),
    data_format: channelsLast,
    dilation_rate: pair.default([1, 1]),
    activation: activationSchema,
    ...kernelFields,
    depthwise_initializer: initializerSchema.default({ class_name: 'GlorotUniform', config: {} }),
    depthwise_regularizer: regularizerSchema.nullish(),
    depthwise_constraint: constraintSchema.nullish(),
  }),
  weights: (config, shapes) => {
    const channels = at(onlyShape(name, shapes, 3), 2);
    return [
      {
        name: 'kernel',
        shape: [...config.kernel_size, channels, config.depth_multiplier],
        initializer: config.depthwise_initializer,
        trainable: true,
        regularizer: config.depthwise_regularizer ?? undefined,
        constraint: config.depthwise_constraint ?? undefined,
      },
      ...biasSpec(config, [channels * config.depth_multiplier]),
    ];
  },
  outputShapes: (config, shapes) => {
    const shape = onlyShape(name, shapes, 3);
    const places = windowed(name, shape, config.kernel_size, config.strides, config.padding, config.dilation_rate);
    return [[...places, at(shape, 2) * config.depth_multiplier]];
  },
  passNumbers: (config, _shapes, outputs) => kernelPass(config, outputs),
  multiplyAdds: (config, shapes) => {
    const shape = onlyShape(name, shapes, 3);
    const places = windowed(name, shape, config.kernel_size, config.strides, config.padding, config.dilation_rate);
    const taps = config.kernel_size[0] * config.kernel_size[1];
    return places[0] * places[1] * taps * at(shape, 2) * config.depth_multiplier;
  },
  mask: 'stop',
  call: (config, [x], [kernel, bias], context) => {
    if (!x || !kernel) throw new RangeError(name);
    const taps = dilated(kernel, config.dilation_rate);
    const strides: [number, number] = [config.strides[0], config.strides[1]];
    const product = tf.depthwiseConv2d(x as tf.Tensor4D, taps, strides, config.padding);
    return [activate(config.activation, bias ? addBias(product, bias) : product, context.madeFrom)];
  },
});
