// The rows of one cell of a confusion matrix, at the threshold that is set, the hardest first. Pure.
import type { CellValue, TableSlice } from '#shared/protocol/results.ts';
import type { ImagesResult } from '#shared/spec/views/images.ts';
import type { RowsView } from '#shared/spec/views/rows-view.ts';
import { rowNumber } from '#shared/text/row-number.ts';

export interface Cell {
  readonly truth: number;
  readonly predicted: number;
}

/** What a row is called at a threshold; undefined = as it was evaluated. */
export function predictedAt(rows: RowsView, row: number, threshold: number | undefined): number {
  if (threshold === undefined) return rows.predicted[row] ?? 0;
  return (rows.score[row] ?? 0) > threshold ? 1 : 0;
}

/** Places in `rows`, those first whose true class was held least likely. */
export function rowsInCell(
  rows: RowsView,
  { truth, predicted }: Cell,
  threshold: number | undefined,
  twoClasses: boolean,
): number[] {
  const given = (row: number): number => {
    const score = rows.score[row] ?? 0;
    return twoClasses && rows.truth[row] === 0 ? 1 - score : score;
  };
  return Array.from(rows.truth.keys())
    .filter((row) => rows.truth[row] === truth && predictedAt(rows, row, threshold) === predicted)
    .toSorted((a, b) => given(a) - given(b));
}

export interface CellWords {
  readonly row: string;
  readonly truth: string;
  readonly predicted: string;
  readonly score: string;
}

export function cellSlice(
  rows: RowsView,
  places: readonly number[],
  { truth, predicted }: Cell,
  classes: readonly string[],
  words: CellWords,
): TableSlice {
  return {
    columns: [
      { name: words.row, type: 'integer' },
      { name: words.truth, type: 'text' },
      { name: words.predicted, type: 'text' },
      { name: words.score, type: 'number' },
      ...rows.features.map((name, k) => ({ name, type: rows.words?.[k] ? ('text' as const) : ('number' as const) })),
    ],
    rows: places.map((row): readonly CellValue[] => [
      rowNumber(rows.source[row]),
      classes[truth] ?? null,
      classes[predicted] ?? null,
      rows.score[row] ?? null,
      ...rows.features.map((_, k) => valueOf(rows, row, k)),
    ]),
    offset: 0,
    total: places.length,
  };
}

/** Of one feature: a number, or a word ('…' for one that is none of those known). */
export function valueOf({ features, values, words }: RowsView, row: number, feature: number): string | number | null {
  const value = values[row * features.length + feature] ?? Number.NaN;
  const own = words?.[feature];
  return own && !Number.isNaN(value) ? (own[value] ?? '…') : own ? null : value;
}

/** Rows that are pictures, in one range of grey; undefined when they are none. */
export function cellPictures(
  rows: RowsView,
  places: readonly number[],
  label: (row: number | null) => string,
): Omit<ImagesResult, 'view' | 'title'> | undefined {
  const [height, width, channels] = rows.picture ?? [];
  if (height === undefined || width === undefined || (channels !== 1 && channels !== 3)) return undefined;
  const size = height * width * channels;
  const shown = places.map((row) => rows.values.subarray(row * size, (row + 1) * size));
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const pixels of shown) {
    for (const value of pixels) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const level = (value: number): number => (high > low ? Math.round((255 * (value - low)) / (high - low)) : 0);
  return {
    width,
    height,
    channels,
    images: shown.map((pixels, i) => ({
      label: label(rowNumber(rows.source[places[i] ?? 0])),
      pixels: Uint8Array.from(pixels, level),
    })),
  };
}
