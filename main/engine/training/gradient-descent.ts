// Gradient descent step by step in double precision, for looking at: what a person sees move over a surface. Networks
// train elsewhere (trainer.ts); here an objective is a function of a few parameters with its gradient written out.

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
  /** α. */
  readonly rate: number;
  /** μ of v ← μv − α∇J, θ ← θ + v. */
  readonly momentum?: number;
  /** Updates to make. */
  readonly steps: number;
  /** Rows of a step, from 1; all when absent. */
  rowsOf?(step: number): readonly number[];
}

export interface DescentStep {
  /** Updates made: 0 is the start. */
  readonly step: number;
  readonly theta: Point;
  readonly velocity: Point;
  readonly value: number;
  /** At theta, over the rows of the step that comes next. */
  readonly gradient: Point;
}

/** The start and the point after each update: steps + 1 entries. */
export function descend(objective: DescentObjective, settings: DescentSettings): DescentStep[] {
  const { rate, momentum = 0 } = settings;
  let theta = settings.start;
  let velocity: Point = theta.map(() => 0);
  const path: DescentStep[] = [];
  for (let step = 0; step <= settings.steps; step += 1) {
    const gradient = objective.gradient(theta, settings.rowsOf?.(step + 1));
    path.push({ step, theta, velocity, value: objective.value(theta), gradient });
    velocity = velocity.map((v, i) => momentum * v - rate * entry(gradient, i));
    theta = theta.map((value, i) => value + entry(velocity, i));
  }
  return path;
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
