// Any column of a split by its name, as a person reads it: one that was kept beside the features, or a feature.
import { elements } from '#engine/network/layer.ts';
import { cellType, shownCell } from '#engine/network/shown-cell.ts';
import type { KeptColumn } from '#engine/values/dataset.ts';
import type { FlatColumns, FlatSplit } from '#engine/values/flat.ts';

export interface AnyColumn {
  readonly name: string;
  readonly type: 'text' | 'number';
  /** By the row's place in the split; null = it has no value. */
  readonly cell: (row: number) => string | number | null;
}

/** What was kept comes first: a feature of the same name may have been filled or cut to bins. */
export function anyColumn(dataset: FlatColumns, split: FlatSplit, name: string): AnyColumn | undefined {
  const kept = dataset.kept?.find((column) => column.name === name);
  if (kept) {
    const { values, words } = kept;
    const cell = (row: number) => {
      const value = values[split.source[row] ?? -1] ?? Number.NaN;
      if (Number.isNaN(value)) return null;
      return words ? (words[value] ?? null) : value;
    };
    return { name, type: words ? 'text' : 'number', cell };
  }
  const feature = dataset.features.indexOf(name);
  if (feature < 0) return undefined;
  const width = elements(dataset.shape);
  return {
    name,
    type: cellType(dataset, feature),
    cell: (row) => shownCell(dataset, feature, split.x[row * width + feature] ?? Number.NaN),
  };
}

/** Names by which anyColumn finds one. */
export const columnNames = (known: {
  readonly features: readonly string[];
  readonly kept?: readonly (string | KeptColumn)[];
}): readonly string[] => [
  ...new Set([...(known.kept ?? []).map((own) => (typeof own === 'string' ? own : own.name)), ...known.features]),
];

/** The column's cells of a split's rows, so that they can travel without it. */
export function cellsBeside({ name, type, cell }: AnyColumn, rows: number): KeptColumn {
  if (type === 'number')
    return { name, values: Float64Array.from({ length: rows }, (_, row) => Number(cell(row) ?? Number.NaN)) };
  const places = new Map<string, number>();
  const values = Float64Array.from({ length: rows }, (_, row) => {
    const text = cell(row);
    if (text === null) return Number.NaN;
    const place = places.get(String(text)) ?? places.size;
    places.set(String(text), place);
    return place;
  });
  return { name, values, words: [...places.keys()] };
}
