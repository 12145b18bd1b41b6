// UMAP (McInnes, Healy and Melville 2018): the map whose nearness comes closest to the fuzzy graph's, by stochastic descent:
// each pair pulls as often as its weight says, and pushes some points drawn at random away. Begins as the given map.
import type { Generator } from '#engine/kernels/random.ts';
import { createPace } from '#engine/kernels/pace.ts';
import { nearest } from '#engine/projection/distances.ts';
import { curveOf, fuzzyGraph } from '#engine/projection/umap-graph.ts';

/** Points pushed away for each pull, the longest move along an axis, and how wide the first map is. */
const [pushes, longest, firstWidth] = [5, 4, 10] as const;

export interface UmapTask {
  /** count × count, of the data. */
  readonly squares: Float64Array;
  readonly count: number;
  /** A point counts among its own. */
  readonly neighbours: number;
  readonly minDistance: number;
  readonly epochs: number;
  /** count × 2. */
  readonly start: Float64Array;
  readonly random: Generator;
  progress?(fraction: number): void;
}

/** count × 2. Obeys the signal. */
export async function umap(task: UmapTask, signal?: AbortSignal): Promise<Float64Array> {
  const { squares, count, neighbours, epochs, random } = task;
  const graph = fuzzyGraph(await nearest(squares, count, neighbours, signal), count, neighbours);
  const [a, b] = curveOf(1, task.minDistance);
  const map = spreadStart(task.start, random);
  const strongest = graph.weight.reduce((most, own) => Math.max(most, own), 0);
  // Both ends of a pair pull; one so weak that it never would does not.
  const each = [...graph.weight.keys()].filter((e) => (graph.weight[e] as number) >= strongest / epochs);
  const pace = createPace(signal);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const rate = 1 - epoch / epochs;
    for (const e of each) {
      const share = (graph.weight[e] as number) / strongest;
      // As often as its share of the epochs, evenly.
      if (Math.floor((epoch + 1) * share) === Math.floor(epoch * share)) continue;
      const [i, j] = [graph.from[e] as number, graph.to[e] as number];
      pull(map, i, j, a, b, rate);
      for (let k = 0; k < pushes; k += 1) push(map, i, Math.floor(random.next() * count), a, b, rate);
      pull(map, j, i, a, b, rate);
      for (let k = 0; k < pushes; k += 1) push(map, j, Math.floor(random.next() * count), a, b, rate);
    }
    task.progress?.((epoch + 1) / epochs);
    await pace();
  }
  return map;
}

const clipped = (value: number): number => Math.max(-longest, Math.min(longest, value));

/** The slope of log nearness: −2ab d^(2b − 2) / (1 + a d^2b), on both points. */
function pull(map: Float64Array, i: number, j: number, a: number, b: number, rate: number): void {
  const dx = (map[2 * i] as number) - (map[2 * j] as number);
  const dy = (map[2 * i + 1] as number) - (map[2 * j + 1] as number);
  const square = dx * dx + dy * dy;
  if (square === 0) return;
  const slope = (-2 * a * b * square ** (b - 1)) / (1 + a * square ** b);
  const [x, y] = [rate * clipped(slope * dx), rate * clipped(slope * dy)];
  map[2 * i] = (map[2 * i] as number) + x;
  map[2 * i + 1] = (map[2 * i + 1] as number) + y;
  map[2 * j] = (map[2 * j] as number) - x;
  map[2 * j + 1] = (map[2 * j + 1] as number) - y;
}

/** The slope of log(1 − nearness): 2b / ((0.001 + d²)(1 + a d^2b)), on the one point. */
function push(map: Float64Array, i: number, j: number, a: number, b: number, rate: number): void {
  if (i === j) return;
  const dx = (map[2 * i] as number) - (map[2 * j] as number);
  const dy = (map[2 * i + 1] as number) - (map[2 * j + 1] as number);
  const square = dx * dx + dy * dy;
  if (square === 0) return;
  const slope = (2 * b) / ((0.001 + square) * (1 + a * square ** b));
  map[2 * i] = (map[2 * i] as number) + rate * clipped(slope * dx);
  map[2 * i + 1] = (map[2 * i + 1] as number) + rate * clipped(slope * dy);
}

/** Each axis from 0 to the first width, and points that lie together a little apart. */
function spreadStart(start: Float64Array, random: Generator): Float64Array {
  const map = start.slice();
  for (const axis of [0, 1]) {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = axis; i < map.length; i += 2) {
      low = Math.min(low, map[i] as number);
      high = Math.max(high, map[i] as number);
    }
    for (let i = axis; i < map.length; i += 2)
      map[i] = (firstWidth * ((map[i] as number) - low)) / (high - low || 1) + 1e-4 * random.normal();
  }
  return map;
}
