// Which features move a model's answers most, without asking whether the answers are right: what a node looks at when
// nobody has named a feature. One shuffle of each column of some rows.
import { changedOutputs } from '#engine/explain/inspect/changed-columns.ts';
import type { MethodOptions } from '#engine/explain/games/game.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';

const maxRows = 200;

/** At most `count` places of features, the most influential first; ties in their order. */
export async function mostInfluential(
  tf: Tf,
  model: ExplainedModel,
  x: Float32Array,
  count: number,
  seed: number,
  options: MethodOptions = {},
): Promise<number[]> {
  const { features, outputs: units } = model;
  const rows = Math.min(maxRows, x.length / features);
  const some = x.subarray(0, rows * features);
  const before = await model.predictRows(some, options.signal);
  const moved = new Float64Array(features);
  const order = permutation(rows, generator(deriveSeed(seed, 'influence')));
  await changedOutputs(
    tf,
    model,
    some,
    {
      count: features,
      changes: (feature) => [
        { feature, values: Float32Array.from(order, (row) => some[row * features + feature] ?? 0) },
      ],
    },
    (feature, start, _rows, outputs) => {
      outputs.forEach((value, i) => {
        moved[feature] = (moved[feature] ?? 0) + Math.abs(value - (before[start * units + i] ?? 0));
      });
    },
    options,
  );
  return Array.from(moved.keys())
    .toSorted((a, b) => (moved[b] ?? 0) - (moved[a] ?? 0) || a - b)
    .slice(0, count);
}
