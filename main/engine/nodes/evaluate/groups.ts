// The slices of a split that are measured one by one: by a column's values, by class, or by quarters of a number.
import { someNames } from '#shared/text/some-names.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { elements } from '#engine/network/layer.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import { anyColumn, columnNames } from '#engine/nodes/evaluate/any-column.ts';
import type { AnyColumn } from '#engine/nodes/evaluate/any-column.ts';
import type { FlatColumns, FlatSplit } from '#engine/values/flat.ts';

export interface Group {
  readonly name: string;
  readonly rows: readonly number[];
}

/** A column of at most as many different values is sliced by value, else by quarters of its rows. */
const maxValues = 12;

/** `column`: a name of anyColumn or of the target, which '' is too. Empty slices are left out. Throws Fault 'evaluate.groupColumn'. */
export function groupsOf(dataset: FlatColumns, split: FlatSplit, column: string): Group[] {
  const { target } = dataset;
  const found = column === '' ? undefined : anyColumn(dataset, split, column);
  if (column === '' || (!found && column === target.name)) {
    if (target.kind === 'number')
      return byValue(
        target.name,
        Float64Array.from(split.y, (y) => undone([], 0, y)),
      );
    return target.classes
      .map((name, k) => ({ name: `${target.name} = ${name}`, rows: where(split.y, (y) => y === k) }))
      .filter(({ rows }) => rows.length > 0);
  }
  if (!found) throw groupFault(column, columnNames(dataset));
  if (found.type === 'text') return byWord(found, split.rows);
  return byValue(
    column,
    Float64Array.from({ length: split.rows }, (_, row) => Number(found.cell(row) ?? Number.NaN)),
  );
}

export function groupFault(column: string, known: readonly string[]): Fault {
  return new Fault('evaluate.groupColumn', { column, known: someNames(known, 10) }, { param: 'groupBy' });
}

/** A number of a row as it was before any preprocessing. */
export function rawFeature(dataset: FlatColumns, split: FlatSplit, row: number, feature: number): number {
  const x = split.x[row * elements(dataset.shape) + feature] ?? Number.NaN;
  return undone(dataset.preprocessing, feature, x);
}

/** By falling number of rows; of more than `maxValues` the rarest together. */
function byWord({ name: column, cell }: AnyColumn, count: number): Group[] {
  const rows = Array.from({ length: count }, (_, row) => row);
  const groups = [...Map.groupBy(rows, (row) => String(cell(row) ?? '–'))].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const rare = groups.splice(groups.length > maxValues ? maxValues - 1 : maxValues);
  const named = groups.map(([word, own]) => ({ name: `${column} = ${word}`, rows: own }));
  if (rare.length === 0) return named;
  const words = someNames(
    rare.map(([word]) => word),
    3,
  );
  return [...named, { name: `${column} = ${words}`, rows: rare.flatMap(([, own]) => own).toSorted((a, b) => a - b) }];
}

function byValue(column: string, values: Float64Array): Group[] {
  const lacking = where(values, Number.isNaN);
  if (lacking.length > 0) {
    const known = where(values, (value) => !Number.isNaN(value));
    const groups =
      known.length === 0
        ? []
        : byValue(
            column,
            Float64Array.from(known, (row) => values[row] ?? 0),
          );
    const named = groups.map(({ name, rows }) => ({ name, rows: rows.map((row) => known[row] ?? 0) }));
    return [...named, { name: `${column} = –`, rows: lacking }];
  }
  const distinct = [...new Set(values)].toSorted((a, b) => a - b);
  if (distinct.length <= maxValues)
    return distinct.map((own) => ({ name: `${column} = ${own}`, rows: where(values, (value) => value === own) }));
  const sorted = values.toSorted();
  const cuts = [0.25, 0.5, 0.75].map((fraction) => sorted[Math.floor((sorted.length - 1) * fraction)] ?? 0);
  const [a = 0, b = 0, c = 0] = cuts;
  return [
    { name: `${column} ≤ ${a}`, rows: where(values, (value) => value <= a) },
    { name: `${a} < ${column} ≤ ${b}`, rows: where(values, (value) => value > a && value <= b) },
    { name: `${b} < ${column} ≤ ${c}`, rows: where(values, (value) => value > b && value <= c) },
    { name: `${column} > ${c}`, rows: where(values, (value) => value > c) },
  ].filter(({ rows }) => rows.length > 0);
}

function where(values: Float32Array | Float64Array, wanted: (value: number) => boolean): number[] {
  return Array.from(values.keys()).filter((row) => wanted(values[row] ?? Number.NaN));
}
