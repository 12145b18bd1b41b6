// Points of many numbers as a map of two: by their principal components, by t-SNE or by UMAP, and how far it can be trusted.
import { Fault } from '#shared/protocol/problem.ts';
import { deriveSeed, generator } from '#engine/kernels/random.ts';
import { principalComponents } from '#engine/math/principal-components.ts';
import { squaredDistances } from '#engine/projection/distances.ts';
import type { Points } from '#engine/projection/distances.ts';
import { tsne } from '#engine/projection/t-sne.ts';
import { mapQuality } from '#engine/projection/trustworthiness.ts';
import { umap } from '#engine/projection/umap.ts';

export interface MapSettings {
  readonly method: 'pca' | 'tsne' | 'umap';
  /** t-SNE: about how many points count as near. */
  readonly perplexity: number;
  /** UMAP: points that count as near, without the point itself, and how close points of the map may lie. */
  readonly neighbours: number;
  readonly minDistance: number;
  /** Of both. */
  readonly steps: number;
}

export interface PointMap {
  /** count × 2. */
  readonly points: Float64Array;
  readonly trustworthiness: number;
  /** The share of each point's nearest ones that are among those of the map, and of how many. */
  readonly kept: number;
  readonly of: number;
  /** Of principal components: their shares of the variance. */
  readonly explained?: readonly [number, number];
  /** Of t-SNE. */
  readonly divergence?: number;
}

/** Fewer points are no map: each would be near to all. */
const fewest = 5;
/** By how many neighbours a map is judged. */
const judgedBy = 12;

/** Throws Fault 'map.fewPoints', 'map.perplexity' and 'map.neighbours' (facts: points). */
export function checkMap({ method, perplexity, neighbours }: MapSettings, points: number, port: string): void {
  if (points < fewest) throw new Fault('map.fewPoints', { points, needed: fewest }, { port });
  if (method === 'tsne' && perplexity >= points)
    throw new Fault('map.perplexity', { perplexity, points }, { param: 'perplexity' });
  if (method === 'umap' && neighbours >= points)
    throw new Fault('map.neighbours', { neighbours, points }, { param: 'neighbours' });
}

/** `points`: count × size, as checkMap allows them. Obeys the signal. */
export async function mapPoints(
  points: Points,
  size: number,
  settings: MapSettings,
  seed: number,
  { signal, progress }: { readonly signal: AbortSignal; progress(fraction: number): void },
): Promise<PointMap> {
  const count = points.length / size;
  const squares = await squaredDistances(points, size, signal);
  const { plane, explained } = await planeOf(points, size, signal);
  const { method, steps } = settings;
  const own = { squares, count, start: plane, progress };
  const found =
    method === 'tsne'
      ? await tsne({ ...own, perplexity: settings.perplexity, steps }, signal)
      : method === 'umap'
        ? {
            map: await umap(
              {
                ...own,
                neighbours: settings.neighbours + 1,
                minDistance: settings.minDistance,
                epochs: steps,
                random: generator(deriveSeed(seed, 'map')),
              },
              signal,
            ),
          }
        : { map: plane };
  const of = Math.min(judgedBy, Math.ceil(count / 2) - 1);
  return {
    points: found.map,
    ...(await mapQuality(squares, found.map, of, signal)),
    of,
    ...(method === 'pca' && { explained }),
    ...('divergence' in found && { divergence: found.divergence }),
  };
}

async function planeOf(points: Points, size: number, signal: AbortSignal) {
  const count = points.length / size;
  const found = await principalComponents(points, count, size, { count: 2 }, signal);
  const plane = new Float64Array(count * 2);
  for (let row = 0; row < count; row += 1)
    for (let k = 0; k < found.variance.length; k += 1) {
      let sum = 0;
      for (let f = 0; f < size; f += 1)
        sum +=
          (found.directions[k * size + f] as number) * ((points[row * size + f] as number) - (found.mean[f] as number));
      plane[row * 2 + k] = sum;
    }
  return { plane, explained: [found.ratio[0] ?? 0, found.ratio[1] ?? 0] as const };
}
