// The nearest rows of one set to each row of another, by Euclidean distance: found by one native product per block, then
// measured again in double precision.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { MethodOptions } from '#engine/explain/games/game.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface Neighbour {
  /** Among `among`. */
  readonly place: number;
  readonly distance: number;
}

export interface NearestOptions extends MethodOptions {
  /** Per column: what one unit of distance is; 1 without it. */
  readonly scale?: Float64Array;
}

/** Rows of `among` at once: a block of 8192 × 1,000 numbers is 32 MB. */
const blockNumbers = 8_192_000;
/** More than asked for are kept, so that single precision drops none of the nearest. */
const spare = 8;

/** `of` and `among`: rows × width. Answers the `count` nearest of each row of `of`, nearest first, ties by place. */
export async function nearestRows(
  tf: Tf,
  of: Float32Array,
  among: Float32Array,
  width: number,
  count: number,
  { signal, progress, scale }: NearestOptions = {},
): Promise<Neighbour[][]> {
  const [rows, others] = [of.length / width, among.length / width];
  const found: Neighbour[][] = Array.from({ length: rows }, () => []);
  const block = Math.max(1, Math.min(8192, Math.floor(blockNumbers / width)));
  const asked = Math.max(1, Math.min(rows, Math.floor(blockNumbers / Math.max(block, width))));
  const pieces = Math.ceil(rows / asked) * Math.ceil(others / block);
  let done = 0;
  for (let first = 0; first < rows; first += asked) {
    const now = Math.min(asked, rows - first);
    const own = of.subarray(first * width, (first + now) * width);
    for (let start = 0; start < others; start += block) {
      await yieldToEventLoop(signal);
      const size = Math.min(block, others - start);
      const part = among.subarray(start * width, (start + size) * width);
      const max = Math.min(size, count + spare);
      const places = tf.tidy(() => {
        // From the block's mean, so that squares of large numbers do not swallow the differences.
        const units = scale ? tf.tensor1d(Float32Array.from(scale)) : tf.scalar(1);
        const b = tf.div(tf.tensor2d(part, [size, width]), units);
        const centre = tf.mean(b, 0, true);
        const [from, to] = [tf.sub(tf.div(tf.tensor2d(own, [now, width]), units), centre), tf.sub(b, centre)];
        const product = tf.matMul(from, to, false, true);
        // |a|² is the same for all.
        const near = tf.sub(tf.mul(product, 2), tf.expandDims(tf.sum(tf.square(to), 1), 0));
        return tf.topk(near, max, true).indices.dataSync<'int32'>();
      });
      for (let i = 0; i < now; i += 1) {
        const measured = Array.from(places.subarray(i * max, (i + 1) * max), (place) => ({
          place: start + place,
          distance: distanceBetween(own.subarray(i * width, (i + 1) * width), part, place * width, scale),
        }));
        found[first + i] = [...(found[first + i] ?? []), ...measured]
          .toSorted((a, b) => a.distance - b.distance || a.place - b.place)
          .slice(0, count);
      }
      progress?.((done += 1) / pieces);
    }
  }
  return found;
}

function distanceBetween(one: Float32Array, two: Float32Array, from: number, scale: Float64Array | undefined): number {
  let sum = 0;
  for (let f = 0; f < one.length; f += 1) sum += (((one[f] ?? 0) - (two[from + f] ?? 0)) / (scale?.[f] ?? 1)) ** 2;
  return Math.sqrt(sum);
}
