// Principal components as scikit-learn's PCA has them, in 64 bits: the directions in which rows spread most. Through the
// columns' covariances, or through the rows' inner products where there are fewer rows than columns.
import { eigenOf } from '#engine/math/symmetric-eigen.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';

export interface PrincipalComponents {
  readonly mean: Float64Array;
  /** count × width, each of length 1 with its largest entry positive, as scikit-learn's svd_flip turns them. */
  readonly directions: Float64Array;
  /** Of the rows along each (divisor n − 1). */
  readonly variance: Float64Array;
  /** Share of the variance of all. */
  readonly ratio: Float64Array;
  /** Mean of the variances along those that were left out; 0 where none was. */
  readonly noise: number;
}

/** How many: a number of them, or as many as have more than a share of the variance. */
export type ComponentsWanted = { readonly count: number } | { readonly share: number };

type Numbers = Readonly<Float64Array | Float32Array | Int32Array | Uint8Array>;

/** Numbers that are multiplied and added up between two looks at what is waiting. */
const workAtOnce = 20_000_000;

/** Of `values` (rows × width, at least two rows); never more than rows or columns. */
export async function principalComponents(
  values: Numbers,
  rows: number,
  width: number,
  wanted: ComponentsWanted,
  signal?: AbortSignal,
): Promise<PrincipalComponents> {
  const mean = await meansOf(values, rows, width, signal);
  const isWide = rows < width;
  const size = isWide ? rows : width;
  const products = isWide
    ? await rowProducts(values, rows, mean, signal)
    : await columnProducts(values, rows, mean, signal);
  const eigen = await eigenOf(products, size, signal);
  const spreads = eigen.values.map((value) => Math.max(0, value) / (rows - 1));
  const total = spreads.reduce((sum, value) => sum + value, 0);
  const count = 'count' in wanted ? Math.min(wanted.count, size) : countOf(spreads, total, wanted.share);
  const kept = eigen.vectors.subarray(0, count * size);
  const directions = isWide ? await throughRows(values, rows, mean, kept, signal) : kept.slice();
  for (let k = 0; k < count; k += 1) turn(directions.subarray(k * width, (k + 1) * width));
  const rest = spreads.subarray(count);
  return {
    mean,
    directions,
    variance: spreads.slice(0, count),
    ratio: spreads.subarray(0, count).map((value) => (total > 0 ? value / total : 0)),
    noise: rest.length > 0 ? rest.reduce((sum, value) => sum + value, 0) / rest.length : 0,
  };
}

function countOf(spreads: Float64Array, total: number, share: number): number {
  let sum = 0;
  const place = spreads.findIndex((value) => {
    sum += value;
    return sum > share * total;
  });
  return place < 0 ? spreads.length : place + 1;
}

/** Shifted by the first row, so that rounding is that of the spread. */
async function meansOf(values: Numbers, rows: number, width: number, signal: AbortSignal | undefined) {
  const sums = new Float64Array(width);
  await inPieces(rows, width, signal, (from, to) => {
    for (let row = from, at = from * width; row < to; row += 1)
      for (let j = 0; j < width; j += 1, at += 1)
        sums[j] = (sums[j] as number) + ((values[at] as number) - (values[j] as number));
  });
  return sums.map((sum, j) => (values[j] as number) + sum / rows);
}

async function columnProducts(
  values: Numbers,
  rows: number,
  mean: Float64Array,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const width = mean.length;
  const products = new Float64Array(width * width);
  const own = new Float64Array(width);
  await inPieces(rows, (width * width) / 2, signal, (from, to) => {
    for (let row = from; row < to; row += 1) {
      for (let j = 0; j < width; j += 1) own[j] = (values[row * width + j] as number) - (mean[j] as number);
      for (let i = 0; i < width; i += 1) {
        const [factor, at] = [own[i] as number, i * width];
        if (factor === 0) continue;
        for (let j = i; j < width; j += 1)
          products[at + j] = (products[at + j] as number) + factor * (own[j] as number);
      }
    }
  });
  return mirrored(products, width);
}

async function rowProducts(
  values: Numbers,
  rows: number,
  mean: Float64Array,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const width = mean.length;
  const centred = Float64Array.from(values, (value, i) => value - (mean[i % width] as number));
  const products = new Float64Array(rows * rows);
  await inPieces(rows, (rows * width) / 2, signal, (from, to) => {
    for (let i = from; i < to; i += 1)
      for (let j = i; j < rows; j += 1) {
        let sum = 0;
        for (let k = 0, a = i * width, b = j * width; k < width; k += 1, a += 1, b += 1)
          sum += (centred[a] as number) * (centred[b] as number);
        products[i * rows + j] = sum;
      }
  });
  return mirrored(products, rows);
}

function mirrored(products: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < i; j += 1) products[i * size + j] = products[j * size + i] as number;
  return products;
}

/** Directions among the columns of eigenvectors among the rows; of one without spread there is none, and it is zeros. */
async function throughRows(
  values: Numbers,
  rows: number,
  mean: Float64Array,
  vectors: Float64Array,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const width = mean.length;
  const count = vectors.length / rows;
  const directions = new Float64Array(count * width);
  await inPieces(count, rows * width, signal, (from, to) => {
    for (let k = from; k < to; k += 1) {
      const own = directions.subarray(k * width, (k + 1) * width);
      for (let row = 0; row < rows; row += 1) {
        const weight = vectors[k * rows + row] as number;
        for (let j = 0; j < width; j += 1)
          own[j] = (own[j] as number) + weight * ((values[row * width + j] as number) - (mean[j] as number));
      }
      const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
      own.forEach((value, j) => (own[j] = length > 0 ? value / length : 0));
    }
  });
  return directions;
}

/** In place: the sign of a direction is free. */
function turn(direction: Float64Array): void {
  const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  if (largest < 0) direction.forEach((value, j) => (direction[j] = -value));
}

/** Calls `work` for all items, `cost` multiplications each, with turns of the event loop between. */
async function inPieces(
  items: number,
  cost: number,
  signal: AbortSignal | undefined,
  work: (from: number, to: number) => void,
): Promise<void> {
  const block = Math.max(1, Math.floor(workAtOnce / Math.max(1, cost)));
  for (let from = 0; from < items; from += block) {
    work(from, Math.min(items, from + block));
    await yieldToEventLoop(signal);
  }
}
