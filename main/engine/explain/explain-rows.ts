// Explains rows of a model one after another and measures how well each explanation adds up. Chooses nothing: method,
// rows, background and orders are the caller's.
import type { ExplainedModel } from '#engine/explain/open-explained.ts';
import { exactShapley } from '#engine/explain/exact.ts';
import { breathe } from '#engine/explain/game.ts';
import type { Attribution } from '#engine/explain/game.ts';
import { permutationShapley } from '#engine/explain/permutation.ts';
import { rowGames } from '#engine/explain/tensor-game.ts';
import type { Tf } from '#engine/tensor/native.ts';

export interface RowsToExplain {
  /** count × features, as the network takes them. */
  readonly x: Float32Array;
  readonly count: number;
  readonly background: Float32Array;
  /** The orders of features to walk for a row; undefined = all coalitions, exactly. */
  readonly ordersOf?: (row: number) => readonly Int32Array[];
  readonly signal?: AbortSignal;
  /** Rows done, with fractions. */
  readonly progress?: (rows: number) => void;
}

export interface ExplainedRows {
  /** count × features × outputs. */
  readonly values: Float64Array;
  /** One per output. */
  readonly base: Float64Array;
  /** count × outputs, predicted apart from the explanation. */
  readonly predictions: Float64Array;
  /** max |base + Σ values − prediction|. */
  readonly additivityError: number;
  readonly evaluations: number;
}

/** Model outputs of any number of rows, count × outputs; NaN and infinities come as they are. */
export async function predictRows(
  tf: Tf,
  model: ExplainedModel,
  x: Float32Array,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const count = x.length / model.features;
  const predictions = new Float64Array(count * model.outputs);
  for (let start = 0; start < count; start += model.batchRows) {
    await breathe(signal);
    const size = Math.min(model.batchRows, count - start);
    const part = x.subarray(start * model.features, (start + size) * model.features);
    const outputs = tf.tidy(() => model.predict(tf.tensor2d(part, [size, model.features])).dataSync<'float32'>());
    predictions.set(outputs, start * model.outputs);
  }
  return predictions;
}

export async function explainRows(tf: Tf, model: ExplainedModel, rows: RowsToExplain): Promise<ExplainedRows> {
  const { x, count, background, ordersOf, signal, progress } = rows;
  const { features, outputs } = model;
  const predictions = await predictRows(tf, model, x, signal);
  const values = new Float64Array(count * features * outputs);
  let base = new Float64Array(outputs);
  let additivityError = 0;
  let evaluations = 0;
  const games = rowGames(tf, model, background, { batchRows: model.batchRows });
  try {
    for (let row = 0; row < count; row++) {
      const game = games.of(x.slice(row * features, (row + 1) * features));
      const options = { ...(signal ? { signal } : {}), progress: (fraction: number) => progress?.(row + fraction) };
      const found = await (ordersOf ? permutationShapley(game, ordersOf(row), options) : exactShapley(game, options));
      values.set(found.values, row * features * outputs);
      base = found.base.slice();
      evaluations += found.evaluations;
      const own = predictions.subarray(row * outputs, (row + 1) * outputs);
      additivityError = Math.max(additivityError, additivityGap(found, own));
    }
  } finally {
    games.dispose();
  }
  return { values, base, predictions, additivityError, evaluations };
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
