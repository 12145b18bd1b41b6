// How far a map can be trusted (Venna and Kaski 2001, as scikit-learn has it): whether points that are neighbours in it are
// neighbours in the data as well, from 0.5 (by chance) to 1; and how many of the data's neighbours it keeps.
import { nearest, rankOf, squaredDistances } from '#engine/projection/distances.ts';
import type { Points } from '#engine/projection/distances.ts';
import { createPace } from '#engine/kernels/pace.ts';

export interface MapQuality {
  /** 1 − 2/(n k (2n − 3k − 1)) Σ max(0, rank − k), over each point's k neighbours in the map and their ranks in the data. */
  readonly trustworthiness: number;
  /** The share of the data's k nearest ones that are among the map's. */
  readonly kept: number;
}

/**
 * @param squares of the data, count × count
 * @param map count × 2
 * @param neighbours k, less than half the count
 */
export async function mapQuality(
  squares: Float64Array,
  map: Points,
  neighbours: number,
  signal?: AbortSignal,
): Promise<MapQuality> {
  const count = map.length / 2;
  const pace = createPace(signal);
  const shown = await nearest(await squaredDistances(map, 2, signal), count, neighbours + 1, signal);
  let [penalty, kept] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    const row = squares.subarray(i * count, (i + 1) * count);
    for (let k = 1; k <= neighbours; k += 1) {
      const own = rankOf(row, i, shown.indices[i * (neighbours + 1) + k] as number);
      if (own > neighbours) penalty += own - neighbours;
      else kept += 1;
    }
    await pace();
  }
  return {
    trustworthiness: 1 - (2 * penalty) / (count * neighbours * (2 * count - 3 * neighbours - 1)),
    kept: kept / (count * neighbours),
  };
}
