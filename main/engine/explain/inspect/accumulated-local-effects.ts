// Accumulated local effects (Apley & Zhu 2020): the mean change of a model's answer across a bin of a feature, over the
// rows that lie in that bin alone, added up from bin to bin. Unlike partial dependence it asks about no row that the
// data's correlations rule out.
import { changedOutputs } from '#engine/explain/inspect/changed-columns.ts';
import type { MethodOptions } from '#engine/explain/games/game.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import { at } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface EffectsTask {
  /** rows × features. */
  readonly x: Float32Array;
  readonly axes: readonly { readonly feature: number; readonly edges: Float64Array }[];
}

/** Of one feature. */
export interface LocalEffects {
  /** edges × outputs; their mean over the rows is 0. */
  readonly effects: Float64Array;
  /** Rows per bin. */
  readonly counts: Float64Array;
}

export async function accumulatedLocalEffects(
  tf: Tf,
  model: ExplainedModel,
  { x, axes }: EffectsTask,
  options: MethodOptions = {},
): Promise<LocalEffects[]> {
  const { features, outputs: units } = model;
  const rows = x.length / features;
  const binned = axes.map(({ feature, edges }) => {
    const bins = Int32Array.from({ length: rows }, (_, row) => binOf(edges, x[row * features + feature] ?? 0));
    return { feature, edges, bins, sums: new Float64Array(Math.max(0, edges.length - 1) * units) };
  });
  await changedOutputs(
    tf,
    model,
    x,
    {
      // The lower ends of the rows' own bins, then the upper ones.
      count: axes.length * 2,
      changes: (variant) => {
        const axis = at(binned, variant >> 1);
        const end = variant & 1;
        return [
          {
            feature: axis.feature,
            values: Float32Array.from(axis.bins, (bin) => axis.edges[bin + end] ?? axis.edges[0] ?? 0),
          },
        ];
      },
    },
    (variant, start, count, outputs) => {
      const axis = at(binned, variant >> 1);
      const sign = variant & 1 ? 1 : -1;
      for (let i = 0; i < count * units; i += 1) {
        const place = (axis.bins[start + Math.floor(i / units)] ?? 0) * units + (i % units);
        if (place < axis.sums.length) axis.sums[place] = (axis.sums[place] ?? 0) + sign * (outputs[i] ?? 0);
      }
    },
    options,
  );
  return binned.map(({ edges, bins, sums }) => accumulate(edges.length, bins, sums, units));
}

/** (z[k−1], z[k]], the first bin with its lower end. */
function binOf(edges: Float64Array, value: number): number {
  let low = 1;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1);
}

function accumulate(edges: number, bins: Int32Array, sums: Float64Array, units: number): LocalEffects {
  const counts = new Float64Array(Math.max(0, edges - 1));
  for (const bin of bins) if (bin < counts.length) counts[bin] = (counts[bin] ?? 0) + 1;
  const effects = new Float64Array(edges * units);
  for (let k = 0; k < units; k += 1) {
    let centre = 0;
    for (let bin = 0; bin < counts.length; bin += 1) {
      const count = counts[bin] ?? 0;
      const before = effects[bin * units + k] ?? 0;
      const after = before + (count > 0 ? (sums[bin * units + k] ?? 0) / count : 0);
      effects[(bin + 1) * units + k] = after;
      centre += (count * (before + after)) / 2 / bins.length;
    }
    for (let edge = 0; edge < edges; edge += 1) effects[edge * units + k] = (effects[edge * units + k] ?? 0) - centre;
  }
  return { effects, counts };
}
