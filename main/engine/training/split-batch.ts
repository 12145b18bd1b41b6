// Splits a large batch into two parts that go forward and backward independently, so that two cores work at the
// same time without handing over to each other within each op. Only where a row's numbers depend on no other row.
import * as tf from '@tensorflow/tfjs-core';
import type { BuiltLayer, Network } from '#engine/network/build-network.ts';
import { at } from '#engine/network/layer.ts';
import { lossFunction } from '#engine/training/losses.ts';
import type { ForwardResult } from '#engine/network/forward.ts';
import type { Measured, Objective } from '#engine/training/objective.ts';
import type { Rows } from '#engine/training/training-data.ts';

/** The results of a part, and its fraction of the batch's rows. */
export interface Pass {
  readonly result: ForwardResult;
  readonly measured: Measured;
  readonly fraction: number;
}

/** Multiply-adds of a batch, forward, from which on it is cut: below, the second copy of each op costs more than it brings. */
const minMultiplyAdds = 16_000_000;

/** Whether the labels −1 and 1 are meant is seen from all of a batch. */
const overBatch = new Set(['Hinge', 'SquaredHinge'].map(lossFunction));

function isRowByRow({ layer, config, activityRegularizer }: BuiltLayer): boolean {
  const { rowByRow } = layer.traits;
  return !activityRegularizer && (typeof rowByRow === 'function' ? rowByRow(config) : rowByRow);
}

/** Whether a step of so many rows is more than some small operations. */
export function isLarge({ multiplyAdds }: Network, rows: number): boolean {
  return multiplyAdds * rows >= minMultiplyAdds;
}

/** Whether a step of so many rows is split in two. */
export function isCut({ network, terms }: Objective, rows: number): boolean {
  return (
    rows >= 2 &&
    isLarge(network, rows) &&
    network.layers.every(isRowByRow) &&
    !terms.some(({ loss }) => overBatch.has(loss))
  );
}

/** Two parts, or the batch itself where it is small or cannot be cut. Call it inside a tidy. */
export function splitBatch(objective: Objective, batch: Rows): readonly Rows[] {
  const [first] = batch.inputs;
  const rows = first?.shape[0] ?? 0;
  if (!isCut(objective, rows)) return [batch];
  const middle = rows >> 1;
  return [0, middle].map((start, half) => {
    const count = half === 0 ? middle : rows - middle;
    // Along the first axis: the kernels copy nothing.
    const part = (x: tf.Tensor): tf.Tensor =>
      tf.slice(x, [start, ...x.shape.slice(1).map(() => 0)], [count, ...x.shape.slice(1)]);
    const { rowWeights } = batch;
    return {
      inputs: batch.inputs.map(part),
      truths: batch.truths.map(part),
      rowWeights: rowWeights && part(rowWeights),
    };
  });
}

/** Both parts as one: losses are means over rows, so they add up weighted by fraction. Differentiable. */
export function joinPasses(passes: readonly Pass[]): Omit<Pass, 'fraction'> {
  const first = at(passes, 0);
  if (passes.length === 1) return first;
  const whole = (of: (pass: Pass) => tf.Scalar): tf.Scalar =>
    tf.addN(passes.map((pass) => tf.mul(of(pass), pass.fraction))) as tf.Scalar;
  const rows = (of: (result: ForwardResult) => tf.Tensor | undefined): tf.Tensor | undefined => {
    const parts = passes.map(({ result }) => of(result)).filter((part) => part !== undefined);
    return parts.length === passes.length ? tf.concat(parts) : undefined;
  };
  const { result, measured } = first;
  return {
    result: {
      ...result,
      outputs: result.outputs.map((output, i) => rows(({ outputs }) => outputs[i]) ?? output),
      logits: result.logits.map((_, i) => rows(({ logits }) => logits[i])),
    },
    measured: {
      loss: whole((pass) => pass.measured.loss),
      parts: measured.parts.map((_, i) => whole((pass) => at(pass.measured.parts, i))),
    },
  };
}
