// The ways of gradient descent, SGD, momentum and Adam over a function of two parameters, in double precision and with
// Keras 3's formulas. Seeded; a way that leads nowhere ends where it leaves the numbers.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { DescentSurface } from '#engine/training/descent/descent-surfaces.ts';
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
  /** Of SGD on a function: standard deviation of the noise, as a share of the first gradient's length. */
  readonly noise: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];
/** Beyond this a way counts as lost. */
const farthest = 1e6;
const stepsAtOnce = 20;

/** The start and the point after each update; fewer where it diverged. */
export async function descentPath(task: DescentTask): Promise<DescentPath & { readonly diverged: boolean }> {
  const { surface, rule, rate, steps } = task;
  const { objective } = surface;
  const gradient = gradientOf(task);
  let [x, y] = task.start;
  let [vx, vy] = [0, 0];
  let [mx, my, sx, sy] = [0, 0, 0, 0];
  const mu = rule === 'momentum' ? task.momentum : 0;
  const path: { readonly x: number; readonly y: number; readonly loss: number }[] = [];
  let diverged = false;
  for (let step = 0; step <= steps; step += 1) {
    if (step % stepsAtOnce === 0) await yieldToEventLoop(task.signal);
    const loss = objective.value([x, y]);
    diverged = !Number.isFinite(loss) || Math.max(Math.abs(x), Math.abs(y)) > farthest;
    if (diverged) break;
    path.push({ x, y, loss });
    const [gx = 0, gy = 0] = gradient([x, y], step + 1);
    if (rule === 'adam') {
      const pace = (rate * Math.sqrt(1 - beta2 ** (step + 1))) / (1 - beta1 ** (step + 1));
      mx += (gx - mx) * (1 - beta1);
      my += (gy - my) * (1 - beta1);
      sx += (gx * gx - sx) * (1 - beta2);
      sy += (gy * gy - sy) * (1 - beta2);
      x -= (pace * mx) / (Math.sqrt(sx) + epsilon);
      y -= (pace * my) / (Math.sqrt(sy) + epsilon);
    } else {
      vx = mu * vx - rate * gx;
      vy = mu * vy - rate * gy;
      x += vx;
      y += vy;
    }
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

type Gradient = (theta: readonly [number, number], step: number) => readonly number[];

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
