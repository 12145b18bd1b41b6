// Keras' Conv1D: sequences [steps, channels], kernel [steps, channels / groups, filters]; the two-dimensional
// convolution over one row.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { channelsLast, convolve, single, windowCount } from '#engine/network/convolution.ts';
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

const name = 'Conv1D';

const config = z.object({
  filters: z.number().int().positive(),
  kernel_size: single,
  strides: single.default(1),
  /** causal: a step sees itself and earlier ones alone. */
  padding: z.enum(['valid', 'same', 'causal']).default('valid'),
  data_format: channelsLast,
  dilation_rate: single.default(1),
  groups: z.number().int().positive().default(1),
  activation: activationSchema,
  ...kernelFields,
});
type Config = z.infer<typeof config>;

function channelsIn(settings: Config, shapes: readonly Shape[]): number {
  const channels = at(onlyShape(name, shapes, 2), 1);
  if (channels % settings.groups !== 0) throw shapeFault(name, `[steps, n × ${settings.groups}]`, shapes);
  return channels / settings.groups;
}

function stepsOut(settings: Config, shapes: readonly Shape[]): number {
  const steps = at(onlyShape(name, shapes, 2), 0);
  // Causal padding adds as many steps in front as the window reaches back.
  const padding = settings.padding === 'valid' ? 'valid' : 'same';
  const count = windowCount(steps, settings.kernel_size, settings.strides, padding, settings.dilation_rate);
  const span = (settings.kernel_size - 1) * settings.dilation_rate + 1;
  if (count < 1) throw shapeFault(name, `≥ [${span}, channels]`, shapes);
  return count;
}

export const conv1d = defineLayer({
  className: name,
  traits: { rowByRow: true, deepRule: 'linear', output: 'new', auxiliary: false, convolution: false },
  config,
  weights: (settings, shapes) =>
    kernelSpecs(settings, [settings.kernel_size, channelsIn(settings, shapes), settings.filters], [settings.filters]),
  outputShapes: (settings, shapes) => {
    channelsIn(settings, shapes);
    return [[stepsOut(settings, shapes), settings.filters]];
  },
  passNumbers: (config, _shapes, outputs) => kernelPass(config, outputs),
  multiplyAdds: (settings, shapes) =>
    stepsOut(settings, shapes) * settings.filters * settings.kernel_size * channelsIn(settings, shapes),
  mask: 'stop',
  call: (settings, [x], [kernel, bias], context) => {
    if (!x || !kernel) throw new RangeError(name);
    const back = (settings.kernel_size - 1) * settings.dilation_rate;
    const causal = settings.padding === 'causal';
    const padded = causal
      ? tf.pad(x, [
          [0, 0],
          [back, 0],
          [0, 0],
        ])
      : x;
    const product = convolve(
      tf.expandDims(padded, 1),
      tf.expandDims(kernel, 0),
      [1, settings.strides],
      settings.padding === 'same' ? 'same' : 'valid',
      [1, settings.dilation_rate],
      settings.groups,
    );
    const row = tf.squeeze(product, [1]);
    return [activate(settings.activation, bias ? tf.add(row, bias) : row, context.madeFrom)];
  },
});
