// Keras' Conv2DTranspose: the gradient of a convolution, used to make pictures larger. Kernel [height, width, filters,
// channels].
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { channelsLast, dilated, padding2d, pair } from '#engine/network/convolution.ts';
import type { Padding } from '#engine/network/convolution.ts';
import { addBias } from '#engine/kernels/differentiable.ts';
import { at, defineLayer, kernelFields, kernelPass, kernelSpecs, onlyShape } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const name = 'Conv2DTranspose';

const config = z.object({
  filters: z.number().int().positive(),
  kernel_size: pair,
  strides: pair.default([1, 1]),
  padding: padding2d,
  /** Only Keras' default: the size that the padding gives. */
  output_padding: z.null().optional(),
  data_format: channelsLast,
  dilation_rate: pair.default([1, 1]),
  activation: activationSchema,
  ...kernelFields,
});

function lengthOut(length: number, window: number, stride: number, padding: Padding, dilation: number): number {
  const span = (window - 1) * dilation + 1;
  return padding === 'same' ? length * stride : length * stride + Math.max(span - stride, 0);
}

function places(settings: z.infer<typeof config>, shape: Shape): readonly [number, number] {
  const { kernel_size: window, strides, padding, dilation_rate: dilation } = settings;
  return [
    lengthOut(at(shape, 0), window[0], strides[0], padding, dilation[0]),
    lengthOut(at(shape, 1), window[1], strides[1], padding, dilation[1]),
  ];
}

export const conv2dTranspose = defineLayer({
  className: name,
  traits: { rowByRow: false, deepRule: 'linear', output: 'new', auxiliary: false, convolution: true },
  config,
  weights: (settings, shapes) => {
    const channels = at(onlyShape(name, shapes, 3), 2);
    return kernelSpecs(settings, [...settings.kernel_size, settings.filters, channels], [settings.filters]);
  },
  outputShapes: (settings, shapes) => [[...places(settings, onlyShape(name, shapes, 3)), settings.filters]],
  passNumbers: (config, _shapes, outputs) => kernelPass(config, outputs),
  multiplyAdds: (settings, shapes) => {
    const [height = 0, width = 0, channels = 0] = onlyShape(name, shapes, 3);
    return height * width * channels * settings.kernel_size[0] * settings.kernel_size[1] * settings.filters;
  },
  mask: 'stop',
  call: (settings, [x], [kernel, bias], context) => {
    if (!x || !kernel) throw new RangeError(name);
    const [height, width] = places(settings, x.shape.slice(1));
    const size: [number, number, number, number] = [at(x.shape, 0), height, width, settings.filters];
    const strides: [number, number] = [settings.strides[0], settings.strides[1]];
    const taps = dilated(kernel, settings.dilation_rate);
    const product = tf.conv2dTranspose(x as tf.Tensor4D, taps, size, strides, settings.padding);
    return [activate(settings.activation, bias ? addBias(product, bias) : product, context.madeFrom)];
  },
});
