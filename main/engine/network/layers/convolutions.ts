// Keras' convolutions: of pictures [height, width, channels], and of sequences [steps, channels] as pictures of one row.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { addBias } from '#engine/kernels/differentiable.ts';
import { activate, activationSchema } from '#engine/network/activations.ts';
import {
  axes,
  channelsLast,
  dilated,
  everyAxis,
  ofPicture,
  padding2d,
  pictureOf,
  sequenceOf,
  windowed,
} from '#engine/network/convolution.ts';
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
  product(config: C, x: tf.Tensor4D, weights: readonly [tf.Tensor, tf.Tensor], size: Shape): tf.Tensor;
}

function convolution<C extends WindowConfig>(own: Convolution<C>): LayerClass<C> {
  const { className, places, kernels, filters } = own;
  const channelsOf = (config: C, shapes: readonly Shape[]): number => {
    const channels = at(onlyShape(className, shapes, places + 1), places);
    const { groups = 1 } = config;
    const along = places === 1 ? 'steps' : 'height, width';
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
      return 2 * elements(sizesOf(config, at(shapes, 0))) * between + kernelPass(config, outputs);
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
      const product = sequenceOf(
        own.product(config, pictureOf(x, places), weights as [tf.Tensor, tf.Tensor], size),
        places,
      );
      const sum = !bias ? product : places === 1 ? tf.add(product, bias) : addBias(product, bias);
      return [activate(config.activation, sum, context.madeFrom)];
    },
  });
}

/** With groups the input's channels and the kernel's filters are cut into as many parts. */
function grouped(
  x: tf.Tensor,
  taps: tf.Tensor4D,
  strides: [number, number],
  padding: 'valid' | 'same',
  groups: number,
): tf.Tensor {
  if (groups === 1) return tf.conv2d(x as tf.Tensor4D, taps, strides, padding);
  const filters = tf.split(taps, groups, 3);
  return tf.concat(
    tf
      .split(x, groups, 3)
      .map((part, i) => tf.conv2d(part as tf.Tensor4D, at(filters, i) as tf.Tensor4D, strides, padding)),
    3,
  );
}

/** Kernel [height, width, channels / groups, filters], of a sequence without the height. */
const plain = (className: string, places: Places) =>
  convolution({
    className,
    places,
    config: z.object({
      ...windowFields(places),
      filters: count,
      padding: z.enum(places === 1 ? ['valid', 'same', 'causal'] : ['valid', 'same']).default('valid'),
      groups: count.default(1),
    }),
    filters: (config) => config.filters,
    kernels: (config, channels) => [weightSpec(config, 'kernel', [...config.kernel_size, channels, config.filters])],
    product: (config, x, [kernel]) => {
      const back = (at(config.kernel_size, -1) - 1) * at(config.dilation_rate, -1);
      const isCausal = config.padding === 'causal';
      const seen = isCausal
        ? tf.pad(
            x,
            x.shape.map((_size, axis) => [axis === 2 ? back : 0, 0]),
          )
        : x;
      const taps = dilated(places === 1 ? tf.expandDims(kernel, 0) : kernel, config.dilation_rate);
      return grouped(
        seen,
        taps,
        ofPicture(config.strides),
        config.padding === 'same' ? 'same' : 'valid',
        config.groups,
      );
    },
  });

/** The gradient of a convolution, used to make pictures larger. Kernel [height, width, filters, channels]. */
const conv2dTranspose = convolution({
  className: 'Conv2DTranspose',
  places: 2,
  rowByRow: false,
  config: z.object({
    ...windowFields(2),
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
  product: (config, x, [kernel], size) =>
    tf.conv2dTranspose(
      x,
      dilated(kernel, config.dilation_rate),
      size as [number, number, number, number],
      ofPicture(config.strides),
      config.padding,
    ),
});

const depthwise = {
  ...windowFields(2),
  depth_multiplier: count.default(1),
  ...weightFields('depthwise', 'GlorotUniform'),
};

type DepthwiseConfig = z.infer<z.ZodObject<typeof depthwise>>;

const depthwiseSpec = (config: DepthwiseConfig, channels: number, name: string): WeightSpec =>
  weightSpec(config, 'depthwise', [...config.kernel_size, channels, config.depth_multiplier], name);

const deep = (config: DepthwiseConfig, x: tf.Tensor4D, kernel: tf.Tensor): tf.Tensor4D =>
  tf.depthwiseConv2d(x, dilated(kernel, config.dilation_rate), ofPicture(config.strides), config.padding);

/** Each channel has kernels of its own, [height, width, channels, multiplier]. */
const depthwiseConv2d = convolution({
  className: 'DepthwiseConv2D',
  places: 2,
  config: z.object(depthwise),
  filters: (config, channels) => channels * config.depth_multiplier,
  kernels: (config, channels) => [depthwiseSpec(config, channels, 'kernel')],
  product: (config, x, [kernel]) => deep(config, x, kernel),
});

/** A depthwise convolution, then one of 1 × 1 over the channels. */
const separableConv2d = convolution({
  className: 'SeparableConv2D',
  places: 2,
  config: z.object({ ...depthwise, filters: count, ...weightFields('pointwise', 'GlorotUniform') }),
  filters: (config) => config.filters,
  kernels: (config, channels) => [
    depthwiseSpec(config, channels, 'depthwise_kernel'),
    weightSpec(config, 'pointwise', [1, 1, channels * config.depth_multiplier, config.filters], 'pointwise_kernel'),
  ],
  between: (config, channels) => channels * config.depth_multiplier,
  product: (config, x, [depthKernel, pointKernel]) =>
    tf.conv2d(deep(config, x, depthKernel), pointKernel as tf.Tensor4D, 1, 'valid'),
});

export const convolutionLayers = [
  plain('Conv1D', 1),
  plain('Conv2D', 2),
  conv2dTranspose,
  depthwiseConv2d,
  separableConv2d,
] as const;
