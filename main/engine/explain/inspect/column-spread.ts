// How the columns of rows are spread: standard deviation and ends, by native sums over blocks of rows.
import { readOut } from '#engine/kernels/read-out.ts';
import { rowPieces } from '#engine/network/predictor.ts';
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
  for await (const { rows: size, part } of rowPieces(x, width, block, signal)) {
    const [sums, min, max] = readOut(tf, () => {
      const own = tf.tensor2d(part, [size, width]);
      return [tf.sum(own, 0), tf.min(own, 0), tf.max(own, 0)].map((found) => found.dataSync<'float32'>());
    });
    for (let k = 0; k < width; k += 1) {
      mean[k] = (mean[k] ?? 0) + (sums?.[k] ?? 0) / rows;
      low[k] = Math.min(low[k] ?? 0, min?.[k] ?? 0);
      high[k] = Math.max(high[k] ?? 0, max?.[k] ?? 0);
    }
  }
  for await (const { rows: size, part } of rowPieces(x, width, block, signal)) {
    const sums = tf.tidy(() => {
      const gaps = tf.sub(tf.tensor2d(part, [size, width]), tf.tensor1d(Float32Array.from(mean)));
      return tf.sum(tf.square(gaps), 0).dataSync<'float32'>();
    });
    for (let k = 0; k < width; k += 1) squares[k] = (squares[k] ?? 0) + (sums[k] ?? 0) / rows;
  }
  const deviation = squares.map((square, k) => (low[k] === high[k] ? 0 : Math.sqrt(square)));
  return { deviation, low, high };
}
