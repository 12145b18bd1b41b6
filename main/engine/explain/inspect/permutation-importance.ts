// Permutation importance (Breiman 2001; Fisher, Rudin & Dominici 2019): how much worse a model's score gets when one
// column is shuffled, so that it says nothing any more.
import { changedOutputs } from '#engine/explain/inspect/changed-columns.ts';
import type { MethodOptions } from '#engine/explain/games/game.ts';
import type { RowScore } from '#engine/explain/inspect/row-score.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';

export interface ImportanceTask {
  /** rows × features. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly score: RowScore;
  readonly repeats: number;
  readonly seed: number;
}

export interface Importances {
  /** Of the rows as they are. */
  readonly baseline: number;
  /** features × repeats: by how much the score got worse. */
  readonly drops: Float64Array;
  /** Per feature. */
  readonly mean: Float64Array;
  /** Per feature, over the repeats with divisor `repeats`, as scikit-learn has it. */
  readonly deviation: Float64Array;
}

export async function permutationImportance(
  tf: Tf,
  model: ExplainedModel,
  { x, y, score, repeats, seed }: ImportanceTask,
  options: MethodOptions = {},
): Promise<Importances> {
  const { features } = model;
  const before = await model.predictRows(x, options.signal);
  const baseline = score.score(score.sum(Float32Array.from(before), y));
  const totals = new Float64Array(features * repeats);
  const shuffled = (variant: number): Float32Array => {
    const feature = Math.floor(variant / repeats);
    const order = permutation(y.length, generator(deriveSeed(seed, 'shuffle', feature, variant % repeats)));
    return Float32Array.from(order, (row) => x[row * features + feature] ?? 0);
  };
  await changedOutputs(
    tf,
    model,
    x,
    {
      count: features * repeats,
      changes: (variant) => [{ feature: Math.floor(variant / repeats), values: shuffled(variant) }],
    },
    (variant, start, rows, outputs) => {
      totals[variant] = (totals[variant] ?? 0) + score.sum(outputs, y.subarray(start, start + rows));
    },
    options,
  );
  const drops = totals.map((total) => (score.rising ? baseline - score.score(total) : score.score(total) - baseline));
  const mean = new Float64Array(features);
  const deviation = new Float64Array(features);
  for (let feature = 0; feature < features; feature += 1) {
    const own = drops.subarray(feature * repeats, (feature + 1) * repeats);
    const middle = own.reduce((sum, drop) => sum + drop, 0) / repeats;
    mean[feature] = middle;
    deviation[feature] = Math.sqrt(own.reduce((sum, drop) => sum + (drop - middle) ** 2, 0) / repeats);
  }
  return { baseline, drops, mean, deviation };
}
