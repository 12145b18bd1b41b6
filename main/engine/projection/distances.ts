// Euclidean distances between points, all with all, in 64 bits, and each point's nearest ones. Up to some thousand points.
import { createPace } from '#engine/kernels/pace.ts';

export type Points = Float64Array | Float32Array;

/** count × count, squared. `points`: count × size. Obeys the signal. */
export async function squaredDistances(points: Points, size: number, signal?: AbortSignal): Promise<Float64Array> {
  const count = points.length / size;
  const pace = createPace(signal);
  const squares = new Float64Array(count * count);
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 1; j < count; j += 1) {
      let sum = 0;
      for (let k = 0, a = i * size, b = j * size; k < size; k += 1, a += 1, b += 1) {
        const difference = (points[a] as number) - (points[b] as number);
        sum += difference * difference;
      }
      squares[i * count + j] = sum;
      squares[j * count + i] = sum;
    }
    await pace();
  }
  return squares;
}

export interface Neighbours {
  /** count × wanted: of each point its nearest ones, itself first, then from the nearest on; equal ones by place. */
  readonly indices: Int32Array;
  readonly distances: Float64Array;
}

/** Of squared distances, count × count; `wanted` counts the point itself. */
export async function nearest(
  squares: Float64Array,
  count: number,
  wanted: number,
  signal?: AbortSignal,
): Promise<Neighbours> {
  const pace = createPace(signal);
  const indices = new Int32Array(count * wanted);
  const distances = new Float64Array(count * wanted);
  for (let i = 0; i < count; i += 1) {
    const own = squares.subarray(i * count, (i + 1) * count);
    const order = inOrder(own, i);
    for (let k = 0; k < wanted; k += 1) {
      const j = order[k] as number;
      indices[i * wanted + k] = j;
      distances[i * wanted + k] = Math.sqrt(own[j] as number);
    }
    await pace();
  }
  return { indices, distances };
}

/** All points by their distance to point `i`, which comes first. */
export function inOrder(squares: Float64Array, i: number): Int32Array {
  const of = (j: number): number => (j === i ? -1 : (squares[j] as number));
  return Int32Array.from(squares.keys()).sort((a, b) => of(a) - of(b) || a - b);
}
