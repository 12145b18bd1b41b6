// Which of TensorFlow's training ops has an optimizer's formula. Such an op changes a weight and its slots in place, in one
// pass; the same formula as single ops is in optimizers.ts, and the guard compares the two.
import * as tf from '@tensorflow/tfjs-core';
import { nativeBackend } from '#engine/kernels/compile/binding.ts';
import { gatherRows } from '#engine/kernels/gather-rows.ts';
import type { FeedTensors } from '#engine/training/optimizers.ts';
import { distinctRows, scatterAttrs } from '#engine/kernels/sparse-rows.ts';
import type { DistinctRows, RowGradient } from '#engine/kernels/sparse-rows.ts';

export interface FusedUpdate {
  readonly op: string;
  /** Which of the weight and its slots it changes, by place: all, unless said. */
  readonly own?: readonly number[];
  /** After the handles of those. */
  readonly inputs: readonly tf.Tensor[];
  readonly attrs: Readonly<Record<string, { readonly b: boolean } | { readonly type: number }>>;
}

export interface GivenGradient {
  readonly dense: tf.Tensor;
  /** The same in parts, where it is of looked-up rows. */
  readonly sparse: RowGradient | undefined;
  readonly slots: readonly tf.Tensor[];
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

/** Moves the rows that were looked up, where the formula leaves the others in place. */
const rowBuilders: Readonly<Record<string, (settings: Required<Settings>, fed: Fed, given: Rows) => FusedUpdate[]>> = {
  SGD: (_settings, fed, { distinct, rows }) => [
    { op: 'ResourceScatterSub', own: [0], inputs: [distinct.ids, tf.mul(rows, fed('rate'))], attrs: scatterAttrs },
  ],
  Adagrad: ({ epsilon }, fed, { distinct, rows, squares, slots }) => {
    const [accumulator] = slots;
    if (!accumulator) throw new Error('Adagrad has a slot');
    const sums = tf.add(gatherRows(accumulator, distinct.ids), squares());
    const move = tf.mul(tf.mul(rows, fed('rate')), tf.rsqrt(tf.add(sums, epsilon)));
    return [
      { op: 'ResourceScatterUpdate', own: [1], inputs: [distinct.ids, sums], attrs: scatterAttrs },
      { op: 'ResourceScatterSub', own: [0], inputs: [distinct.ids, move], attrs: scatterAttrs },
    ];
  },
};

interface Rows {
  readonly distinct: DistinctRows;
  readonly rows: tf.Tensor;
  squares(): tf.Tensor;
  readonly slots: readonly tf.Tensor[];
}

/** The ops for an optimizer's class and settings; undefined where TensorFlow's have another formula than Keras'. */
export function fusedUpdate(
  className: string,
  config: unknown,
  feeds: FeedTensors,
  { dense, sparse, slots }: GivenGradient,
): readonly FusedUpdate[] | undefined {
  const fed: Fed = (name) => {
    const value = feeds[name];
    if (!value) throw new Error(`No feed ${name}`);
    return value;
  };
  const settings = config as Required<Settings>;
  const backend = nativeBackend();
  // Momentum moves every row at every update.
  const moves = className === 'SGD' && settings.momentum !== 0 ? undefined : rowBuilders[className];
  if (sparse && moves && backend) {
    const distinct = distinctRows(backend, sparse.ids);
    const rows = distinct.summed(sparse.rows);
    return moves(settings, fed, {
      distinct,
      rows,
      squares: () => distinct.summed(tf.square(sparse.rows)),
      slots,
    });
  }
  if (sparse && squaring.has(className)) return undefined;
  const whole = builders[className]?.(settings, fed, dense);
  return whole && [whole];
}
