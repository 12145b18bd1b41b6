// Keras' Cropping2D: a picture without its border.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { borders } from '#engine/network/borders.ts';
import { channelsLast } from '#engine/network/convolution.ts';
import { at, defineLayer, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const config = z.object({
  cropping: borders.default([
    [0, 0],
    [0, 0],
  ]),
  data_format: channelsLast,
});

function cropped(settings: z.infer<typeof config>, shape: Shape): [number, number, number] {
  const [height = 0, width = 0, channels = 0] = shape;
  const [[top, bottom], [left, right]] = settings.cropping;
  const rows = height - top - bottom;
  const columns = width - left - right;
  if (rows < 1 || columns < 1) {
    throw shapeFault('Cropping2D', `> [${top + bottom}, ${left + right}, channels]`, [shape]);
  }
  return [rows, columns, channels];
}

export const cropping2d = defineLayer({
  className: 'Cropping2D',
  traits: { rowByRow: false, deepRule: 'linear', output: 'new', auxiliary: false, convolution: false },
  config,
  outputShapes: (settings, shapes) => [cropped(settings, onlyShape('Cropping2D', shapes, 3))],
  mask: 'stop',
  call: (settings, inputs) => {
    const x = at(inputs, 0);
    const [[top], [left]] = settings.cropping;
    return [tf.slice(x, [0, top, left, 0], [at(x.shape, 0), ...cropped(settings, x.shape.slice(1))])];
  },
});
