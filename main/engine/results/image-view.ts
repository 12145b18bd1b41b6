// Rows of a dataset that are pictures, as pictures: preprocessing undone.
import type { ResultView } from '#shared/protocol/results.ts';
import { undoneRows } from '#engine/preprocessing/undo.ts';
import { elements } from '#engine/network/layer.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';
import { picturesOf } from '#engine/values/pictures.ts';
import { someNumbers } from '#engine/values/stored-dataset.ts';

const maxImages = 32;

/** Of the first split that has rows the first ones; undefined when no input is pictures. */
export function imageView({ inputs, targets, splits }: DatasetValue): ResultView | undefined {
  const place = inputs.findIndex(({ shape }) => shape.length === 3 && (shape[2] === 1 || shape[2] === 3));
  const split = [splits.train, splits.validation, splits.test].find(({ rows }) => rows > 0);
  const [input, target, rows, truth] = [inputs[place], targets[0], split?.inputs[place], split?.targets[0]];
  if (!input || !target || !split || !rows) return undefined;
  const size = elements(input.shape);
  const count = Math.min(maxImages, split.rows);
  const pictures = picturesOf(input.shape, () => {
    const raw = undoneRows(input.preprocessing, size, Float32Array.from(someNumbers(rows, 0, count * size)));
    return Array.from({ length: count }, (_, row) => ({
      label: target.kind === 'number' ? String(truth?.[row]) : (target.classes[truth?.[row] ?? 0] ?? ''),
      values: raw.subarray(row * size, (row + 1) * size),
    }));
  });
  return pictures && { view: 'images', title: 'view.images', ...pictures };
}
