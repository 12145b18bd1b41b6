// Measures a network on data without changing it: Keras' evaluate.
import type * as tfTypes from '@tensorflow/tfjs-core';
import { forward } from '#engine/tensor/network.ts';
import type { Tf } from '#engine/tensor/native.ts';
import { addReport, logsOf, measure, newTotals, reportOf } from '#engine/tensor/objective.ts';
import type { Objective } from '#engine/tensor/objective.ts';
import { createPace } from '#engine/tensor/pace.ts';
import { disposeData, takeBatch } from '#engine/tensor/training-data.ts';
import type { DataTensors } from '#engine/tensor/training-data.ts';

/** Loss (penalties included) and metrics by name; undefined when cancelled. Disposes nothing that it was given. */
export async function evaluateData(
  tf: Tf,
  objective: Objective,
  weights: readonly tfTypes.Tensor[],
  data: DataTensors,
  batchSize: number,
  signal?: AbortSignal,
): Promise<Record<string, number> | undefined> {
  const totals = newTotals(objective);
  const pace = createPace();
  for (let start = 0; start < data.rows; start += batchSize) {
    if (signal?.aborted) return undefined;
    const rows = Math.min(batchSize, data.rows - start);
    const batch = takeBatch(data, start, rows);
    const report = tf.tidy(() => {
      const result = forward(objective.network, batch.inputs, weights, { training: false });
      const measured = measure(objective, result, batch.truths, weights, batch.rowWeights);
      return reportOf(objective, measured, result, batch.truths);
    });
    addReport(totals, report.dataSync<'float32'>(), rows);
    report.dispose();
    disposeData(batch);
    await pace();
  }
  return logsOf(objective, totals);
}
