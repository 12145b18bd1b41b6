// The paths of gradient descent, SGD, momentum and Adam over a function of two parameters, in double precision. Seeded; a
// path that diverges ends where it leaves the finite numbers.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { DescentSurface } from '#engine/training/descent/descent-surfaces.ts';
import { descend } from '#engine/training/gradient-descent.ts';
import type { Point } from '#engine/training/gradient-descent.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { DescentPath } from '#engine/values/report.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';

export type DescentRule = DescentPath['optimizer'];

export interface DescentTask {
  readonly surface: DescentSurface;
  readonly rule: DescentRule;
  readonly start: readonly [number, number];
  readonly rate: number;
  /** μ of momentum: v ← μv − α∇J, θ ← θ + v. */
  readonly momentum: number;
  readonly steps: number;
  readonly batchSize: number;
  /** Of SGD on a function: standard deviation of the noise, as a fraction of the first gradient's length. */
  readonly noise: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** Beyond this a trajectory counts as diverged. */
const farthest = 1e6;
const stepsAtOnce = 20;

/** Keras' optimizer behind a rule. */
export function optimizerOf(
  rule: DescentRule,
  { rate, momentum }: Pick<DescentTask, 'rate' | 'momentum'>,
): Pick<OptimizerValue, 'className' | 'config'> {
  if (rule === 'adam') return { className: 'Adam', config: { learning_rate: rate } };
  return { className: 'SGD', config: { learning_rate: rate, momentum: rule === 'momentum' ? momentum : 0 } };
}

/** The start and the point after each update; fewer where it diverged. */
export async function descentPath(task: DescentTask): Promise<DescentPath & { readonly diverged: boolean }> {
  const { surface, rule, steps } = task;
  const path: { readonly x: number; readonly y: number; readonly loss: number }[] = [];
  let diverged = false;
  const descent = { start: task.start, optimizer: optimizerOf(rule, task), steps, gradient: gradientOf(task) };
  for (const { step, theta, value: loss } of descend(surface.objective, descent)) {
    if (step % stepsAtOnce === 0) await yieldToEventLoop(task.signal);
    const [x = Number.NaN, y = Number.NaN] = theta;
    diverged = !Number.isFinite(loss) || Math.max(Math.abs(x), Math.abs(y)) > farthest;
    if (diverged) break;
    path.push({ x, y, loss });
  }
  return {
    optimizer: rule,
    steps: Int32Array.from(path, (_, step) => step),
    x: Float64Array.from(path, (point) => point.x),
    y: Float64Array.from(path, (point) => point.y),
    loss: Float64Array.from(path, (point) => point.loss),
    diverged,
  };
}

type Gradient = (theta: Point, step: number) => Point;

/** Of all rows for gradient descent; of a batch for the others; of a function, noisy for SGD. */
function gradientOf({ surface, rule, start, batchSize, noise, seed }: DescentTask): Gradient {
  const { objective, rows } = surface;
  if (rule === 'gradientDescent' || (rows === 0 && rule !== 'sgd')) return (theta) => objective.gradient(theta);
  if (rows === 0) {
    const random = generator(deriveSeed(seed, 'noise'));
    const first = objective.gradient(start);
    const deviation = noise * Math.hypot(...first);
    return (theta) => objective.gradient(theta).map((slope) => slope + deviation * random.normal());
  }
  const size = Math.min(batchSize, rows);
  const batches = Math.ceil(rows / size);
  let epoch = -1;
  let order: Int32Array = new Int32Array();
  return (theta, step) => {
    const now = Math.floor((step - 1) / batches);
    if (now !== epoch) {
      epoch = now;
      order = permutation(rows, generator(deriveSeed(seed, 'shuffle', epoch)));
    }
    const from = ((step - 1) % batches) * size;
    return objective.gradient(theta, [...order.subarray(from, from + size)]);
  };
}
