// Explains rows in rounds: each round brings every row one more estimate, so that there is something to see at once and
// it grows tighter for as long as there is time. Chooses nothing: estimator, rows and background are the caller's.
import { additivityError } from '#engine/explain/shapley/additivity.ts';
import type { Estimator } from '#engine/explain/shapley/estimators.ts';
import { linkedGame, logit } from '#engine/explain/shapley/link.ts';
import type { Link } from '#engine/explain/shapley/link.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import { runningEstimate } from '#engine/explain/shapley/running-estimate.ts';
import type { RunningEstimate } from '#engine/explain/shapley/running-estimate.ts';
import { rowGames } from '#engine/explain/games/tensor-game.ts';
import type { RowGames } from '#engine/explain/games/tensor-game.ts';
import { backgroundWeights, meanRow } from '#engine/explain/games/game.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface RowsToEstimate {
  /** count × features, as the network takes them. */
  readonly x: Float32Array;
  readonly count: number;
  readonly background: Float32Array;
  /** One per background row. */
  readonly weights?: ArrayLike<number> | undefined;
  readonly link: Link;
  readonly estimator: Estimator;
  /** Until when to go on; null = as many rounds as the estimator has. */
  readonly seconds: number | null;
  readonly signal?: AbortSignal;
  /** Fraction of the work that is done. */
  readonly progress?: (fraction: number, soFar: () => EstimatedRows) => void;
}

export interface EstimatedRows {
  /** Rows that were explained: fewer than asked for when time ran out, or the run was stopped, in the first round. */
  readonly rows: number;
  /** rows × features × outputs. */
  readonly values: Float64Array;
  /** Half-widths of 95 % intervals, in the shape of the values; absent where the values are exact, NaN where unknown. */
  readonly intervals?: Float64Array;
  /** One per output. */
  readonly base: Float64Array;
  /** rows × outputs. */
  readonly predictions: Float64Array;
  /** max |base + Σ values − prediction|. */
  readonly additivityError: number;
  readonly evaluations: number;
  readonly stopped: boolean;
}

/** Parts of the background for which an estimate of a method that follows orders is made, where there is a budget. */
const chunks = 10;

/** Throws only when it is stopped before the first row is done. */
export async function estimateRows(tf: Tf, model: ExplainedModel, task: RowsToEstimate): Promise<EstimatedRows> {
  const { x, count, estimator, link, seconds, signal } = task;
  const { features, outputs } = model;
  const started = performance.now();
  const linked = (list: Float64Array): Float64Array => (link === 'logit' ? list.map(logit) : list);
  const predictions = linked(await model.predictRows(x, signal));
  const weights = backgroundWeights(task.background.length / features, task.weights);
  const base = linked(meanRow(await model.predictRows(task.background, signal), outputs, weights));
  const parts = openParts(tf, model, task, weights);
  const estimates: RunningEstimate[] = [];
  const rounds = seconds === null || estimator.exact ? estimator.rounds * parts.length : Number.POSITIVE_INFINITY;
  const late = (): boolean => seconds !== null && !estimator.exact && performance.now() - started > 1000 * seconds;
  let evaluations = 0;
  const soFar = (stopped = false): EstimatedRows =>
    gathered(estimates, estimator.exact, { base, predictions, evaluations, stopped });
  const fraction = (round: number, row: number): number =>
    Number.isFinite(rounds)
      ? (round + row / count) / rounds
      : Math.min(1, (performance.now() - started) / (1000 * (seconds ?? 1)));
  try {
    // However late it is, there is one row.
    for (let round = 0; round < rounds && (round === 0 || !late()); round++) {
      const part = parts[round % parts.length];
      if (!part) break;
      const masks = await estimator.begin?.(round, signal);
      if (masks) part.share(masks);
      const step = estimator.followsOrders ? part.together : 1;
      for (let first = 0; first < count; first += step) {
        if (estimates.length > 0 && late()) break;
        const size = Math.min(step, count - first);
        const group = Array.from({ length: size }, (_, i) => first + i).map((row) => {
          const game = linkedGame(part.of(x.slice(row * features, (row + 1) * features)), link);
          const inRow = (done: number): void => task.progress?.(fraction(round, first + done * size), soFar);
          return estimator.estimate(game, row, round, { ...(signal && { signal }), progress: inRow });
        });
        for (const [i, one] of (await Promise.all(group)).entries()) {
          evaluations += one.evaluations;
          (estimates[first + i] ??= runningEstimate(features * outputs)).add(one.values);
        }
        task.progress?.(fraction(round, first + size), soFar);
      }
    }
  } catch (error) {
    if (!signal?.aborted || estimates.length === 0) throw error;
    return soFar(true);
  } finally {
    for (const part of parts) part.dispose();
  }
  return soFar();
}

/** With a budget, paths use a tenth of the background each, in turn: ten times as many orders in the same time. */
function openParts(tf: Tf, model: ExplainedModel, task: RowsToEstimate, weights: Float64Array): RowGames[] {
  const { background, estimator, link, seconds } = task;
  const { features, batchRows, tileRows } = model;
  const rows = weights.length;
  const equal = weights.every((weight) => weight === weights[0]);
  const splits =
    seconds !== null && estimator.followsOrders && features > 64 && link === 'identity' && equal && rows >= 2 * chunks;
  if (!splits) return [rowGames(tf, model, background, { batchRows, tileRows, weights })];
  return Array.from({ length: chunks }, (_, c) => {
    const ends = [c, c + 1].map((end) => Math.floor((end * rows) / chunks) * features);
    return rowGames(tf, model, background.slice(ends[0], ends[1]), { batchRows, tileRows });
  });
}

function gathered(
  estimates: readonly RunningEstimate[],
  exact: boolean,
  all: Pick<EstimatedRows, 'base' | 'predictions' | 'evaluations' | 'stopped'>,
): EstimatedRows {
  const { base } = all;
  const outputs = base.length;
  const rows = estimates.length;
  const predictions = all.predictions.slice(0, rows * outputs);
  const found = estimates.map((estimate, row) => {
    const gain = base.map((start, k) => (predictions[row * outputs + k] ?? 0) - start);
    // What is exact is left as it came, so that its additivity error is its own.
    return estimate.values(exact ? undefined : gain);
  });
  const flat = (parts: readonly Float64Array[]): Float64Array => {
    const width = parts[0]?.length ?? 0;
    const whole = new Float64Array(rows * width);
    parts.forEach((part, row) => whole.set(part, row * width));
    return whole;
  };
  const values = flat(found);
  return {
    ...all,
    rows,
    values,
    ...(exact ? {} : { intervals: flat(estimates.map((estimate) => estimate.halfWidths())) }),
    predictions,
    additivityError: additivityError(values, base, predictions),
  };
}
