// Gradient descent step by step in double precision, for looking at: what a person sees move over a surface. Networks
// train elsewhere (trainer.ts); here an objective is a function of a few parameters with its gradient written out, and the
// optimizers' formulas are worked out number by number.
import type { Algebra } from '#engine/training/optimizers/optimizer.ts';
import { openOptimizer } from '#engine/training/optimizers/registry.ts';
import { learningRateAt } from '#engine/training/schedules.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';

export type Point = readonly number[];

export interface DescentObjective {
  value(theta: Point): number;
  /** Over the given rows alone where the objective is a mean over rows. */
  gradient(theta: Point, rows?: readonly number[]): Point;
}

/** J = ½ θᵀAθ − bᵀθ, A symmetric. */
export function quadratic(a: readonly Point[], b: Point): DescentObjective {
  const product = (theta: Point): number[] => a.map((row) => dot(row, theta));
  return {
    value: (theta) => dot(theta, product(theta)) / 2 - dot(b, theta),
    gradient: (theta) => product(theta).map((value, i) => value - entry(b, i)),
  };
}

/** J = 1/(2n) Σ (x·θ − y)²; the first entry of θ goes with a leading 1 that `x` does not hold. */
export function linearRegression(x: readonly Point[], y: Point): DescentObjective {
  const features = x.map((row) => [1, ...row]);
  return {
    value: (theta) => features.reduce((sum, row, i) => sum + (dot(row, theta) - entry(y, i)) ** 2, 0) / (2 * x.length),
    gradient: (theta, rows) => meanGradient(features, theta, rows, (score, i) => score - entry(y, i)),
  };
}

/** J = mean binary cross-entropy of sigmoid(x·θ) + l2/2 Σ θ², the leading entry left out of the penalty. */
export function logisticRegression(x: readonly Point[], y: Point, l2 = 0): DescentObjective {
  const features = x.map((row) => [1, ...row]);
  const penalised = (theta: Point): number[] => theta.map((value, i) => (i === 0 ? 0 : value));
  return {
    value: (theta) => {
      // log(1 + e^s) − y·s, written so that no exponential overflows.
      const losses = features.map((row, i) => {
        const score = dot(row, theta);
        return Math.max(score, 0) - entry(y, i) * score + Math.log1p(Math.exp(-Math.abs(score)));
      });
      const own = penalised(theta);
      return losses.reduce((sum, loss) => sum + loss, 0) / x.length + (l2 / 2) * dot(own, own);
    },
    gradient: (theta, rows) => {
      const mean = meanGradient(features, theta, rows, (score, i) => 1 / (1 + Math.exp(-score)) - entry(y, i));
      return penalised(theta).map((value, i) => entry(mean, i) + l2 * value);
    },
  };
}

/** J = (a − x)² + b(y − x²)²: a curved valley with its floor at (a, a²). */
export function rosenbrock(a: number, b: number): DescentObjective {
  return {
    value: ([x = 0, y = 0]) => (a - x) ** 2 + b * (y - x * x) ** 2,
    gradient: ([x = 0, y = 0]) => [-2 * (a - x) - 4 * b * x * (y - x * x), 2 * b * (y - x * x)],
  };
}

export interface DescentSettings {
  readonly start: Point;
  readonly optimizer: Pick<OptimizerValue, 'className' | 'config'>;
  /** Updates to make. */
  readonly steps: number;
  /** In place of the objective's own; `step` counts from 1. */
  gradient?(theta: Point, step: number): Point;
}

export interface DescentStep {
  /** Updates made: 0 is the start. */
  readonly step: number;
  readonly theta: Point;
  /** What the optimizer keeps from update to update: of SGD with momentum, the velocity. */
  readonly slots: readonly Point[];
  readonly value: number;
  /** At theta, of the step that comes next. */
  readonly gradient: Point;
}

const doubles: Algebra<number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  maximum: Math.max,
  neg: (a) => -a,
  abs: Math.abs,
  sign: Math.sign,
  square: (a) => a * a,
  sqrt: Math.sqrt,
  rsqrt: (a) => 1 / Math.sqrt(a),
};

/** The start and the point after each update, steps + 1 in all, each computed when it is asked for. */
export function* descend(objective: DescentObjective, settings: DescentSettings): Generator<DescentStep> {
  const { optimizer, config, common } = openOptimizer(settings.optimizer);
  let theta = settings.start;
  let slots: readonly Point[] = optimizer.slots(config).map(({ initial }) => theta.map(() => initial));
  for (let step = 0; step <= settings.steps; step += 1) {
    const gradient = settings.gradient?.(theta, step + 1) ?? objective.gradient(theta);
    yield { step, theta, slots, value: objective.value(theta), gradient };
    const feeds = optimizer.feeds(config, step + 1, learningRateAt(common.learning_rate, step));
    const moves = gradient.map((slope, i) =>
      optimizer.update(doubles, config, {
        slots: slots.map((slot) => entry(slot, i)),
        gradient: slope,
        squared: () => slope * slope,
        feed: (name) => feeds[name] ?? Number.NaN,
      }),
    );
    theta = theta.map((value, i) => value - (moves[i]?.move ?? 0));
    slots = slots.map((_, k) => moves.map((next) => entry(next.slots, k)));
  }
}

function entry(point: Point, index: number): number {
  return point[index] ?? 0;
}

function dot(one: Point, other: Point): number {
  return one.reduce((sum, value, i) => sum + value * entry(other, i), 0);
}

function meanGradient(
  features: readonly Point[],
  theta: Point,
  rows: readonly number[] | undefined,
  slope: (score: number, row: number) => number,
): Point {
  const taken = rows ?? [...features.keys()];
  const sums = theta.map(() => 0);
  for (const row of taken) {
    const own = features[row] ?? [];
    const steepness = slope(dot(own, theta), row);
    for (let i = 0; i < sums.length; i += 1) sums[i] = entry(sums, i) + steepness * entry(own, i);
  }
  return sums.map((sum) => sum / taken.length);
}
