// What a layer class is: Keras 3's configuration, weights, shapes, cost and computation as plain functions over tensors.
// One file per class or family of classes in layers/; shapes here never hold the batch dimension unless a name says so.
import type * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { Fault } from '#shared/protocol/problem.ts';
import type { Shape } from '#engine/values/layer.ts';
import { constraintSchema } from '#engine/network/constraints.ts';
import { initializerSchema } from '#engine/network/initializers.ts';
import type { NamedObject } from '#engine/network/named-object.ts';
import type { RowGradient } from '#engine/kernels/sparse-rows.ts';
import type { StepRandom } from '#engine/kernels/random.ts';
import { regularizerSchema } from '#engine/network/regularizers.ts';

export interface WeightSpec {
  readonly name: string;
  readonly shape: Shape;
  readonly initializer: NamedObject;
  /** false for moving statistics, which `update` changes and no optimizer touches. */
  readonly trainable: boolean;
  readonly regularizer?: NamedObject | undefined;
  readonly constraint?: NamedObject | undefined;
}

export interface CallContext {
  /** Whether dropout drops and batch statistics are used. */
  readonly training: boolean;
  /** Keeps TensorFlow from fusing a product of few columns, its bias and its activation: fused it takes twice as long. */
  readonly unfused?: boolean | undefined;
  /** false for a frozen layer: BatchNormalization then uses and keeps its moving statistics even in training. */
  readonly trainable: boolean;
  readonly random: StepRandom;
  /** What a layer's input tensor hides: bool [batch, steps], or undefined. */
  readonly masks: readonly (tf.Tensor | undefined)[];
  /** Gives a weight that is not trainable its value after this step. */
  update(weightIndex: number, value: tf.Tensor): void;
  /**
   * Of a weight whose rows are looked up: told in the backward pass what came for which rows. Keras squares a sparse
   * gradient before it adds up equal rows, and moves no other rows where the optimizer's formula leaves them in place.
   */
  gradientRows(weightIndex: number, part: RowGradient): void;
  /** Adds to the reported loss (activity penalties). */
  penalty(value: tf.Scalar): void;
  /** Remembers what a sigmoid or softmax was made from, so that a cross-entropy can start there, as Keras does. */
  madeFrom(output: tf.Tensor, logits: tf.Tensor): void;
}

export type MaskRule<C> =
  | 'pass'
  | 'stop'
  | ((config: C, inputs: readonly tf.Tensor[], masks: readonly (tf.Tensor | undefined)[]) => tf.Tensor | undefined);

/** How DeepLIFT goes back through a layer, an `activation` in its configuration left aside. */
export type DeepRule = 'input' | 'linear' | 'elementwise' | 'largest' | 'multiply' | 'maximum' | 'minimum' | 'none';

/** What others need to know of a layer. */
export interface LayerTraits<C> {
  /** A row's numbers depend on no other row, nothing is drawn and the ops are few: a batch may be split. */
  readonly rowByRow: boolean | ((config: C) => boolean);
  readonly deepRule: DeepRule;
  /** The input's own numbers reshaped; numbers that mean what the input's do; or others, after an activation. */
  readonly output: 'same' | 'alike' | 'new';
  /** Regularises or normalises what another layer made, and so is not to blame for its size or activation. */
  readonly auxiliary?: boolean;
  /** Its output is maps of a picture, which Grad-CAM can look at. */
  readonly convolution?: boolean;
}

export interface LayerClass<C = unknown> {
  readonly className: string;
  readonly traits: LayerTraits<C>;
  /** Fills in Keras 3's defaults; drops what belongs to every layer (name, dtype, trainable). */
  readonly config: z.ZodType<C>;
  weights(config: C, inputShapes: readonly Shape[]): readonly WeightSpec[];
  /** Throws Fault 'shape.mismatch' (facts: layer, expected, received). */
  outputShapes(config: C, inputShapes: readonly Shape[]): readonly Shape[];
  /** For one row. */
  multiplyAdds(config: C, inputShapes: readonly Shape[]): number;
  /**
   * Numbers that it makes for one row when it learns by single ops, all held at once: its outputs, what stands between, and
   * the gradients of both. The outputs and their gradients unless said.
   */
  passNumbers(config: C, inputShapes: readonly Shape[], outputShapes: readonly Shape[]): number;
  /** Made inside a tidy: it neither disposes its inputs nor keeps anything. */
  call(
    config: C,
    inputs: readonly tf.Tensor[],
    weights: readonly tf.Tensor[],
    context: CallContext,
  ): readonly tf.Tensor[];
  readonly mask: MaskRule<C>;
}

type Partly<C> = Pick<LayerClass<C>, 'className' | 'traits' | 'config' | 'call'> &
  Partial<Omit<LayerClass<C>, 'className' | 'traits' | 'config' | 'call'>>;

/** A layer class; what is left out is that of a layer without weights or cost that keeps its input's shape and mask. */
export function defineLayer<C>(parts: Partly<C>): LayerClass<C> {
  return {
    weights: () => [],
    outputShapes: (_config, shapes) => [onlyShape(parts.className, shapes)],
    passNumbers: (_config, _shapes, outputs) => 2 * numbersOf(outputs),
    multiplyAdds: () => 0,
    mask: 'pass',
    ...parts,
  };
}

export function shapeText(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

export function elements(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export const numbersOf = (shapes: readonly Shape[]): number => shapes.reduce((sum, shape) => sum + elements(shape), 0);

export function shapeFault(layer: string, expected: string, received: readonly Shape[]): Fault {
  return new Fault('shape.mismatch', { layer, expected, received: received.map(shapeText).join(', ') });
}

/** The shape of a layer's single input, which must have `rank` dimensions (without the batch) if given. */
export function onlyShape(layer: string, shapes: readonly Shape[], rank?: number): Shape {
  const [shape] = shapes;
  if (shape === undefined || shapes.length !== 1) throw shapeFault(layer, '1 ×', shapes);
  if (rank !== undefined && shape.length !== rank) throw shapeFault(layer, axisNames[rank] ?? `${rank}D`, shapes);
  return shape;
}

const axisNames: Readonly<Record<number, string>> = {
  1: '[features]',
  2: '[steps, channels]',
  3: '[height, width, channels]',
  4: '[depth, height, width, channels]',
};

/** The last dimension; a layer with a kernel needs one. */
export function lastSize(layer: string, shape: Shape): number {
  const size = shape.at(-1);
  if (size === undefined) throw shapeFault(layer, '[…, features]', [shape]);
  return size;
}

/** An element of a list that is known to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list.at(index);
  if (value === undefined) throw new RangeError(`No element ${index} of ${list.length}`);
  return value;
}

type WeightFields<N extends string> = {
  readonly [K in `${N}_initializer`]: z.ZodDefault<typeof initializerSchema>;
} & {
  readonly [K in `${N}_regularizer` | `${N}_constraint`]: z.ZodOptional<z.ZodNullable<typeof regularizerSchema>>;
};

/** The fields of Keras' configuration that say how a weight starts, what it costs and what holds it. */
export function weightFields<N extends string>(name: N, initializer: string): WeightFields<N> {
  return {
    [`${name}_initializer`]: initializerSchema.default({ class_name: initializer, config: {} }),
    [`${name}_regularizer`]: regularizerSchema.nullish(),
    [`${name}_constraint`]: constraintSchema.nullish(),
  } as WeightFields<N>;
}

type Starts<N extends string> = { readonly [K in `${N}_initializer`]: NamedObject };
type Holds<N extends string> = {
  readonly [K in `${N}_regularizer` | `${N}_constraint`]?: NamedObject | null | undefined;
};
type WeightConfig<N extends string> = Starts<N> & Holds<N>;

/** The weight of these fields. */
export function weightSpec<N extends string>(
  config: WeightConfig<N>,
  field: N,
  shape: Shape,
  name: string = field,
): WeightSpec {
  const starts: Starts<N> = config;
  const holds: Holds<N> = config;
  return {
    name,
    shape,
    initializer: starts[`${field}_initializer` as const],
    trainable: true,
    regularizer: holds[`${field}_regularizer` as const] ?? undefined,
    constraint: holds[`${field}_constraint` as const] ?? undefined,
  };
}

/** The fields that Keras' layers with a kernel share. */
export const kernelFields = {
  use_bias: z.boolean().default(true),
  ...weightFields('kernel', 'GlorotUniform'),
  ...weightFields('bias', 'Zeros'),
  activity_regularizer: regularizerSchema.nullish(),
};

type BiasConfig = WeightConfig<'bias'> & { readonly use_bias: boolean };

export const biasSpec = (config: BiasConfig, shape: Shape): readonly WeightSpec[] =>
  config.use_bias ? [weightSpec(config, 'bias', shape)] : [];

/** passNumbers of a product, its bias and its activation; the bias' gradient is that of the output itself. */
export function kernelPass(
  { use_bias, activation }: { readonly use_bias: boolean; readonly activation: string },
  shapes: readonly Shape[],
): number {
  return numbersOf(shapes) * (2 + (use_bias ? 1 : 0) + (activation === 'linear' ? 0 : 2));
}

/** The specs of a kernel and, if it is used, of a bias. */
export const kernelSpecs = (
  config: BiasConfig & WeightConfig<'kernel'>,
  kernelShape: Shape,
  biasShape: Shape,
): readonly WeightSpec[] => [weightSpec(config, 'kernel', kernelShape), ...biasSpec(config, biasShape)];
