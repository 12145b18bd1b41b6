// What one of Keras 3's optimizers is: its configuration, its slots, its formula, and which of TensorFlow's training ops
// has the same formula. The formula is written over an algebra, so that it stands once for tensors and for the numbers
// of the descent view. What changes from step to step comes in as scalars ("feeds"), computed on the host, so that a
// recorded step holds no constant of one moment.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { learningRateSchema } from '#engine/training/schedules.ts';

export type Feeds = Readonly<Record<string, number>>;
export type FeedTensors = Readonly<Record<string, tf.Scalar>>;

/** What a formula computes with; TensorFlow.js' own functions are one. */
export interface Algebra<T> {
  add(a: T, b: T | number): T;
  sub(a: T, b: T | number): T;
  mul(a: T, b: T | number): T;
  div(a: T, b: T): T;
  maximum(a: T, b: T): T;
  neg(a: T): T;
  abs(a: T): T;
  sign(a: T): T;
  square(a: T): T;
  sqrt(a: T): T;
  rsqrt(a: T): T;
}

/** A weight's slots before an update, and what moves it. */
export interface Moving<T> {
  readonly slots: readonly T[];
  readonly gradient: T;
  /** gradient², unless the gradient is sparse: then the sum of the squares of its parts, as Keras has it. */
  squared(): T;
  feed(name: string): T;
}

export interface Move<T> {
  /** To be taken away from the weight. */
  readonly move: T;
  readonly slots: readonly T[];
}

/** A training op that changes a weight and all its slots in place, in one pass. */
export interface FusedOp {
  readonly op: string;
  /** After the handles of the weight and its slots. */
  readonly inputs: readonly tf.Tensor[];
  readonly attrs: Readonly<Record<string, { readonly b: boolean } | { readonly type: number }>>;
  /** It squares the gradient as a whole, which a gradient of looked-up rows is not to be. */
  readonly squares?: true;
}

export interface OptimizerClass<C = unknown> {
  readonly className: string;
  /** Fills in Keras 3's defaults. */
  readonly config: z.ZodType<C>;
  /** Per weight, same shape as the weight; the number that each starts with. */
  slots(config: C): readonly { readonly name: string; readonly initial: number }[];
  /** Per update; `step` counts from 1. The same names at every step; `rate` is always there. */
  feeds(config: C, step: number, rate: number): Feeds;
  update<T>(algebra: Algebra<T>, config: C, at: Moving<T>): Move<T>;
  /** Absent where TensorFlow's op has another formula than Keras' optimizer. */
  fused?(config: C, at: Pick<Moving<tf.Tensor>, 'gradient' | 'feed'>): FusedOp;
  /** Whether a row whose gradient is zero keeps its weights and slots, so that the others can be moved by themselves. */
  leavesRows?(config: C): boolean;
}

/** Inferred from the schema alone; each class reads its own configuration, so that a table need not know its type. */
export const defineOptimizer = <S extends z.ZodType>(
  optimizer: Omit<OptimizerClass<z.infer<S>>, 'config'> & { readonly config: S },
): OptimizerClass => optimizer as unknown as OptimizerClass;

const common = {
  weight_decay: z.number().min(0).nullish(),
  clipnorm: z.number().positive().nullish(),
  clipvalue: z.number().positive().nullish(),
  global_clipnorm: z.number().positive().nullish(),
};
export const commonOptimizerConfig = z.object({ learning_rate: learningRateSchema, ...common });

/** Of every optimizer, with the rate that Keras starts from. */
export const fields = (rate: number) => ({ learning_rate: learningRateSchema.default(rate), ...common });
export const decayRate = (value: number) => z.number().min(0).max(1).default(value);
export const epsilon = z.number().min(0).default(1e-7);
export const flag = z.boolean().default(false);
export const betas = { beta_1: decayRate(0.9), beta_2: decayRate(0.999), epsilon };

export const zero = (name: string) => ({ name, initial: 0 });
export const onlyRate = (_config: unknown, _step: number, rate: number): Feeds => ({ rate });
/** A setting as an input of a training op. */
export const number = (value: number): tf.Tensor => tf.scalar(value, 'float32');

export function slot<T>(slots: readonly T[], index: number): T {
  const value = slots[index];
  if (value === undefined) throw new Error(`No slot ${index}`);
  return value;
}

/** keep·old + (1 − keep)·now. */
export const blend = <T>({ add, mul }: Algebra<T>, old: T, now: T, keep: number): T =>
  add(mul(old, keep), mul(now, 1 - keep));
