// How good a model's answers are, as one number that sums over rows: what permutation importance watches fall.
import type { TargetInfo } from '#shared/protocol/wire-info.ts';

/** What of a row's outputs and its truth each score is the mean of. */
const terms = {
  accuracy: (p, y) => Number(classOf(p) === y),
  log_loss: surprise,
  r2: ([p = 0], y) => (p - y) ** 2,
  mean_squared_error: ([p = 0], y) => (p - y) ** 2,
  mean_absolute_error: ([p = 0], y) => Math.abs(p - y),
} as const satisfies Readonly<Record<string, (outputs: Float32Array, y: number) => number>>;
export type ScoreName = keyof typeof terms;

export interface RowScore {
  readonly name: ScoreName;
  /** Whether more is better: accuracy and R². */
  readonly rising: boolean;
  /** Sum over rows of what the score is made of. */
  sum(outputs: Float32Array, truth: Float32Array): number;
  /** The score of rows whose sums add up to `total`. */
  score(total: number): number;
}

/** Whether a score can be told of this target. */
export function scoreFits(name: ScoreName, kind: TargetInfo['kind']): boolean {
  return (name === 'accuracy' || name === 'log_loss') === (kind !== 'number');
}

/** scikit-learn's formulas; a probability under 1e-7 counts as 1e-7, as single precision has it. */
export function rowScore(name: ScoreName, units: number, truth: Float32Array): RowScore {
  const rows = truth.length;
  const mean = truth.reduce((sum, y) => sum + y, 0) / rows;
  const spread = truth.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  const term = terms[name];
  return {
    name,
    rising: name === 'accuracy' || name === 'r2',
    sum: (outputs, own) =>
      own.reduce((sum, y, row) => sum + term(outputs.subarray(row * units, (row + 1) * units), y), 0),
    score: (total) => (name === 'r2' ? 1 - total / spread : total / rows),
  };
}

/** The class that the outputs of a row stand for; one output is the probability of the second. */
export function classOf(outputs: ArrayLike<number>): number {
  if (outputs.length === 1) return (outputs[0] ?? 0) > 0.5 ? 1 : 0;
  let best = 0;
  for (let k = 1; k < outputs.length; k += 1) if ((outputs[k] ?? 0) > (outputs[best] ?? 0)) best = k;
  return best;
}

const epsilon = 1e-7;

function surprise(p: Float32Array, y: number): number {
  if (p.length === 1) {
    const one = Math.min(1 - epsilon, Math.max(epsilon, p[0] ?? 0));
    return -Math.log(y === 1 ? one : 1 - one);
  }
  return -Math.log(Math.max(epsilon, p[y] ?? 0));
}
