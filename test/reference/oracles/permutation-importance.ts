// How much a score falls when one column is shuffled (Breiman 2001). A pure function over a predict function and a
// score; the permutations come from the caller, so that the same ones give the same numbers.

/** rows × features, row-major, → whatever `score` understands, in the same order of rows. */
export type PredictRows = (rows: Float64Array, count: number) => Promise<ArrayLike<number>>;

export interface Importance {
  readonly baseline: number;
  /** features × repeats, row-major: baseline − score. */
  readonly importances: Float64Array;
  /** One per feature. */
  readonly mean: Float64Array;
  /** One per feature, over repeats, divided by their number. */
  readonly standardDeviation: Float64Array;
}

export interface ImportanceOptions {
  readonly rows: ArrayLike<number>;
  readonly features: number;
  /** One per repeat, shared by all columns: row i of a shuffled column takes its value from row permutation[i]. */
  readonly permutations: readonly ArrayLike<number>[];
  /** Larger is better. */
  readonly score: (predicted: ArrayLike<number>) => number;
  readonly signal?: AbortSignal;
}

/** Throws the signal's reason when cancelled between two predictions. */
export async function permutationImportance(predict: PredictRows, options: ImportanceOptions): Promise<Importance> {
  const { features, permutations, score, signal } = options;
  const rows = Float64Array.from(options.rows);
  const count = rows.length / features;
  const baseline = score(await predict(rows, count));
  const importances = new Float64Array(features * permutations.length);
  for (let feature = 0; feature < features; feature++) {
    for (const [repeat, permutation] of permutations.entries()) {
      signal?.throwIfAborted();
      const shuffled = rows.slice();
      for (let row = 0; row < count; row++)
        shuffled[row * features + feature] = rows[(permutation[row] ?? row) * features + feature] ?? 0;
      importances[feature * permutations.length + repeat] = baseline - score(await predict(shuffled, count));
    }
  }
  const per = Array.from({ length: features }, (_, f) =>
    importances.subarray(f * permutations.length, (f + 1) * permutations.length),
  );
  const mean = Float64Array.from(per, meanOf);
  const standardDeviation = Float64Array.from(per, (values, f) =>
    Math.sqrt(meanOf(values.map((v) => (v - (mean[f] ?? 0)) ** 2))),
  );
  return { baseline, importances, mean, standardDeviation };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
