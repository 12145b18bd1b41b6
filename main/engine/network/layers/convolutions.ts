// Keras' convolutions: of sequences [steps, channels], pictures [height, width, channels] and volumes [depth, height, width,
// channels].
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { addBias } from '#engine/kernels/differentiable.ts';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { axes, channelsLast, everyAxis, padding2d, windowed } from '#engine/network/convolution.ts';
import type { Places } from '#engine/network/convolution.ts';
import {
  at,
  biasSpec,
  defineLayer,
  elements,
  kernelFields,
  kernelPass,
  numbersOf,
  onlyShape,
  shapeFault,
  weightFields,
  weightSpec,
} from '#engine/network/layer.ts';
import type { LayerClass, WeightSpec } from '#engine/network/layer.ts';
import { convolved, convolvedBack, convolvedDeep } from '#engine/network/windows.ts';
import type { Move } from '#engine/network/windows.ts';
import type { Shape } from '#engine/values/layer.ts';

const count = z.number().int().positive();

const windowFields = (places: Places) => ({
  kernel_size: axes(places),
  strides: axes(places).default(everyAxis(places, 1)),
  padding: padding2d,
  data_format: channelsLast,
  dilation_rate: axes(places).default(everyAxis(places, 1)),
  activation: activationSchema,
  ...kernelFields,
});

type WindowConfig = Omit<z.infer<z.ZodObject<ReturnType<typeof windowFields>>>, 'padding'> & {
  /** causal: a step sees itself and earlier ones alone. */
  readonly padding: 'valid' | 'same' | 'causal';
  readonly groups?: number;
};

interface Convolution<C extends WindowConfig> {
  readonly className: string;
  readonly places: Places;
  readonly config: z.ZodType<C>;
  readonly rowByRow?: boolean;
  /** Channels of the output. */
  filters(config: C, channels: number): number;
  /** @param channels of the input, of one group */
  kernels(config: C, channels: number): readonly WeightSpec[];
  /** Height and width of the output, where they are not those that the window leaves. */
  sizes?(config: C, shape: Shape): readonly number[];
  /** Numbers at one place between two kernels. */
  between?(config: C, channels: number): number;
  /** @param weights the second one is a kernel where there are two; @param size of the output, with the batch */
  product(config: C, x: tf.Tensor, weights: readonly [tf.Tensor, tf.Tensor], move: Move, size: Shape): tf.Tensor;
}

function convolution<C extends WindowConfig>(own: Convolution<C>): LayerClass<C> {
  const { className, places, kernels, filters } = own;
  const channelsOf = (config: C, shapes: readonly Shape[]): number => {
    const channels = at(onlyShape(className, shapes, places + 1), places);
    const { groups = 1 } = config;
    const along = at(['steps', 'height, width', 'depth, height, width'], places - 1);
    if (channels % groups !== 0) throw shapeFault(className, `[${along}, n × ${groups}]`, shapes);
    return channels / groups;
  };
  const sizesOf = (config: C, shape: Shape): readonly number[] => {
    // Causal padding adds as many steps in front as the window reaches back.
    const padding = config.padding === 'valid' ? 'valid' : 'same';
    if (own.sizes) return own.sizes(config, shape);
    return windowed(className, shape, config.kernel_size, config.strides, padding, config.dilation_rate);
  };
  return defineLayer<C>({
    className,
    traits: { rowByRow: own.rowByRow ?? true, deepRule: 'linear', output: 'new', convolution: places === 2 },
    config: own.config,
    weights: (config, shapes) => {
      const channels = channelsOf(config, shapes);
      return [...kernels(config, channels), ...biasSpec(config, [filters(config, channels)])];
    },
    outputShapes: (config, shapes) => {
      const channels = channelsOf(config, shapes);
      return [[...sizesOf(config, at(shapes, 0)), filters(config, channels)]];
    },
    passNumbers: (config, shapes, outputs) => {
      const between = own.between?.(config, channelsOf(config, shapes)) ?? 0;
      // A volume's kernel goes plane by plane: what each sees, what it makes, that moved to its place, and the sum so far.
      const planes = places === 3 ? at(config.kernel_size, 0) : 0;
      const byPlane = planes * (numbersOf(shapes) + 3 * numbersOf(outputs));
      return 2 * (elements(sizesOf(config, at(shapes, 0))) * between + byPlane) + kernelPass(config, outputs);
    },
    multiplyAdds: (config, shapes) => {
      const taps = numbersOf(kernels(config, channelsOf(config, shapes)).map(({ shape }) => shape));
      const shape = at(shapes, 0);
      // What makes a picture larger multiplies at each place of its input.
      return taps * elements(own.sizes ? shape.slice(0, -1) : sizesOf(config, shape));
    },
    mask: 'stop',
    call: (config, inputs, weights, context) => {
      const x = at(inputs, 0);
      const bias = config.use_bias ? at(weights, -1) : undefined;
      const sizes = own.sizes?.(config, x.shape.slice(1)) ?? [];
      const size = [at(x.shape, 0), ...sizes, filters(config, at(x.shape, -1))];
      const back = (at(config.kernel_size, 0) - 1) * at(config.dilation_rate, 0);
      const border: [number, number][] = [0, back, 0].map((before) => [before, 0]);
      const seen = config.padding === 'causal' ? tf.pad(x, border) : x;
      const padding = config.padding === 'same' ? 'same' : 'valid';
      const move = { strides: config.strides, dilation: config.dilation_rate, padding } as const;
      const product = own.product(config, seen, weights as [tf.Tensor, tf.Tensor], move, size);
      const sum = !bias ? product : places === 1 ? tf.add(product, bias) : addBias(product, bias);
      return [activate(config.activation, sum, context.madeFrom)];
    },
  });
}

/** With groups the input's channels and the kernel's filters are cut into as many parts. */
function grouped(x: tf.Tensor, kernel: tf.Tensor, move: Move, groups: number): tf.Tensor {
  if (groups === 1) return convolved(x, kernel, move);
  const last = x.rank - 1;
  const filters = tf.split(kernel, groups, last);
  return tf.concat(
    tf.split(x, groups, last).map((part, i) => convolved(part, at(filters, i), move)),
    last,
  );
}

/** Kernel [...window, channels / groups, filters]. */
const plain = (className: string, places: Places) =>
  convolution({
    className,
    places,
    rowByRow: places < 3,
    config: z.object({
      ...windowFields(places),
      filters: count,
      padding: z.enum(places === 1 ? ['valid', 'same', 'causal'] : ['valid', 'same']).default('valid'),
      groups: count.default(1),
    }),
    filters: (config) => config.filters,
    kernels: (config, channels) => [weightSpec(config, 'kernel', [...config.kernel_size, channels, config.filters])],
    product: (config, x, [kernel], move) => grouped(x, kernel, move, config.groups),
  });

/** The gradient of a convolution, used to make things larger. Kernel [...window, filters, channels]. */
const transposed = (className: string, places: Places) =>
  convolution({
    className,
    places,
    rowByRow: false,
    config: z.object({
      ...windowFields(places),
      filters: count,
      /** Only Keras' default: the size that the padding gives. */
      output_padding: z.null().optional(),
    }),
    filters: (config) => config.filters,
    kernels: (config, channels) => [weightSpec(config, 'kernel', [...config.kernel_size, config.filters, channels])],
    sizes: ({ kernel_size: window, strides, padding, dilation_rate: dilation }, shape) =>
      window.map((length, axis) => {
        const stride = at(strides, axis);
        const span = (length - 1) * at(dilation, axis) + 1;
        return at(shape, axis) * stride + (padding === 'same' ? 0 : Math.max(span - stride, 0));
      }),
    product: (_config, x, [kernel], move, size) => convolvedBack(x, kernel, size, move),
  });

const depthFields = (places: Places) => ({
  ...windowFields(places),
  depth_multiplier: count.default(1),
  ...weightFields('depthwise', 'GlorotUniform'),
});

type DepthConfig = Omit<z.infer<z.ZodObject<ReturnType<typeof depthFields>>>, 'padding'>;

const depthSpec = (config: DepthConfig, channels: number, name: string): WeightSpec =>
  weightSpec(config, 'depthwise', [...config.kernel_size, channels, config.depth_multiplier], name);

/** Each channel has kernels of its own, [...window, channels, multiplier]. */
const depthwise = (className: string, places: 1 | 2) =>
  convolution({
    className,
    places,
    config: z.object(depthFields(places)),
    filters: (config, channels) => channels * config.depth_multiplier,
    kernels: (config, channels) => [depthSpec(config, channels, 'kernel')],
    product: (_config, x, [kernel], move) => convolvedDeep(x, kernel, move),
  });

/** A depthwise convolution, then one of a single place over the channels. */
const separable = (className: string, places: 1 | 2) =>
  convolution({
    className,
    places,
    config: z.object({
      ...depthFields(places),
      filters: count,
      ...weightFields('pointwise', 'GlorotUniform'),
    }),
    filters: (config) => config.filters,
    kernels: (config, channels) => {
      const point = [...everyAxis(places, 1), channels * config.depth_multiplier, config.filters];
      return [
        depthSpec(config, channels, 'depthwise_kernel'),
        weightSpec(config, 'pointwise', point, 'pointwise_kernel'),
      ];
    },
    between: (config, channels) => channels * config.depth_multiplier,
    product: (_config, x, [depthKernel, pointKernel], move) => {
      const once = { strides: everyAxis(places, 1), dilation: everyAxis(places, 1), padding: 'valid' } as const;
      return convolved(convolvedDeep(x, depthKernel, move), pointKernel, once);
    },
  });

export const convolutionLayers = [
  plain('Conv1D', 1),
  plain('Conv2D', 2),
  plain('Conv3D', 3),
  transposed('Conv1DTranspose', 1),
  transposed('Conv2DTranspose', 2),
  transposed('Conv3DTranspose', 3),
  depthwise('DepthwiseConv1D', 1),
  depthwise('DepthwiseConv2D', 2),
  separable('SeparableConv1D', 1),
  separable('SeparableConv2D', 2),
] as const;
