// Which rows stand in for an absent feature: rows drawn from the training split, chosen ones, or a summary of it by
// k-means whose centres count as many rows as they stand for (shap.kmeans).
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { generator, permutation } from '#engine/kernels/random.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { rowsAt } from '#engine/values/pick-rows.ts';
import type { Tensor2D } from '@tensorflow/tfjs-core';

export interface Background {
  /** rows × features. */
  readonly rows: Float32Array;
  /** One per row; absent = all alike. */
  readonly weights?: Float64Array;
}

/** Rows drawn without replacement, in the order of the split; all of them when there are not more. */
export function drawnBackground(x: Float32Array, features: number, count: number, seed: number): Background {
  const rows = x.length / features;
  if (count >= rows) return { rows: x };
  return { rows: rowsAt(x, features, permutation(rows, generator(seed)).subarray(0, count).sort()) };
}

const maxIterations = 25;
/** Rows that are summarised: of more, so many are drawn. */
const maxRows = 20_000;

/**
 * Lloyd's algorithm from rows spread by k-means++ draws; then each centre's numbers move to the nearest that occur in
 * that column, so that a 0/1 column stays one.
 */
export async function kMeansBackground(
  tf: Tf,
  all: Float32Array,
  features: number,
  count: number,
  seed: number,
  signal?: AbortSignal,
): Promise<Background> {
  const x = drawnBackground(all, features, maxRows, seed).rows;
  const rows = x.length / features;
  if (count >= rows) return { rows: x };
  const random = generator(seed);
  const data = tf.tensor2d(x, [rows, features]);
  try {
    const distances = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
    const firsts = [Math.floor(random.next() * rows)];
    while (firsts.length < count) {
      await yieldToEventLoop(signal);
      const last = firsts.at(-1) ?? 0;
      const gaps = tf.tidy(() =>
        tf.sum(tf.square(tf.sub(data, tf.slice(data, [last, 0], [1, features]))), 1).dataSync<'float32'>(),
      );
      let total = 0;
      gaps.forEach((gap, row) => (total += distances[row] = Math.min(distances[row] ?? gap, gap)));
      let left = random.next() * total;
      let next = 0;
      while (next < rows - 1 && (left -= distances[next] ?? 0) > 0) next++;
      firsts.push(next);
    }
    let centres = tf.tidy(() => tf.gather(data, tf.tensor1d(Int32Array.from(firsts), 'int32')));
    let nearest = new Int32Array(rows).fill(-1);
    for (let iteration = 0; iteration < maxIterations; iteration++) {
      await yieldToEventLoop(signal);
      const now = nearestOf(tf, data, centres);
      if (now.every((centre, row) => centre === nearest[row])) break;
      nearest = now;
      const moved = tf.tidy(() => {
        const index = tf.tensor1d(nearest, 'int32');
        const sizes = tf.unsortedSegmentSum(tf.ones([rows]), index, count);
        const means = tf.div(tf.unsortedSegmentSum(data, index, count), tf.maximum(tf.reshape(sizes, [count, 1]), 1));
        return tf.where(tf.greater(tf.reshape(sizes, [count, 1]), 0), means, centres) as Tensor2D;
      });
      centres.dispose();
      centres = moved;
    }
    const weights = new Float64Array(count);
    for (const centre of nearest) weights[centre] = (weights[centre] ?? 0) + 1;
    const placed = snapped(centres.dataSync<'float32'>(), x, features);
    centres.dispose();
    const kept = Array.from({ length: count }, (_, c) => c).filter((c) => (weights[c] ?? 0) > 0);
    return {
      rows: rowsAt(placed, features, kept),
      weights: Float64Array.from(kept, (c) => weights[c] ?? 0),
    };
  } finally {
    data.dispose();
  }
}

function nearestOf(tf: Tf, data: Tensor2D, centres: Tensor2D): Int32Array<ArrayBuffer> {
  return readOut(tf, () => {
    const squares = tf.reshape(tf.sum(tf.square(centres), 1), [1, -1]);
    const found = tf.argMin(tf.sub(squares, tf.mul(2, tf.matMul(data, centres, false, true))), 1);
    return Int32Array.from(found.dataSync<'int32'>());
  });
}

function snapped(centres: Float32Array, x: Float32Array, features: number): Float32Array {
  const rows = x.length / features;
  const placed = centres.slice();
  for (let j = 0; j < features; j++) {
    const column = Float32Array.from({ length: rows }, (_, row) => x[row * features + j] ?? 0).sort();
    for (let at = j; at < centres.length; at += features) {
      const value = centres[at] ?? 0;
      let [low, high] = [0, rows - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((column[middle] ?? 0) < value) low = middle + 1;
        else high = middle;
      }
      const [below = value, above = value] = [column[Math.max(0, low - 1)], column[low]];
      placed[at] = Math.abs(below - value) <= Math.abs(above - value) ? below : above;
    }
  }
  return placed;
}
