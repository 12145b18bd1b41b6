// t-SNE (van der Maaten and Hinton 2008), exact: every pair of points counts. The map starts as the given one, which is a
// linear projection, so that what lies far apart in the data has reason to lie far apart in the map.
import { createPace } from '#engine/kernels/pace.ts';

/** Share of the steps with exaggerated attraction, factor of it, and momentum before and after, as of van der Maaten 2014. */
const [early, exaggeration, momentumEarly, momentumLate] = [0.25, 12, 0.5, 0.8] as const;
/** Of the gains: added where gradient and step agree, kept where they do not, and the least. */
const [gainAdded, gainKept, gainLeast] = [0.2, 0.8, 0.01] as const;
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
): Promise<Float64Array> {
  const pace = createPace(signal);
  const given = new Float64Array(count * count);
  for (let i = 0; i < count; i += 1) {
    fitRow(squares.subarray(i * count, (i + 1) * count), given.subarray(i * count, (i + 1) * count), i, perplexity);
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

function fitRow(squares: Float64Array, row: Float64Array, i: number, perplexity: number): void {
  const wanted = Math.log(perplexity);
  let nearest = Number.POSITIVE_INFINITY;
  squares.forEach((square, j) => {
    if (j !== i) nearest = Math.min(nearest, square);
  });
  let [beta, low, high] = [1, 0, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 200; round += 1) {
    let [sum, weighted] = [0, 0];
    for (let j = 0; j < row.length; j += 1) {
      // Shifted by the nearest, so that not all of them vanish.
      const distance = (squares[j] as number) - nearest;
      const weight = j === i ? 0 : Math.exp(-beta * distance);
      row[j] = weight;
      sum += weight;
      weighted += weight * distance;
    }
    const entropy = Math.log(sum) + (beta * weighted) / sum;
    for (let j = 0; j < row.length; j += 1) row[j] = (row[j] as number) / sum;
    if (Math.abs(entropy - wanted) < 1e-10) return;
    if (entropy > wanted) low = beta;
    else high = beta;
    beta = high === Number.POSITIVE_INFINITY ? beta * 2 : (low + high) / 2;
    // Points that lie together: no width tells them apart.
    if (beta > 1e300 || (Number.isFinite(high) && high - low <= least * high)) return;
  }
}

export interface Slope {
  /** Kullback-Leibler divergence of the map's probabilities from the data's. */
  readonly divergence: number;
  /** count × 2: 4 Σ_j (p_ij − q_ij)(y_i − y_j) / (1 + |y_i − y_j|²). */
  readonly gradient: Float64Array;
}

/** Keeps what a slope needs between steps. */
export function slopeOf(joint: Float64Array, count: number): (map: Float64Array, factor: number) => Slope {
  const near = new Float64Array((count * (count - 1)) / 2);
  const gradient = new Float64Array(count * 2);
  return (map, factor) => {
    let total = 0;
    for (let i = 1, at = 0; i < count; i += 1) {
      const [x, y] = [map[2 * i] as number, map[2 * i + 1] as number];
      for (let j = 0; j < i; j += 1, at += 1) {
        const dx = x - (map[2 * j] as number);
        const dy = y - (map[2 * j + 1] as number);
        const own = 1 / (1 + dx * dx + dy * dy);
        near[at] = own;
        total += own;
      }
    }
    gradient.fill(0);
    let divergence = 0;
    const scale = 1 / (2 * total);
    for (let i = 1, at = 0; i < count; i += 1) {
      const [x, y] = [map[2 * i] as number, map[2 * i + 1] as number];
      let [gx, gy] = [0, 0];
      for (let j = 0; j < i; j += 1, at += 1) {
        const own = near[at] as number;
        const p = factor * (joint[i * count + j] as number);
        const q = Math.max(least, own * scale);
        const force = 4 * (p - q) * own;
        const fx = force * (x - (map[2 * j] as number));
        const fy = force * (y - (map[2 * j + 1] as number));
        gx += fx;
        gy += fy;
        gradient[2 * j] = (gradient[2 * j] as number) - fx;
        gradient[2 * j + 1] = (gradient[2 * j + 1] as number) - fy;
        if (factor === 1) divergence += 2 * p * Math.log(Math.max(least, p) / q);
      }
      gradient[2 * i] = (gradient[2 * i] as number) + gx;
      gradient[2 * i + 1] = (gradient[2 * i + 1] as number) + gy;
    }
    return { divergence, gradient };
  };
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
  const slope = slopeOf(await jointProbabilities(squares, count, perplexity, signal), count);
  const rate = Math.max(50, count / exaggeration / 4);
  const map = scaledStart(start);
  const moves = new Float64Array(map.length);
  const gains = new Float64Array(map.length).fill(1);
  const pace = createPace(signal);
  for (let step = 0; step < steps; step += 1) {
    const isEarly = step < early * steps;
    const momentum = isEarly ? momentumEarly : momentumLate;
    const { gradient } = slope(map, isEarly ? exaggeration : 1);
    for (let i = 0; i < map.length; i += 1) {
      const [g, move] = [gradient[i] as number, moves[i] as number];
      const gain = g * move < 0 ? (gains[i] as number) + gainAdded : (gains[i] as number) * gainKept;
      gains[i] = Math.max(gainLeast, gain);
      moves[i] = momentum * move - rate * (gains[i] as number) * g;
      map[i] = (map[i] as number) + (moves[i] as number);
    }
    progress?.((step + 1) / steps);
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
