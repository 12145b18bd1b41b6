// t-SNE (van der Maaten and Hinton 2008), exact: every pair of points counts. The map starts as the given one, which is a
// linear projection, so that what lies far apart in the data has reason to lie far apart in the map.
import { createPace } from '#engine/kernels/pace.ts';

/** Share of the steps with exaggerated attraction, factor of it, and momentum before and after, as of van der Maaten 2014. */
const [early, exaggeration, momentumEarly, momentumLate] = [0.25, 12, 0.5, 0.8] as const;
/** Of the gains: added where gradient and step agree, kept where they do not, and the least. */
const [gainAdded, gainKept, gainLeast] = [0.2, 0.8, 0.01] as const;
/** Of the progress that is told. */
const fittingShare = 0.05;
/** Below it a probability counts as it. */
const least = 2 ** -52;

/**
 * p_ij = (p_j|i + p_i|j) / 2n, count × count, together 1: p_j|i falls with the distance as a normal distribution, whose width
 * is searched so that the entropy is log(perplexity).
 */
export async function jointProbabilities(
  squares: Float64Array,
  count: number,
  perplexity: number,
  signal?: AbortSignal,
  progress?: (fraction: number) => void,
): Promise<Float64Array> {
  const pace = createPace(signal);
  const given = new Float64Array(count * count);
  for (let i = 0; i < count; i += 1) {
    fitRow(squares.subarray(i * count, (i + 1) * count), given.subarray(i * count, (i + 1) * count), i, perplexity);
    progress?.((i + 1) / count);
    await pace();
  }
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const joint = ((given[i * count + j] as number) + (given[j * count + i] as number)) / (2 * count);
      given[i * count + j] = joint;
      given[j * count + i] = joint;
    }
    await pace();
  }
  return given;
}

/** By Newton's rule, dH/dβ = −β · variance of the distances, and by halving where that leads out of the known bounds. */
function fitRow(squares: Float64Array, row: Float64Array, i: number, perplexity: number): void {
  const count = squares.length;
  const wanted = Math.log(perplexity);
  let nearest = Number.POSITIVE_INFINITY;
  for (let j = 0; j < count; j += 1) if (j !== i && (squares[j] as number) < nearest) nearest = squares[j] as number;
  let [beta, low, high, sum] = [1, 0, Number.POSITIVE_INFINITY, 0];
  for (let round = 0; round < 200; round += 1) {
    sum = 0;
    let [weighted, twice] = [0, 0];
    for (let j = 0; j < count; j += 1) {
      // Shifted by the nearest, so that not all of them vanish.
      const distance = (squares[j] as number) - nearest;
      const weight = j === i ? 0 : Math.exp(-beta * distance);
      row[j] = weight;
      sum += weight;
      weighted += weight * distance;
      twice += weight * distance * distance;
    }
    const mean = weighted / sum;
    const beyond = Math.log(sum) + beta * mean - wanted;
    if (Math.abs(beyond) < 1e-10) break;
    if (beyond > 0) low = beta;
    else high = beta;
    const halved = high === Number.POSITIVE_INFINITY ? beta * 2 : (low + high) / 2;
    const next = beta + beyond / (beta * (twice / sum - mean * mean));
    beta = next > low && next < high && next <= 8 * beta ? next : halved;
    // Points that lie together: no width tells them apart.
    if (beta > 1e300 || (Number.isFinite(high) && high - low <= least * high)) break;
  }
  for (let j = 0; j < count; j += 1) row[j] = (row[j] as number) / sum;
}

export interface Slope {
  /** Kullback-Leibler divergence of the map's probabilities from the data's. */
  readonly divergence: number;
  /** count × 2: 4 Σ_j (p_ij − q_ij)(y_i − y_j) / (1 + |y_i − y_j|²). */
  readonly gradient: Float64Array;
}

/** Keeps what a slope needs between steps. `measured`: with the divergence, else NaN; a logarithm a pair takes its time. */
export function slopeOf(
  joint: Float64Array,
  count: number,
): (map: Float64Array, factor: number, measured?: boolean) => Slope {
  // Each pair once, row by row, as they are gone through.
  const pairs = new Float64Array((count * (count - 1)) / 2);
  for (let i = 1, at = 0; i < count; i += 1)
    for (let j = 0; j < i; j += 1, at += 1) pairs[at] = joint[i * count + j] as number;
  const gradient = new Float64Array(count * 2);
  const sums = new Float64Array(count * 4);
  return (map, factor, measured = true) => {
    const total = sumForces(pairs, map, count, sums);
    const [pull, push] = [4 * factor, 2 / total];
    for (let i = 0; i < count; i += 1) {
      gradient[2 * i] = pull * (sums[4 * i] as number) - push * (sums[4 * i + 2] as number);
      gradient[2 * i + 1] = pull * (sums[4 * i + 1] as number) - push * (sums[4 * i + 3] as number);
    }
    return { divergence: measured ? divergenceOf(pairs, map, count, factor, total) : Number.NaN, gradient };
  };
}

/**
 * With w = 1 / (1 + |y_i − y_j|²) into `sums`, four a point: Σ_j p_ij w (y_i − y_j) and Σ_j w² (y_i − y_j). Returns the sum of
 * w over all pairs: one pass, as q_ij = w / 2 Σ w comes out of the sums afterwards.
 */
function sumForces(pairs: Float64Array, map: Float64Array, count: number, sums: Float64Array): number {
  sums.fill(0);
  let total = 0;
  for (let i = 1, at = 0; i < count; i += 1) {
    const x = map[2 * i] as number;
    const y = map[2 * i + 1] as number;
    let [pullX, pullY, pushX, pushY] = [0, 0, 0, 0];
    for (let j = 0, to = 0; j < i; j += 1, at += 1, to += 4) {
      const dx = x - (map[2 * j] as number);
      const dy = y - (map[2 * j + 1] as number);
      const own = 1 / (1 + dx * dx + dy * dy);
      total += own;
      const pull = (pairs[at] as number) * own;
      const push = own * own;
      const px = pull * dx;
      const py = pull * dy;
      const qx = push * dx;
      const qy = push * dy;
      pullX += px;
      pullY += py;
      pushX += qx;
      pushY += qy;
      sums[to] = (sums[to] as number) - px;
      sums[to + 1] = (sums[to + 1] as number) - py;
      sums[to + 2] = (sums[to + 2] as number) - qx;
      sums[to + 3] = (sums[to + 3] as number) - qy;
    }
    sums[4 * i] = (sums[4 * i] as number) + pullX;
    sums[4 * i + 1] = (sums[4 * i + 1] as number) + pullY;
    sums[4 * i + 2] = (sums[4 * i + 2] as number) + pushX;
    sums[4 * i + 3] = (sums[4 * i + 3] as number) + pushY;
  }
  return total;
}

function divergenceOf(pairs: Float64Array, map: Float64Array, count: number, factor: number, total: number): number {
  let divergence = 0;
  for (let i = 1, at = 0; i < count; i += 1)
    for (let j = 0; j < i; j += 1, at += 1) {
      const dx = (map[2 * i] as number) - (map[2 * j] as number);
      const dy = (map[2 * i + 1] as number) - (map[2 * j + 1] as number);
      const p = factor * (pairs[at] as number);
      const q = Math.max(least, 1 / (1 + dx * dx + dy * dy) / (2 * total));
      divergence += 2 * p * Math.log(Math.max(least, p) / q);
    }
  return divergence;
}

export interface TsneTask {
  /** count × count. */
  readonly squares: Float64Array;
  readonly count: number;
  readonly perplexity: number;
  readonly steps: number;
  /** count × 2. */
  readonly start: Float64Array;
  progress?(fraction: number): void;
}

export interface TsneMap {
  /** count × 2. */
  readonly map: Float64Array;
  readonly divergence: number;
}

/** Obeys the signal. The learning rate is n / 12 / 4, at least 50 (Belkina et al. 2019). */
export async function tsne(task: TsneTask, signal?: AbortSignal): Promise<TsneMap> {
  const { squares, count, perplexity, steps, start, progress } = task;
  // Finding the widths takes as long as some steps do.
  const tell = (fraction: number) => progress?.(fittingShare * fraction);
  const slope = slopeOf(await jointProbabilities(squares, count, perplexity, signal, tell), count);
  const rate = Math.max(50, count / exaggeration / 4);
  const map = scaledStart(start);
  const moves = new Float64Array(map.length);
  const gains = new Float64Array(map.length).fill(1);
  const pace = createPace(signal);
  for (let step = 0; step < steps; step += 1) {
    const isEarly = step < early * steps;
    const momentum = isEarly ? momentumEarly : momentumLate;
    const { gradient } = slope(map, isEarly ? exaggeration : 1, false);
    for (let i = 0; i < map.length; i += 1) {
      const [g, move] = [gradient[i] as number, moves[i] as number];
      const gain = g * move < 0 ? (gains[i] as number) + gainAdded : (gains[i] as number) * gainKept;
      gains[i] = Math.max(gainLeast, gain);
      moves[i] = momentum * move - rate * (gains[i] as number) * g;
      map[i] = (map[i] as number) + (moves[i] as number);
    }
    progress?.(fittingShare + ((1 - fittingShare) * (step + 1)) / steps);
    await pace();
  }
  return { map, divergence: slope(map, 1).divergence };
}

/** So small that all points feel each other: the first axis has the standard deviation 0.0001. */
function scaledStart(start: Float64Array): Float64Array {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < start.length; i += 2) sum += start[i] as number;
  const mean = (2 * sum) / start.length;
  for (let i = 0; i < start.length; i += 2) squares += ((start[i] as number) - mean) ** 2;
  const deviation = Math.sqrt((2 * squares) / start.length) || 1;
  return start.map((value) => (value / deviation) * 1e-4);
}
