// Counterfactuals by gradient (Wachter, Mittelstadt & Russell 2018), many rows at once: the distance that is made small
// and a hinge that holds the answer on the wanted side, weighed per row as Carlini & Wagner (2017) do it.
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { marginTensor } from '#engine/explain/inspect/counterfactual-goal.ts';
import type { Attempt, Candidate, Search } from '#engine/explain/inspect/counterfactual-goal.ts';
import type { Tf } from '#engine/kernels/native.ts';

const rounds = 5;
const stepsPerRound = 60;
/** In scaled units, of Adam. */
const rate = 0.1;
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
/** Of one tensor of a batch, of which there are some ten. */
const maxNumbers = 2_000_000;
/** How far past the border, so that rounding does not carry a row back. */
const reach = 0.01;

/** Whether the model has gradients that lead anywhere from these rows. */
export function hasGradient(tf: Tf, search: Search): boolean {
  try {
    return tf.tidy(() => {
      const x = tf.tensor2d(search.x.subarray(0, search.features), [1, search.features]);
      const margin = (rows: Tensor): Tensor1D =>
        marginTensor(tf, search.goal, Int32Array.of(0), search.model.predict(rows as Tensor2D));
      const slopes = tf.grad((rows) => tf.sum(margin(rows)))(x);
      return Number.isFinite(tf.sum(tf.abs(slopes)).dataSync()[0]);
    });
  } catch {
    // Layers without a gradient, such as an embedding of tokens, say so by throwing.
    return false;
  }
}

/**
 * The smallest change found from each attempt's row, moving only what its mask leaves free; none of an attempt that never
 * gets there.
 */
export async function descendTo(tf: Tf, search: Search, attempts: readonly Attempt[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const together = Math.max(1, Math.floor(Math.min(search.model.batchRows / 4, maxNumbers / search.features)));
  for (let start = 0; start < attempts.length; start += together)
    found.push(...(await descendBatch(tf, search, attempts.slice(start, start + together))));
  return found;
}

async function descendBatch(tf: Tf, search: Search, attempts: readonly Attempt[]): Promise<Candidate[]> {
  const { features, signal } = search;
  const count = attempts.length;
  const shape: [number, number] = [count, features];
  const filled = (of: (attempt: Attempt, feature: number) => number): Tensor2D => {
    const all = new Float32Array(count * features);
    attempts.forEach((attempt, i) => {
      for (let f = 0; f < features; f += 1) all[i * features + f] = of(attempt, f);
    });
    return tf.tensor2d(all, shape);
  };
  const rows = Int32Array.from(attempts, ({ row }) => row);
  const fixed = {
    x: filled(({ row }, f) => search.x[row * features + f] ?? 0),
    low: filled(({ row }, f) => search.bounds(row, f).low),
    high: filled(({ row }, f) => search.bounds(row, f).high),
    // Nothing leads from word to word.
    step: filled(({ free }, f) => (free[f] && !search.words?.are[f] ? (search.scale[f] ?? 1) : 0)),
  };
  const placed = (moved: Tensor): Tensor2D =>
    tf.minimum(tf.maximum(tf.add(fixed.x, tf.mul(moved, fixed.step)), fixed.low), fixed.high);
  const far = (moved: Tensor): Tensor1D =>
    search.distance === 'l1' ? tf.sum(tf.abs(moved), 1) : tf.sqrt(tf.add(tf.sum(tf.square(moved), 1), 1e-12));
  const margin = (moved: Tensor): Tensor1D => marginTensor(tf, search.goal, rows, search.model.predict(placed(moved)));
  const update = compiledFunction([...search.model.weights, ...Object.values(fixed)], (given) => {
    const [z, m, v, before, least, weight, pace] = given as [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
    const slopes = tf.grad((moved) => {
      const hinge = tf.relu(tf.sub(reach, margin(moved)));
      return tf.sum(tf.add(far(moved), tf.mul(weight, hinge)));
    })(z);
    const slope = tf.where(tf.isFinite(slopes), slopes, tf.zerosLike(slopes));
    const newM = tf.add(tf.mul(m, beta1), tf.mul(slope, 1 - beta1));
    const newV = tf.add(tf.mul(v, beta2), tf.mul(tf.square(slope), 1 - beta2));
    const newZ = tf.sub(z, tf.div(tf.mul(newM, pace), tf.add(tf.sqrt(newV), epsilon)));
    const distance = far(newZ);
    const better = tf.logicalAnd(tf.greater(margin(newZ), 0), tf.less(distance, least));
    const now = tf.expandDims(tf.cast(better, 'float32'), 1);
    return [
      newZ,
      newM,
      newV,
      tf.add(tf.mul(placed(newZ), now), tf.mul(before, tf.sub(1, now))),
      tf.where(better, distance, least),
    ];
  });
  let best: Tensor2D = fixed.x.clone();
  let bestDistance: Tensor1D = tf.fill([count], Number.POSITIVE_INFINITY);
  const weights = new Float32Array(count).fill(10);
  const ends = attempts.map(() => ({ low: 0, high: Number.POSITIVE_INFINITY }));
  try {
    for (let round = 0; round < rounds; round += 1) {
      let z: Tensor2D = tf.zeros(shape);
      let m: Tensor2D = tf.zeros(shape);
      let v: Tensor2D = tf.zeros(shape);
      const weight = tf.tensor1d(weights);
      const before = bestDistance.dataSync<'float32'>().slice();
      try {
        for (let step = 1; step <= stepsPerRound; step += 1) {
          await yieldToEventLoop(signal);
          const pace = tf.scalar((rate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step));
          const next = update.run([z, m, v, best, bestDistance, weight, pace]);
          tf.dispose([z, m, v, best, bestDistance, pace]);
          [z, m, v, best, bestDistance] = next as [Tensor2D, Tensor2D, Tensor2D, Tensor2D, Tensor1D];
          search.progress?.(1 / (rounds * stepsPerRound));
        }
      } finally {
        tf.dispose([z, m, v, weight]);
      }
      const after = bestDistance.dataSync<'float32'>();
      weights.forEach((own, i) => {
        const end = ends[i];
        if (!end) return;
        // Got there in this round: ask less; else more.
        if ((after[i] ?? 0) < (before[i] ?? 0)) end.high = own;
        else end.low = Math.max(end.low, own);
        weights[i] = Number.isFinite(end.high) ? (end.low + end.high) / 2 : own * 10;
      });
    }
    const reached = bestDistance.dataSync<'float32'>();
    const points = best.dataSync<'float32'>();
    return attempts
      .map(({ row }, i) => ({ row, x: points.slice(i * features, (i + 1) * features) }))
      .filter((_, i) => Number.isFinite(reached[i]));
  } finally {
    update.dispose();
    tf.dispose([best, bestDistance, ...Object.values(fixed)]);
  }
}
