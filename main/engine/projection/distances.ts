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
    selectNearest(
      squares.subarray(i * count, (i + 1) * count),
      i,
      wanted,
      indices.subarray(i * wanted, (i + 1) * wanted),
    );
    for (let k = i * wanted; k < (i + 1) * wanted; k += 1)
      distances[k] = Math.sqrt(squares[i * count + (indices[k] as number)] as number);
    await pace();
  }
  return { indices, distances };
}

/** Into `found` the places of the `wanted` least ones in order, `i` first: each is put where it belongs, which few need. */
function selectNearest(squares: Float64Array, i: number, wanted: number, found: Int32Array): void {
  found[0] = i;
  let held = 1;
  for (let j = 0; j < squares.length; j += 1) {
    const square = squares[j] as number;
    if (j === i || (held === wanted && square >= (squares[found[held - 1] as number] as number))) continue;
    let at = held < wanted ? held : wanted - 1;
    for (; at > 1 && (squares[found[at - 1] as number] as number) > square; at -= 1)
      found[at] = found[at - 1] as number;
    found[at] = j;
    if (held < wanted) held += 1;
  }
}

/** How many points lie nearer to point `i` than point `j` does, itself among them; of equal ones the earlier is nearer. */
export function rankOf(squares: Float64Array, i: number, j: number): number {
  const own = squares[j] as number;
  let rank = 1;
  for (let k = 0; k < j; k += 1) if ((squares[k] as number) <= own) rank += 1;
  for (let k = j + 1; k < squares.length; k += 1) if ((squares[k] as number) < own) rank += 1;
  // Point i was counted for itself and, as the nearest of all, once more.
  return (squares[i] as number) < own || (i < j && squares[i] === own) ? rank - 1 : rank;
}
