// The fuzzy graph of UMAP (McInnes, Healy and Melville 2018): how much each point counts as near to each other one. Nothing
// of it is random.
import type { Neighbours } from '#engine/projection/distances.ts';

export interface FuzzyGraph {
  /** Of each point: distance to the nearest other one, and the width that makes the weights add up. */
  readonly rho: Float64Array;
  readonly sigma: Float64Array;
  /** Pairs, the smaller place first, in order; each with its weight. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/** No width is less than this share of the mean distance, of the point's own or of all. */
const leastWidth = 1e-3;

/** `wanted` neighbours a point, itself among them, as `nearest` gives them. */
export function fuzzyGraph({ indices, distances }: Neighbours, count: number, wanted: number): FuzzyGraph {
  const [rho, sigma] = [new Float64Array(count), new Float64Array(count)];
  const meanOfAll = distances.reduce((sum, own) => sum + own, 0) / distances.length;
  const weights = new Map<number, [number, number]>();
  for (let i = 0; i < count; i += 1) {
    const own = distances.subarray(i * wanted, (i + 1) * wanted);
    const nearestOther = own.find((distance) => distance > 0) ?? 0;
    const width = widthOf(own, nearestOther, wanted, meanOfAll);
    rho[i] = nearestOther;
    sigma[i] = width;
    for (let k = 0; k < wanted; k += 1) {
      const j = indices[i * wanted + k] as number;
      if (j === i) continue;
      const beyond = (own[k] as number) - nearestOther;
      const weight = beyond <= 0 || width === 0 ? 1 : Math.exp(-beyond / width);
      const [low, high] = [Math.min(i, j), Math.max(i, j)];
      const pair = weights.get(low * count + high) ?? [0, 0];
      pair[i === low ? 0 : 1] = weight;
      weights.set(low * count + high, pair);
    }
  }
  const pairs = [...weights].toSorted(([a], [b]) => a - b);
  return {
    rho,
    sigma,
    from: Int32Array.from(pairs, ([key]) => Math.floor(key / count)),
    to: Int32Array.from(pairs, ([key]) => key % count),
    // Near in one's eyes or in the other's: a + b − ab.
    weight: Float64Array.from(pairs, ([, [a, b]]) => a + b - a * b),
  };
}

/** σ of Σ exp(−max(0, d − ρ)/σ) = log₂ k over the other neighbours, by halving. */
function widthOf(distances: Float64Array, rho: number, wanted: number, meanOfAll: number): number {
  const aim = Math.log2(wanted);
  let [low, width, high] = [0, 1, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 64; round += 1) {
    let sum = 0;
    for (let k = 1; k < wanted; k += 1) {
      const beyond = (distances[k] as number) - rho;
      sum += beyond > 0 ? Math.exp(-beyond / width) : 1;
    }
    if (Math.abs(sum - aim) < 1e-5) break;
    if (sum > aim) high = width;
    else low = width;
    width = high === Number.POSITIVE_INFINITY ? width * 2 : (low + high) / 2;
  }
  const mean = distances.reduce((sum, own) => sum + own, 0) / wanted;
  return Math.max(width, leastWidth * (rho > 0 ? mean : meanOfAll));
}

/**
 * a and b of 1 / (1 + a d^2b), the nearness in the map that comes closest to 1 up to `minDistance` and exp(−(d − minDistance) /
 * spread) beyond, at 300 distances up to three spreads: least squares by Gauss-Newton with Levenberg's damping.
 */
export function curveOf(spread: number, minDistance: number): readonly [a: number, b: number] {
  const samples = Array.from({ length: 300 }, (_, i) => {
    const d = (3 * spread * i) / 299;
    return { d, y: d < minDistance ? 1 : Math.exp(-(d - minDistance) / spread) };
  });
  const errorOf = (a: number, b: number): number =>
    samples.reduce((sum, { d, y }) => sum + (1 / (1 + a * d ** (2 * b)) - y) ** 2, 0);
  let [a, b, damping, error] = [1, 1, 1e-3, errorOf(1, 1)];
  for (let round = 0; round < 500 && damping < 1e12; round += 1) {
    let [aa, ab, bb, ga, gb] = [0, 0, 0, 0, 0];
    for (const { d, y } of samples) {
      if (d === 0) continue;
      const power = d ** (2 * b);
      const value = 1 / (1 + a * power);
      const [da, db] = [-power * value * value, -2 * a * power * Math.log(d) * value * value];
      aa += da * da;
      ab += da * db;
      bb += db * db;
      ga += da * (value - y);
      gb += db * (value - y);
    }
    const [p, q] = [aa * (1 + damping), bb * (1 + damping)];
    const determinant = p * q - ab * ab;
    const [nextA, nextB] = [a - (q * ga - ab * gb) / determinant, b - (p * gb - ab * ga) / determinant];
    const next = nextA > 0 && nextB > 0 ? errorOf(nextA, nextB) : Number.POSITIVE_INFINITY;
    if (next < error) {
      const gained = error - next;
      [a, b, error, damping] = [nextA, nextB, next, damping / 10];
      if (gained < 1e-15) break;
    } else damping *= 10;
  }
  return [a, b];
}
