// Opens a model for one piece of inspecting and closes it whatever happens; refuses a model that answers with what is
// no number, so that no inspection reads sense into it.
import { Fault } from '#shared/protocol/problem.ts';
import { openExplained } from '#engine/explain/shapley/open-explained.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import type { Predictor } from '#engine/network/predictor.ts';

export async function withModel<T>(
  model: Pick<ModelValue, 'network' | 'weights'>,
  work: (tf: Tf, opened: ExplainedModel) => Promise<T>,
): Promise<T> {
  const { tf } = await openBackend();
  const opened = openExplained(tf, model);
  try {
    return await work(tf, opened);
  } finally {
    opened.dispose();
  }
}

/** rows × outputs; throws Fault 'explain.notFinite' naming the first row that has none. */
export async function finitePredictions(
  model: Pick<Predictor, 'outputs' | 'predictRows'>,
  x: Float32Array,
  signal: AbortSignal,
): Promise<Float64Array> {
  const predictions = await model.predictRows(x, signal);
  const bad = predictions.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new Fault('explain.notFinite', answerFacts(model, predictions, bad), { port: 'model' });
  return predictions;
}

/** One of the predictions, and whose it is. */
export const answerFacts = ({ outputs }: Pick<Predictor, 'outputs'>, predictions: Float64Array, place: number) => ({
  value: String(predictions[place]),
  row: Math.floor(place / outputs) + 1,
});
