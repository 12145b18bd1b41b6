// Keras' SeparableConv2D: a depthwise convolution, then one of 1 × 1 over the channels.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { constraintSchema } from '#engine/network/constraints.ts';
import { channelsLast, dilated, padding2d, pair, windowed } from '#engine/network/convolution.ts';
import { initializerSchema } from '#engine/network/initializers.ts';
import { addBias } from '#engine/kernels/differentiable.ts';
import { at, biasSpec, defineLayer, kernelFields, kernelPass, onlyShape } from '#engine/network/layer.ts';
import { regularizerSchema } from '#engine/network/regularizers.ts';

const name = 'SeparableConv2D';
const glorot = { class_name: 'GlorotUniform', config: {} };

export const separableConv2d = defineLayer({
  className: name,
  traits: { rowByRow: true, deepRule: 'linear', output: 'new', auxiliary: false, convolution: true },
  config: z.object({
    filters: z.number().int().positive(),
    kernel_size: pair,
    strides: pair.default([1, 1]),
    padding: padding2d,
    data_format: channelsLast,
    dilation_rate: pair.default([1, 1]),
    depth_multiplier: z.number().int().positive().default(1),
    activation: activationSchema,
    ...kernelFields,
    depthwise_initializer: initializerSchema.default(glorot),
    pointwise_initializer: initializerSchema.default(glorot),
    depthwise_regularizer: regularizerSchema.nullish(),
    pointwise_regularizer: regularizerSchema.nullish(),
    depthwise_constraint: constraintSchema.nullish(),
    pointwise_constraint: constraintSchema.nullish(),
  }),
  weights: (config, shapes) => {
    const channels = at(onlyShape(name, shapes, 3), 2);
    return [
      {
        name: 'depthwise_kernel',
        shape: [...config.kernel_size, channels, config.depth_multiplier],
        initializer: config.depthwise_initializer,
        trainable: true,
        regularizer: config.depthwise_regularizer ?? undefined,
        constraint: config.depthwise_constraint ?? undefined,
      },
      {
        name: 'pointwise_kernel',
        shape: [1, 1, channels * config.depth_multiplier, config.filters],
        initializer: config.pointwise_initializer,
        trainable: true,
        regularizer: config.pointwise_regularizer ?? undefined,
        constraint: config.pointwise_constraint ?? undefined,
      },
      ...biasSpec(config, [config.filters]),
    ];
  },
  outputShapes: (config, shapes) => {
    const shape = onlyShape(name, shapes, 3);
    const places = windowed(name, shape, config.kernel_size, config.strides, config.padding, config.dilation_rate);
    return [[...places, config.filters]];
  },
  passNumbers: (config, shapes, outputs) => {
    const shape = onlyShape(name, shapes, 3);
    const places = windowed(name, shape, config.kernel_size, config.strides, config.padding, config.dilation_rate);
    const deep = places[0] * places[1] * at(shape, 2) * config.depth_multiplier;
    return 2 * deep + kernelPass(config, outputs);
  },
  multiplyAdds: (config, shapes) => {
    const shape = onlyShape(name, shapes, 3);
    const places = windowed(name, shape, config.kernel_size, config.strides, config.padding, config.dilation_rate);
    const deep = at(shape, 2) * config.depth_multiplier;
    return places[0] * places[1] * deep * (config.kernel_size[0] * config.kernel_size[1] + config.filters);
  },
  mask: 'stop',
  call: (config, [x], [depthKernel, pointKernel, bias], context) => {
    if (!x || !depthKernel || !pointKernel) throw new RangeError(name);
    const taps = dilated(depthKernel, config.dilation_rate);
    const strides: [number, number] = [config.strides[0], config.strides[1]];
    const deep = tf.depthwiseConv2d(x as tf.Tensor4D, taps, strides, config.padding);
    const product = tf.conv2d(deep, pointKernel as tf.Tensor4D, 1, 'valid');
    return [activate(config.activation, bias ? addBias(product, bias) : product, context.madeFrom)];
  },
});
