// The surfaces over two parameters on which descent is watched: functions that are known for what they do to optimizers,
// and regressions with one feature. With each, a start and rates from which it shows its nature.
import { linearRegression, logisticRegression, quadratic, rosenbrock } from '#engine/training/gradient-descent.ts';
import type { DescentObjective } from '#engine/training/gradient-descent.ts';

export interface DescentSurface {
  readonly objective: DescentObjective;
  readonly start: readonly [number, number];
  /** Of gradient descent, SGD and momentum. */
  readonly rate: number;
  readonly adamRate: number;
  /** Rows behind the objective; 0 for a function. */
  readonly rows: number;
}

export type FunctionName = 'bowl' | 'saddle' | 'rosenbrock' | 'himmelblau';

/** J = x²/2 − y²/2 + y⁴/4: a saddle at the origin between two valleys. */
const saddle: DescentObjective = {
  value: ([x = 0, y = 0]) => x ** 2 / 2 - y ** 2 / 2 + y ** 4 / 4,
  gradient: ([x = 0, y = 0]) => [x, y ** 3 - y],
};

/** J = (x² + y − 11)² + (x + y² − 7)²: four minima of the same depth. */
const himmelblau: DescentObjective = {
  value: ([x = 0, y = 0]) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
  gradient: ([x = 0, y = 0]) => [
    4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
    2 * (x * x + y - 11) + 4 * y * (x + y * y - 7),
  ],
};

const functions: Readonly<Record<FunctionName, Omit<DescentSurface, 'rows'>>> = {
  // Curvatures 10 and 1 along the diagonals: too steep across for a rate that is quick along.
  bowl: {
    objective: quadratic(
      [
        [5.5, 4.5],
        [4.5, 5.5],
      ],
      [0, 0],
    ),
    start: [-4, 2.5],
    rate: 0.15,
    adamRate: 0.3,
  },
  saddle: { objective: saddle, start: [-2, 0.01], rate: 0.1, adamRate: 0.05 },
  rosenbrock: { objective: rosenbrock(1, 100), start: [-1.2, 1], rate: 0.001, adamRate: 0.1 },
  himmelblau: { objective: himmelblau, start: [0, 0], rate: 0.01, adamRate: 0.2 },
};

export function functionSurface(name: FunctionName): DescentSurface {
  return { ...functions[name], rows: 0 };
}

/** θ₀ + θ₁·x against y; the rate is what the steepest curvature allows, with room for the noise of batches. */
export function regressionSurface(kind: 'linear' | 'logistic', x: Float64Array, y: Float64Array): DescentSurface {
  const features = Array.from(x, (value) => [value]);
  const objective = kind === 'linear' ? linearRegression(features, [...y]) : logisticRegression(features, [...y]);
  const rows = x.length;
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / rows;
  const [first, second] = [mean(x), mean(x.map((value) => value * value))];
  // Largest eigenvalue of the mean of (1, x)(1, x)ᵀ; the logistic curve is at most a quarter as steep.
  const half = (1 + second) / 2;
  const steepest = half + Math.sqrt(Math.max(0, half * half - (second - first * first)));
  const middle = mean(y);
  const size = Math.sqrt(mean(y.map((value) => value * value)));
  return {
    objective,
    start: [0, 0],
    rate: (kind === 'linear' ? 0.3 : 1.2) / steepest,
    adamRate: kind === 'linear' ? Math.max(Math.abs(middle), size, 1e-6) / 20 : 0.1,
    rows,
  };
}
