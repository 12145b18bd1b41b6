// Partial dependence (Friedman 2001) and individual conditional expectation (Goldstein et al. 2015): a model's answers
// when one or two columns are set to the same value in every row, on average and row by row.
import { changedOutputs } from '#engine/explain/inspect/changed-columns.ts';
import type { MethodOptions } from '#engine/explain/games/game.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface DependenceTask {
  /** rows × features. */
  readonly x: Float32Array;
  /** One feature with its grid, or two. */
  readonly axes: readonly { readonly feature: number; readonly grid: Float64Array }[];
  /** Rows that are followed one by one, from the first. */
  readonly lines: number;
}

export interface Dependence {
  /** grid points (the second axis varies faster) × outputs. */
  readonly mean: Float64Array;
  /** lines × grid points × outputs. */
  readonly lines: Float32Array;
}

export async function partialDependence(
  tf: Tf,
  model: ExplainedModel,
  { x, axes, lines }: DependenceTask,
  options: MethodOptions = {},
): Promise<Dependence> {
  const { outputs: units, features } = model;
  const rows = x.length / features;
  const points = axes.reduce((size, { grid }) => size * grid.length, 1);
  const mean = new Float64Array(points * units);
  const followed = new Float32Array(Math.min(lines, rows) * points * units);
  const changes = (point: number) => {
    let rest = point;
    return axes
      .toReversed()
      .map(({ feature, grid }) => {
        const values = grid[rest % grid.length] ?? 0;
        rest = Math.floor(rest / grid.length);
        return { feature, values };
      })
      .toReversed();
  };
  await changedOutputs(
    tf,
    model,
    x,
    { count: points, changes },
    (point, start, count, outputs) => {
      for (let i = 0; i < outputs.length; i += 1) {
        const at = point * units + (i % units);
        mean[at] = (mean[at] ?? 0) + (outputs[i] ?? 0) / rows;
      }
      for (let row = start; row < Math.min(lines, start + count); row += 1)
        followed.set(
          outputs.subarray((row - start) * units, (row - start + 1) * units),
          (row * points + point) * units,
        );
    },
    options,
  );
  return { mean, lines: followed };
}

/** Every line, and the mean, as differences from its first grid point. */
export function centred({ mean, lines }: Dependence, units: number): Dependence {
  const points = mean.length / units;
  const from = <T extends Float32Array | Float64Array>(all: T): T =>
    all.map((value, i) => {
      const first = i - (i % (points * units)) + (i % units);
      return value - (all[first] ?? 0);
    }) as T;
  return { mean: from(mean), lines: from(lines) };
}
