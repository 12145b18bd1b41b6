// Predictions of rows, and how well an explanation of one adds up to its own.
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import { readOut } from '#engine/explain/games/read-out.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { Attribution } from '#engine/explain/games/game.ts';
import type { Tf } from '#engine/kernels/native.ts';

/** Model outputs of any number of rows, count × outputs; NaN and infinities come as they are. */
export async function predictRows(
  tf: Tf,
  model: ExplainedModel,
  x: Float32Array,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const count = x.length / model.features;
  const predictions = new Float64Array(count * model.outputs);
  const compiled = compiledFunction(model.weights ?? [], ([rows]) => [model.predict(rows as Tensor2D)]);
  try {
    for (let start = 0; start < count; start += model.batchRows) {
      await yieldToEventLoop(signal);
      const size = Math.min(model.batchRows, count - start);
      const part = x.subarray(start * model.features, (start + size) * model.features);
      const outputs = readOut(tf, () =>
        compiled.run([tf.tensor2d(part, [size, model.features])])[0]?.dataSync<'float32'>(),
      );
      predictions.set(outputs ?? [], start * model.outputs);
    }
  } finally {
    compiled.dispose();
  }
  return predictions;
}

/** max over outputs of |base + Σ values − prediction|. */
export function additivityGap({ base, values }: Attribution, prediction: ArrayLike<number>): number {
  const outputs = base.length;
  return base.reduce((largest, start, k) => {
    let sum = start;
    for (let i = k; i < values.length; i += outputs) sum += values[i] ?? 0;
    return Math.max(largest, Math.abs(sum - (prediction[k] ?? Number.NaN)));
  }, 0);
}
