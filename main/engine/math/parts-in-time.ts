// Rows in the order of their times, cut into parts that follow one another. Pure.

/**
 * Parts of about `sizes` rows (together all), the oldest first. Rows of one time stay together, so that a part may be some
 * rows larger or smaller; none is empty. Throws what `few` makes of the count of different times where it is too small.
 */
export function partsInTime(
  times: Float64Array,
  sizes: readonly number[],
  few: (times: number) => Error,
): readonly Int32Array[] {
  const order = Int32Array.from(times.keys()).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const edges: number[] = [];
  for (let i = 1; i < order.length; i += 1)
    if (times[order[i] as number] !== times[order[i - 1] as number]) edges.push(i);
  if (edges.length < sizes.length - 1) throw few(edges.length + 1);
  let [start, from, ideal] = [0, 0, 0];
  return sizes.map((size, i) => {
    ideal += size;
    const others = sizes.length - 1 - i;
    const open = edges.slice(from, edges.length - others + 1);
    const end = others === 0 ? order.length : nearest(open, ideal);
    from = edges.indexOf(end) + 1;
    const part = order.subarray(start, end);
    start = end;
    return part;
  });
}

const nearest = (places: readonly number[], ideal: number): number =>
  places.reduce((best, place) => (Math.abs(place - ideal) < Math.abs(best - ideal) ? place : best), places[0] ?? 0);
