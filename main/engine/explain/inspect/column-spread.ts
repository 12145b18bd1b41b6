// How the columns of rows are spread: standard deviation and ends, by native sums over blocks of rows.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface ColumnSpread {
  /** Per column, over the rows with divisor n; 0 for a constant one. */
  readonly deviation: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const blockNumbers = 2_000_000;

/** `x`: rows × width. */
export async function columnSpread(
  tf: Tf,
  x: Float32Array,
  width: number,
  signal: AbortSignal | undefined,
): Promise<ColumnSpread> {
  const rows = x.length / width;
  const block = Math.max(1, Math.floor(blockNumbers / width));
  const low = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  const mean = new Float64Array(width);
  const squares = new Float64Array(width);
  for (let start = 0; start < rows; start += block) {
    await yieldToEventLoop(signal);
    const size = Math.min(block, rows - start);
    const [sums, min, max] = tf.tidy(() => {
      const part = tf.tensor2d(x.subarray(start * width, (start + size) * width), [size, width]);
      return [tf.sum(part, 0), tf.min(part, 0), tf.max(part, 0)].map((own) => own.dataSync<'float32'>());
    });
    for (let k = 0; k < width; k += 1) {
      mean[k] = (mean[k] ?? 0) + (sums?.[k] ?? 0) / rows;
      low[k] = Math.min(low[k] ?? 0, min?.[k] ?? 0);
      high[k] = Math.max(high[k] ?? 0, max?.[k] ?? 0);
    }
  }
  for (let start = 0; start < rows; start += block) {
    await yieldToEventLoop(signal);
    const size = Math.min(block, rows - start);
    const sums = tf.tidy(() => {
      const part = tf.tensor2d(x.subarray(start * width, (start + size) * width), [size, width]);
      return tf.sum(tf.square(tf.sub(part, tf.tensor1d(Float32Array.from(mean)))), 0).dataSync<'float32'>();
    });
    for (let k = 0; k < width; k += 1) squares[k] = (squares[k] ?? 0) + (sums[k] ?? 0) / rows;
  }
  const deviation = squares.map((square, k) => (low[k] === high[k] ? 0 : Math.sqrt(square)));
  return { deviation, low, high };
}
