// Which of TensorFlow's training ops has an optimizer's formula. Such an op changes a weight and its slots in place, in one
// pass; the same formula as single ops is in optimizers.ts, and the guard compares the two.
import * as tf from '@tensorflow/tfjs-core';
import type { FeedTensors } from '#engine/tensor/optimizers.ts';

export interface FusedUpdate {
  readonly op: string;
  /** After the handles of the weight and its slots. */
  readonly inputs: readonly tf.Tensor[];
  readonly attrs: Readonly<Record<string, { readonly b: boolean }>>;
}

interface Settings {
  readonly momentum?: number;
  readonly nesterov?: boolean;
  readonly beta_1?: number;
  readonly beta_2?: number;
  readonly rho?: number;
  readonly epsilon?: number;
  readonly amsgrad?: boolean;
}

type Builder = (settings: Required<Settings>, feeds: Fed, gradient: tf.Tensor) => FusedUpdate;

type Fed = (name: string) => tf.Tensor;

const number = (value: number): tf.Tensor => tf.scalar(value, 'float32');

const builders: Readonly<Record<string, Builder>> = {
  SGD: ({ momentum, nesterov }, fed, gradient) =>
    momentum === 0
      ? { op: 'ResourceApplyGradientDescent', inputs: [fed('rate'), gradient], attrs: {} }
      : {
          op: 'ResourceApplyKerasMomentum',
          inputs: [fed('rate'), gradient, number(momentum)],
          attrs: { use_nesterov: { b: nesterov } },
        },
  // The rate that is fed has both bias corrections in it already: powers of zero leave it as it is.
  Adam: ({ beta_1: beta1, beta_2: beta2, epsilon, amsgrad }, fed, gradient) => ({
    op: amsgrad ? 'ResourceApplyAdamWithAmsgrad' : 'ResourceApplyAdam',
    inputs: [...[0, 0].map(number), fed('corrected'), ...[beta1, beta2, epsilon].map(number), gradient],
    attrs: {},
  }),
  Adamax: ({ beta_1: beta1, beta_2: beta2, epsilon }, fed, gradient) => ({
    op: 'ResourceApplyAdaMax',
    inputs: [number(0), fed('corrected'), ...[beta1, beta2, epsilon].map(number), gradient],
    attrs: {},
  }),
  Adadelta: ({ rho, epsilon }, fed, gradient) => ({
    op: 'ResourceApplyAdadelta',
    inputs: [fed('rate'), number(rho), number(epsilon), gradient],
    attrs: {},
  }),
};

/** These square the gradient themselves, and a sparse one's squares are to be summed by its parts. */
const squaring: ReadonlySet<string> = new Set(['Adam', 'Adadelta']);

/** The op for an optimizer's class and settings; undefined where TensorFlow's has another formula than Keras'. */
export function fusedUpdate(
  className: string,
  config: unknown,
  feeds: FeedTensors,
  gradient: { readonly dense: tf.Tensor; readonly isSparse: boolean },
): FusedUpdate | undefined {
  if (gradient.isSparse && squaring.has(className)) return undefined;
  const fed: Fed = (name) => {
    const value = feeds[name];
    if (!value) throw new Error(`No feed ${name}`);
    return value;
  };
  return builders[className]?.(config as Required<Settings>, fed, gradient.dense);
}
