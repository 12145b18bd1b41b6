// Measures a network on data without changing it, as validation does batch by batch: Keras' evaluate.
import * as tf from '@tensorflow/tfjs-core';
import { forward } from '#engine/network/forward.ts';
import { newTotals } from '#engine/training/checkpoint.ts';
import { addReport, logsOf, measure, reportOf } from '#engine/training/objective.ts';
import type { Objective } from '#engine/training/objective.ts';
import { createPace } from '#engine/kernels/pace.ts';
import type { Rows } from '#engine/training/training-data.ts';

/** The report (objective.ts) of one batch; the caller disposes it, or its tidy. */
export function batchReport(objective: Objective, weights: readonly tf.Tensor[], batch: Rows): tf.Tensor1D {
  return tf.tidy(() => {
    const result = forward(objective.network, batch.inputs, weights, { training: false });
    const measured = measure(objective, result, batch.truths, weights, batch.rowWeights);
    return reportOf(objective, measured, result, batch.truths);
  });
}

/** Adds up the batches' reports: loss (penalties included) and metrics by name; undefined when cancelled. */
export async function evaluateBatches(
  objective: Objective,
  total: number,
  batchSize: number,
  report: (start: number, rows: number) => Float32Array | Promise<Float32Array>,
  signal?: AbortSignal,
): Promise<Record<string, number> | undefined> {
  const totals = newTotals(objective.reportSize);
  const pace = createPace();
  for (let start = 0; start < total; start += batchSize) {
    if (signal?.aborted) return undefined;
    const rows = Math.min(batchSize, total - start);
    addReport(totals, await report(start, rows), rows);
    await pace();
  }
  return logsOf(objective, totals);
}
