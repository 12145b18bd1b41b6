// One update of a network as a function of tensors to tensors: the batch, weights, slots and feeds in; new weights and
// slots and the report out. Holds no number that changes between steps, so that it can be recorded and compiled.
import * as tf from '@tensorflow/tfjs-core';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { Network } from '#engine/network/build-network.ts';
import { constrained } from '#engine/network/constraints.ts';
import { summedByRow } from '#engine/kernels/differentiable.ts';
import { joinPasses, splitBatch } from '#engine/training/split-batch.ts';
import type { Pass } from '#engine/training/split-batch.ts';
import type { Rows } from '#engine/training/training-data.ts';
import { at } from '#engine/network/layer.ts';
import { forward } from '#engine/network/forward.ts';
import type { ForwardResult } from '#engine/network/forward.ts';
import { measure, reportOf } from '#engine/training/objective.ts';
import type { Measured, Objective } from '#engine/training/objective.ts';
import { clipGradients } from '#engine/training/optimizers/clip-gradients.ts';
import { feedOf, inPlace } from '#engine/training/optimizers/in-place.ts';
import type { InPlaceOp } from '#engine/training/optimizers/in-place.ts';
import type { FeedTensors } from '#engine/training/optimizers/optimizer.ts';
import { openOptimizer } from '#engine/training/optimizers/registry.ts';
import type { OpenOptimizer } from '#engine/training/optimizers/registry.ts';
import { stepRandom } from '#engine/kernels/random.ts';
import { joined } from '#engine/kernels/sparse-rows.ts';
import type { RowGradient } from '#engine/kernels/sparse-rows.ts';

export interface StepPlan extends OpenOptimizer {
  readonly network: Network;
  readonly objective: Objective;
  /** Indexes of the weights that the optimizer moves. */
  readonly trainable: readonly number[];
  /** Of dropout and noise. */
  readonly seed: number;
}

export interface StepState {
  readonly weights: readonly tf.Tensor[];
  /** Per trainable weight, in the plan's order. */
  readonly slots: readonly (readonly tf.Tensor[])[];
}

export interface StepFeeds {
  readonly optimizer: FeedTensors;
  /** int32 [1]: the number of this update, from 1; drives the layers' random streams. */
  readonly step: tf.Tensor1D;
  /** The same for backends without stateless random ops. */
  readonly hostStep: number;
}

/** An update left to TensorFlow's own op: the state in the result is then still the old one. */
export interface FusedStep extends InPlaceOp {
  /** Among the plan's trainable weights. */
  readonly place: number;
}

export interface StepResult extends StepState {
  readonly report: tf.Tensor1D;
  readonly fused: readonly FusedStep[];
}

/** Throws Fault 'training.optimizer' for an optimizer or setting that does not exist. */
export function createStepPlan(
  objective: Objective,
  optimizer: Pick<OptimizerValue, 'className' | 'config'>,
  seed: number,
): StepPlan {
  const { network } = objective;
  const trainable = network.weights.flatMap((weight, i) => (weight.trainable ? [i] : []));
  return { ...openOptimizer(optimizer), network, objective, trainable, seed };
}

/** Slots before the first update; the caller disposes them. */
export function initialSlots(plan: StepPlan): tf.Tensor[][] {
  const slots = plan.optimizer.slots(plan.config);
  return plan.trainable.map((index) =>
    slots.map((slot) => tf.fill([...at(plan.network.weights, index).shape], slot.initial)),
  );
}

/**
 * Runs one update. Disposes neither the state nor the batch; the result is the caller's to dispose. With `fuse`, updates
 * that a native op can make are handed back instead of made.
 */
export function trainStep(plan: StepPlan, state: StepState, batch: Rows, feeds: StepFeeds, fuse = false): StepResult {
  const fused: FusedStep[] = [];
  const next = tf.tidy(() => {
    let result: ForwardResult | undefined;
    let measured: Measured | undefined;
    const moved = plan.trainable.map((index) => at(state.weights, index));
    const parts = new Map<number, RowGradient[]>();
    const gradientRows = (index: number, { ids, rows }: RowGradient): void => {
      const part = { ids: tf.keep(tf.clone(ids)), rows: tf.keep(tf.clone(rows)) };
      parts.set(index, [...(parts.get(index) ?? []), part]);
    };
    const passed = ({ inputs, truths, rowWeights }: Rows): Pass => {
      const random = stepRandom(plan.seed, feeds.step, feeds.hostStep);
      const forwardResult = forward(plan.network, inputs, state.weights, { training: true, random, gradientRows });
      const fraction = (inputs[0]?.shape[0] ?? 1) / (batch.inputs[0]?.shape[0] ?? 1);
      return {
        result: forwardResult,
        measured: measure(plan.objective, forwardResult, truths, state.weights, rowWeights),
        fraction,
      };
    };
    const lossOf = (): tf.Scalar => {
      // Single ops run one after another: then splitting would gain nothing.
      ({ result, measured } = joinPasses((fuse ? splitBatch(plan.objective, batch) : [batch]).map(passed)));
      keepAll([...result.outputs, ...result.logits, ...result.updates.values(), measured.loss, ...measured.parts]);
      return measured.loss;
    };
    const grads = moved.length > 0 ? tf.engine().gradients(lossOf, moved, undefined, true).grads : [];
    // A network of frozen layers has nothing to move; it still has a loss, and statistics may change.
    if (moved.length === 0) lossOf();
    if (!result || !measured) throw new Error('The step did not run forward');
    const weights = [...state.weights];
    result.updates.forEach((value, index) => {
      // A handle that is not kept: it belongs to whoever takes the result.
      weights[index] = tf.clone(value);
    });
    const slots = update(plan, state, grads, parts, feeds, weights, fuse ? fused : undefined);
    tf.dispose([...parts.values()].flatMap((list) => list.flatMap(({ ids, rows }) => [ids, rows])));
    const report = reportOf(plan.objective, measured, result, batch.truths);
    // What was kept for use here is this tidy's again; what is returned leaves it.
    const returned = new Set<tf.Tensor>([...weights, ...slots.flat(), report]);
    const kept = [...result.outputs, ...result.logits, ...result.updates.values(), measured.loss, ...measured.parts];
    tf.dispose(
      [...new Set(kept)].filter(
        (tensor) => tensor && !returned.has(tensor) && !batch.inputs.includes(tensor),
      ) as tf.Tensor[],
    );
    const unchanged = new Set<tf.Tensor>([...state.weights, ...state.slots.flat()]);
    // A tensor of the old state that stays in the new one gets a handle of its own, so that both can be disposed.
    const own = <T extends tf.Tensor>(tensor: T): T => (unchanged.has(tensor) ? tf.clone(tensor) : tensor);
    const inputs = fused.map((step) => [...step.inputs]);
    return { weights: weights.map(own), slots: slots.map((list) => list.map(own)), report, inputs };
  });
  return { ...next, fused };
}

function keepAll(tensors: readonly (tf.Tensor | undefined)[]): void {
  for (const tensor of tensors) if (tensor) tf.keep(tensor);
}

/** Writes the moved weights into `weights` and returns the new slots; what goes to `fused` stays unmoved. */
function update(
  plan: StepPlan,
  state: StepState,
  grads: readonly (tf.Tensor | null | undefined)[],
  parts: ReadonlyMap<number, readonly RowGradient[]>,
  feeds: StepFeeds,
  weights: tf.Tensor[],
  fused: FusedStep[] | undefined,
): (readonly tf.Tensor[])[] {
  const gradients = clipGradients(
    grads.map((gradient) => gradient ?? undefined),
    plan.common,
  );
  return plan.trainable.map((index, i) => {
    const slots = at(state.slots, i);
    const gradient = gradients[i];
    // A weight that the loss does not reach stays as it is, as in Keras.
    if (!gradient) return slots;
    const decay = plan.common.weight_decay;
    const rate = feeds.optimizer['rate'];
    const old = at(state.weights, index);
    const weight = decay && rate ? tf.sub(old, tf.mul(old, tf.mul(rate, decay))) : old;
    const { constraint, regularizer } = at(plan.network.weights, index);
    // A penalty or a clip makes a sparse gradient dense.
    const sparse = regularizer || isClipped(plan) ? undefined : joined(parts.get(index) ?? []);
    if (fused && !decay && !constraint) {
      const ops = inPlace(plan, feeds.optimizer, { dense: gradient, sparse, slots });
      if (ops) {
        fused.push(...ops.map((op) => ({ place: i, ...op })));
        return slots;
      }
    }
    const feed = feedOf(feeds.optimizer);
    // What stands between in the formula of one weight is gone before that of the next.
    const next = tf.tidy(() => {
      const squared = (): tf.Tensor =>
        sparse ? summedByRow(tf.square(sparse.rows), sparse.ids, old.shape[0] ?? 0) : tf.square(gradient);
      const { move, slots: after } = plan.optimizer.update<tf.Tensor>(tf, plan.config, {
        slots,
        gradient,
        squared,
        feed,
      });
      const moved = tf.sub(weight, move);
      return { weight: constraint ? constrained(constraint, moved) : moved, slots: [...after] };
    });
    weights[index] = next.weight;
    return next.slots;
  });
}

function isClipped({ common }: StepPlan): boolean {
  return Boolean(common.clipnorm ?? common.clipvalue ?? common.global_clipnorm);
}
