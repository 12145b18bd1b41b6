// Rows of a dataset that are pictures, as pictures: shape [height, width, 1 | 3], preprocessing undone, the range of the
// shown rows as black to white.
import type { ResultView } from '#shared/protocol/results.ts';
import { undoneRows } from '#engine/preprocessing/undo.ts';
import type { DatasetInput, DatasetValue, SplitData } from '#engine/values/dataset.ts';
import { someNumbers } from '#engine/values/stored-dataset.ts';

const maxImages = 32;

const isPicture = ({ shape }: DatasetInput): boolean => shape.length === 3 && (shape[2] === 1 || shape[2] === 3);

/** Of the first split that has rows the first ones; undefined when no input is pictures. */
export function imageView({ inputs, targets, splits }: DatasetValue): ResultView | undefined {
  const place = inputs.findIndex(isPicture);
  const [input, target] = [inputs[place], targets[0]];
  if (!input || !target) return undefined;
  const { shape, preprocessing } = input;
  const [height, width, channels] = shape;
  if (height === undefined || width === undefined || (channels !== 1 && channels !== 3)) return undefined;
  const split: SplitData | undefined = [splits.train, splits.validation, splits.test].find((s) => s.rows > 0);
  if (!split) return undefined;
  const size = height * width * channels;
  const count = Math.min(maxImages, split.rows);
  const rows = split.inputs[place] ?? { values: new Float32Array(0) };
  const raw = undoneRows(preprocessing, size, Float32Array.from(someNumbers(rows, 0, count * size)));
  const [low, high] = raw.reduce(([l, h], v) => [Math.min(l, v), Math.max(h, v)] as const, [
    Infinity,
    -Infinity,
  ] as readonly [number, number]);
  const level = (v: number): number => (high > low ? Math.round((255 * (v - low)) / (high - low)) : 0);
  const images = Array.from({ length: count }, (_, row) => ({
    label:
      target.kind === 'number' ? String(split.targets[0]?.[row]) : (target.classes[split.targets[0]?.[row] ?? 0] ?? ''),
    pixels: Uint8Array.from(raw.subarray(row * size, (row + 1) * size), level),
  }));
  return { view: 'images', title: 'view.images', width, height, channels, images };
}
