// Explanations made of gradients of a network's outputs with respect to its inputs, averaged over points: expected
// gradients, integrated gradients, plain gradients and SmoothGrad. They differ in where they look, and in what a slope
// is multiplied by.
import type { Tensor } from '@tensorflow/tfjs-core';
import type { RowsOf } from '#engine/explain/attribution/deep.ts';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import { pointPieces } from '#engine/network/predictor.ts';
import type { Predictor } from '#engine/network/predictor.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import { deriveSeed, generator, stepRandom } from '#engine/kernels/random.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface GradientValues {
  /** count × features × outputs. */
  readonly values: Float64Array;
  /** Half-widths of 95 % intervals, where the points were drawn. */
  readonly intervals?: Float64Array;
  /** Points at which a gradient was taken. */
  readonly evaluations: number;
}

/** Points around a row, and what each one's slope is multiplied by. */
interface Points {
  /** [rows × taken, features], row by row. */
  readonly at: Tensor;
  /** [rows, taken, features] or broadcasting to it. */
  readonly factor?: Tensor;
}

interface Sampling {
  /** Points per row. */
  readonly size: number;
  /** Whether they were drawn, so that their mean has an interval. */
  readonly drawn: boolean;
  /** Tensors that `points` reads in every piece; the caller's. */
  readonly held?: readonly Tensor[];
  /** What else it reads, of rows start … start + rows and their points from … from + taken. Called in a tidy. */
  feeds(start: number, rows: number, from: number, taken: number): Tensor[];
  /** Points around rows `x` [rows, 1, features]: a function of tensors alone, so that it can be compiled. */
  points(x: Tensor, feeds: readonly Tensor[]): Points;
}

/**
 * What becomes of rows [rows, 1, features], of an output [1, outputs] that is 1 where the others are 0, and of the feeds:
 * means over each row's points [rows, features], and of drawn points their variances.
 */
function moments(tf: Tf, model: Predictor, sampling: Sampling) {
  return ([x, chosen, ...feeds]: readonly Tensor[]): Tensor[] => {
    if (!x || !chosen) throw new Error('Gradients take rows and an output');
    const { at, factor } = sampling.points(x, feeds);
    const slope = tf.grad((points: Tensor) => tf.sum(tf.mul(model.predict(points), chosen)))(at);
    const each = tf.reshape(slope, [x.shape[0] ?? 0, -1, model.features]);
    const values = factor ? tf.mul(each, factor) : each;
    if (!sampling.drawn) return [tf.mean(values, 1)];
    const { mean, variance } = tf.moments(values, 1);
    return [mean, variance];
  };
}

async function averaged(tf: Tf, model: Predictor, task: RowsOf, sampling: Sampling): Promise<GradientValues> {
  const { x, count, outputs, signal, progress } = task;
  const { features } = model;
  const { size } = sampling;
  const mean = new Float64Array(count * features * outputs.length);
  const squares = sampling.drawn ? new Float64Array(mean.length) : undefined;
  const compiled = compiledFunction([...model.weights, ...(sampling.held ?? [])], moments(tf, model, sampling));
  try {
    for await (const { start, rows, part, from, taken, done } of pointPieces(
      x,
      features,
      size,
      model.gradientRows,
      signal,
    )) {
      const found = readOut(tf, () => {
        const own = tf.tensor3d(part, [rows, 1, features]);
        const feeds = sampling.feeds(start, rows, from, taken);
        return outputs.map((place) => {
          const chosen = Array.from({ length: model.outputs }, (_, k) => (k === place ? 1 : 0));
          return compiled.run([own, tf.tensor2d([chosen]), ...feeds]).map((one) => one.dataSync<'float32'>());
        });
      });
      found.forEach(([means, variances], k) => {
        means?.forEach((own, i) => {
          // Means and squares of two parts become those of both (Chan, Golub and LeVeque).
          const place = (start * features + i) * outputs.length + k;
          const gap = own - (mean[place] ?? 0);
          mean[place] = (mean[place] ?? 0) + (gap * taken) / (from + taken);
          if (squares && variances) {
            const between = (gap * gap * from * taken) / (from + taken);
            squares[place] = (squares[place] ?? 0) + (variances[i] ?? 0) * taken + between;
          }
        });
      });
      progress?.(done);
    }
  } finally {
    compiled.dispose();
  }
  const halfWidth = (sum: number): number => 1.96 * Math.sqrt(sum / (size - 1) / size);
  return {
    values: mean,
    ...(squares && size > 1 ? { intervals: squares.map(halfWidth) } : {}),
    evaluations: count * size,
  };
}

/** Points between a background row and the explained one: per row so many indexes and positions on the path, 0 … 1. */
export interface PathSamples {
  readonly background: Int32Array;
  readonly alpha: Float32Array;
}

/** Plain draws: a background row, and a position on the path from it, evenly. */
export function drawnPaths(seed: number, row: number, size: number, backgroundRows: number): PathSamples {
  const random = generator(deriveSeed(seed, 'paths', row));
  const background = new Int32Array(size);
  const alpha = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    background[i] = Math.floor(random.next() * backgroundRows);
    alpha[i] = random.next();
  }
  return { background, alpha };
}

/** mean over samples of (x − b)·∇f(b + α·(x − b)): what shap's GradientExplainer estimates. */
export async function expectedGradients(
  tf: Tf,
  model: Predictor,
  task: RowsOf & {
    readonly background: Float32Array;
    readonly size: number;
    samplesOf(row: number): PathSamples;
  },
): Promise<GradientValues> {
  const { features } = model;
  const held = tf.tensor2d(task.background, [task.background.length / features, features]);
  try {
    return await averaged(tf, model, task, {
      size: task.size,
      drawn: true,
      held: [held],
      feeds: (start, rows, from, taken) => {
        const index = new Int32Array(rows * taken);
        const positions = new Float32Array(rows * taken);
        for (let row = 0; row < rows; row++) {
          const samples = task.samplesOf(start + row);
          index.set(samples.background.subarray(from, from + taken), row * taken);
          positions.set(samples.alpha.subarray(from, from + taken), row * taken);
        }
        return [tf.tensor2d(index, [rows, taken], 'int32'), tf.tensor3d(positions, [rows, taken, 1])];
      },
      points: (x, [index, positions]) => {
        const b = tf.gather(held, index as Tensor);
        const factor = tf.sub(x, b);
        return { at: tf.reshape(tf.add(b, tf.mul(factor, positions as Tensor)), [-1, features]), factor };
      },
    });
  } finally {
    held.dispose();
  }
}

export type PathRule = 'left' | 'right' | 'midpoint' | 'trapezoid';

/** Points along the path, 0 … 1, and their weights, which add up to the number of points. */
function pathPoints(rule: PathRule, steps: number): { readonly at: number[]; readonly weight: number[] } {
  const size = rule === 'trapezoid' ? steps + 1 : steps;
  const shift = { left: 0, right: 1, midpoint: 0.5, trapezoid: 0 }[rule];
  const end = (i: number): boolean => rule === 'trapezoid' && (i === 0 || i === steps);
  return {
    at: Array.from({ length: size }, (_, i) => (i + shift) / steps),
    weight: Array.from({ length: size }, (_, i) => ((end(i) ? 0.5 : 1) * size) / steps),
  };
}

/** (x − baseline)·∫ ∇f(baseline + α·(x − baseline)) dα, the integral by a rule with `steps` intervals. */
export async function integratedGradients(
  tf: Tf,
  model: Predictor,
  task: RowsOf & { readonly baseline: Float32Array; readonly steps: number; readonly rule?: PathRule },
): Promise<GradientValues> {
  const { features } = model;
  const path = pathPoints(task.rule ?? 'midpoint', task.steps);
  return averaged(tf, model, task, {
    size: path.at.length,
    drawn: false,
    feeds: (_start, _rows, from, taken) => {
      const part = (values: number[]): Tensor => tf.tensor3d(values.slice(from, from + taken), [1, taken, 1]);
      return [tf.tensor3d(task.baseline, [1, 1, features]), part(path.at), part(path.weight)];
    },
    points: (x, feeds) => {
      const [baseline, positions, weight] = feeds as [Tensor, Tensor, Tensor];
      const gap = tf.sub(x, baseline);
      const at = tf.add(baseline, tf.mul(gap, positions));
      return { at: tf.reshape(at, [-1, features]), factor: tf.mul(gap, weight) };
    },
  });
}

/** ∇f(x), or x·∇f(x). */
export async function plainGradients(
  tf: Tf,
  model: Predictor,
  task: RowsOf & { readonly timesInput?: boolean },
): Promise<GradientValues> {
  return averaged(tf, model, task, {
    size: 1,
    drawn: false,
    feeds: () => [],
    points: (x) => ({ at: tf.reshape(x, [-1, model.features]), ...(task.timesInput ? { factor: x } : {}) }),
  });
}

/** mean over samples of ∇f(x + noise), the noise normal with the given spread per row and feature. */
export async function smoothGrad(
  tf: Tf,
  model: Predictor,
  task: RowsOf & {
    readonly size: number;
    readonly seed: number;
    /** count × features. */
    readonly spread: Float32Array;
  },
): Promise<GradientValues> {
  const { features } = model;
  const seed = deriveSeed(task.seed, 'noise');
  let piece = 0;
  return averaged(tf, model, task, {
    size: task.size,
    drawn: true,
    feeds: (start, rows, _from, taken) => {
      piece += 1;
      const noise = stepRandom(seed, tf.tensor1d([piece], 'int32'), piece).normal([rows, taken, features]);
      const spread = task.spread.subarray(start * features, (start + rows) * features);
      return [noise, tf.tensor3d(spread, [rows, 1, features])];
    },
    points: (x, [noise, spread]) => ({
      at: tf.reshape(tf.add(x, tf.mul(noise as Tensor, spread as Tensor)), [-1, features]),
    }),
  });
}
