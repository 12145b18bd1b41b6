// Trees of features by where they stand: places of a picture that lie together. Trees by what goes together in the data
// are feature-tree.ts.
import type { Clustering } from '#engine/explain/shapley/partition.ts';

/**
 * Halves of a picture along its longer side, rows first where both are equal and the larger part first, down to pixels;
 * a pixel's channels are its last halves. Players are numbered as the values of a row lie.
 */
export function imageTree([height, width, channels]: readonly [number, number, number]): Clustering {
  const { joins, over } = growing(height * width * channels);
  const part = (top: number, left: number, rows: number, columns: number): number => {
    if (rows === 1 && columns === 1) return over((top * width + left) * channels, channels);
    if (rows >= columns) {
      const first = Math.ceil(rows / 2);
      return joins.of(part(top, left, first, columns), part(top + first, left, rows - first, columns));
    }
    const first = Math.ceil(columns / 2);
    return joins.of(part(top, left, rows, first), part(top, left + first, rows, columns - first));
  };
  part(0, 0, height, width);
  return joins.made;
}

function growing(players: number) {
  const made: [number, number][] = [];
  const joins = {
    made,
    of: (left: number, right: number): number => players + made.push([left, right]) - 1,
  };
  const over = (from: number, count: number): number => {
    if (count === 1) return from;
    const half = Math.floor(count / 2);
    return joins.of(over(from, half), over(from + half, count - half));
  };
  return { joins, over };
}
