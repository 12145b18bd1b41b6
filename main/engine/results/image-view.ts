// Rows of a dataset that are pictures, as pictures: shape [height, width, 1 | 3], preprocessing undone, the range of the
// shown rows as black to white.
import type { ResultView } from '#shared/protocol/results.ts';
import { undoneRows } from '#engine/preprocessing/undo.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';
import { someFeatures } from '#engine/values/stored-dataset.ts';

const mostImages = 32;

/** The first rows that have any, training rows first; undefined when rows are no pictures. */
export function imageView({ shape, splits, target, preprocessing }: DatasetValue): ResultView | undefined {
  const [height, width, channels] = shape;
  if (shape.length !== 3 || height === undefined || width === undefined || (channels !== 1 && channels !== 3))
    return undefined;
  const split: SplitData | undefined = [splits.train, splits.validation, splits.test].find((s) => s.rows > 0);
  if (!split) return undefined;
  const size = height * width * channels;
  const count = Math.min(mostImages, split.rows);
  const raw = undoneRows(preprocessing, size, someFeatures(split, 0, count * size));
  const [low, high] = raw.reduce(([l, h], v) => [Math.min(l, v), Math.max(h, v)] as const, [
    Infinity,
    -Infinity,
  ] as readonly [number, number]);
  const level = (v: number): number => (high > low ? Math.round((255 * (v - low)) / (high - low)) : 0);
  const images = Array.from({ length: count }, (_, row) => ({
    label: target.kind === 'number' ? String(split.y[row]) : (target.classes[split.y[row] ?? 0] ?? ''),
    pixels: Uint8Array.from(raw.subarray(row * size, (row + 1) * size), level),
  }));
  return { view: 'images', title: 'view.images', width, height, channels, images };
}
