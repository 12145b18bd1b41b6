// Keras' Conv2D: pictures [height, width, channels], kernel [height, width, channels / groups, filters].
import { z } from 'zod';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { channelsLast, convolve, padding2d, pair, windowed } from '#engine/network/convolution.ts';
import { addBias } from '#engine/kernels/differentiable.ts';
import {
  at,
  defineLayer,
  kernelFields,
  kernelPass,
  kernelSpecs,
  onlyShape,
  shapeFault,
} from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const name = 'Conv2D';

const config = z.object({
  filters: z.number().int().positive(),
  kernel_size: pair,
  strides: pair.default([1, 1]),
  padding: padding2d,
  data_format: channelsLast,
  dilation_rate: pair.default([1, 1]),
  groups: z.number().int().positive().default(1),
  activation: activationSchema,
  ...kernelFields,
});

function channelsIn(settings: z.infer<typeof config>, shapes: readonly Shape[]): number {
  const channels = at(onlyShape(name, shapes, 3), 2);
  if (channels % settings.groups !== 0) throw shapeFault(name, `[height, width, n × ${settings.groups}]`, shapes);
  return channels / settings.groups;
}

export const conv2d = defineLayer({
  className: name,
  traits: { rowByRow: true, deepRule: 'linear', output: 'new', auxiliary: false, convolution: true },
  config,
  weights: (settings, shapes) =>
    kernelSpecs(
      settings,
      [...settings.kernel_size, channelsIn(settings, shapes), settings.filters],
      [settings.filters],
    ),
  outputShapes: (settings, shapes) => {
    channelsIn(settings, shapes);
    const { kernel_size: window, strides, padding, dilation_rate: dilation } = settings;
    return [[...windowed(name, onlyShape(name, shapes, 3), window, strides, padding, dilation), settings.filters]];
  },
  passNumbers: (config, _shapes, outputs) => kernelPass(config, outputs),
  multiplyAdds: (settings, shapes) => {
    const { kernel_size: window, strides, padding, dilation_rate: dilation } = settings;
    const [rows, columns] = windowed(name, onlyShape(name, shapes, 3), window, strides, padding, dilation);
    return rows * columns * settings.filters * window[0] * window[1] * channelsIn(settings, shapes);
  },
  mask: 'stop',
  call: (settings, [x], [kernel, bias], context) => {
    if (!x || !kernel) throw new RangeError(name);
    const product = convolve(x, kernel, settings.strides, settings.padding, settings.dilation_rate, settings.groups);
    return [activate(settings.activation, bias ? addBias(product, bias) : product, context.madeFrom)];
  },
});
