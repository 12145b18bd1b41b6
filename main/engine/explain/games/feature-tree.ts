// A tree of features for Owen values: those that go together in the background lie close. Average linkage over
// 1 − |correlation|, by following nearest neighbours, which needs one pass over the distances per join.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { Clustering } from '#engine/explain/shapley/partition.ts';

/** `rows`: count × features. A column without spread is far from all others. */
export async function featureTree(rows: Float32Array, features: number, signal?: AbortSignal): Promise<Clustering> {
  const distances = await correlationDistances(rows, features, signal);
  const alive = new Uint8Array(features).fill(1);
  const sizes = new Float64Array(features).fill(1);
  const names = Int32Array.from({ length: features }, (_, j) => j);
  const joins: { readonly left: number; readonly right: number; readonly height: number }[] = [];
  const chain: number[] = [];
  while (joins.length < features - 1) {
    if (features > 200 && joins.length % 32 === 0) await yieldToEventLoop(signal);
    if (chain.length === 0) chain.push(alive.indexOf(1));
    const top = chain.at(-1) ?? 0;
    const before = chain.at(-2) ?? -1;
    let nearest = before;
    let min = before < 0 ? Number.POSITIVE_INFINITY : (distances[top * features + before] ?? 0);
    for (let j = 0; j < features; j++) {
      if (!alive[j] || j === top || (distances[top * features + j] ?? 0) >= min) continue;
      nearest = j;
      min = distances[top * features + j] ?? 0;
    }
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    joins.push({ left: top, right: before, height: min });
    const [a, b] = [sizes[top] ?? 1, sizes[before] ?? 1];
    for (let j = 0; j < features; j++) {
      if (!alive[j] || j === top || j === before) continue;
      const mean = (a * (distances[top * features + j] ?? 0) + b * (distances[before * features + j] ?? 0)) / (a + b);
      distances[top * features + j] = mean;
      distances[j * features + top] = mean;
    }
    alive[before] = 0;
    sizes[top] = a + b;
  }
  // Neighbour chains find the joins out of order; a tree is written from the closest to the farthest.
  const parent = Int32Array.from(names);
  const rootOf = (j: number): number => {
    let root = j;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  return joins
    .toSorted((one, two) => one.height - two.height)
    .map(({ left, right }, i) => {
      const [a, b] = [rootOf(left), rootOf(right)];
      const pair = [names[a] ?? 0, names[b] ?? 0].toSorted((p, q) => p - q) as [number, number];
      parent[b] = a;
      names[a] = features + i;
      return pair;
    });
}

async function correlationDistances(rows: Float32Array, features: number, signal?: AbortSignal): Promise<Float64Array> {
  const count = rows.length / features;
  const scaled = new Float64Array(rows.length);
  for (let j = 0; j < features; j++) {
    let mean = 0;
    for (let i = 0; i < count; i++) mean += (rows[i * features + j] ?? 0) / count;
    let squares = 0;
    for (let i = 0; i < count; i++) squares += ((rows[i * features + j] ?? 0) - mean) ** 2;
    const scale = squares > 1e-12 ? 1 / Math.sqrt(squares) : 0;
    for (let i = 0; i < count; i++) scaled[j * count + i] = ((rows[i * features + j] ?? 0) - mean) * scale;
  }
  const distances = new Float64Array(features * features);
  for (let a = 0; a < features; a++) {
    if (a % 16 === 15 && features > 200) await yieldToEventLoop(signal);
    for (let b = 0; b < a; b++) {
      let product = 0;
      for (let i = 0; i < count; i++) product += (scaled[a * count + i] ?? 0) * (scaled[b * count + i] ?? 0);
      distances[a * features + b] = 1 - Math.abs(product);
      distances[b * features + a] = 1 - Math.abs(product);
    }
  }
  return distances;
}
