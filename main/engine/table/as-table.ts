// Results read as tables (the conversion 'as-table' of a wire, and the pages of a result that is no table itself):
// a value becomes columns with cells on demand, so that nothing is copied until a page or a file asks for it.
import { assertNever } from '#shared/spec/assert-never.ts';
import type { CellValue, TableSlice } from '#shared/protocol/results.ts';
import type { ColumnInfo, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { DatasetValue, SplitName } from '#engine/values/dataset.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import type { PredictionsValue } from '#engine/values/predictions.ts';
import type { ReportValue } from '#engine/values/report.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';
import { featureAt } from '#engine/store/stored-dataset.ts';
import { uniqueNames } from '#engine/table/columns.ts';
import { writeTable } from '#engine/table/write-table.ts';

type Cell = (row: number) => CellValue;

export interface ValueTable {
  readonly columns: readonly ColumnInfo[];
  readonly rows: number;
  /** A cell by its column's and row's place, from 0; null = no value. Numbers may be NaN. */
  cell(column: number, row: number): CellValue;
}

/** A dataset, predictions, a report or an explanation or word vectors as a table; undefined for what cannot be read as one. */
export function tableFrom(value: WireValue): ValueTable | undefined {
  switch (value.type) {
    case 'dataset':
      return datasetTable(value);
    case 'predictions':
      return predictionsTable(value);
    case 'report':
      return reportTable(value);
    case 'explanation':
      return explanationTable(value);
    case 'wordVectors':
      return wordTable(value);
    case 'table':
    case 'layer':
    case 'optimizer':
    case 'model':
      return undefined;
    default:
      return assertNever(value);
  }
}

/** A page of a value read as a table. Numbers that are not finite are null. */
export function sliceOf(table: ValueTable, offset: number, limit: number): TableSlice {
  const most = Math.max(1, Math.floor(1_000_000 / Math.max(1, table.columns.length)));
  const count = Math.max(0, Math.min(limit, most, table.rows - offset));
  const shown = (cell: CellValue) => (typeof cell === 'number' && !Number.isFinite(cell) ? null : cell);
  const rows = Array.from({ length: count }, (_, i) =>
    table.columns.map((__, column) => shown(table.cell(column, offset + i))),
  );
  return { columns: table.columns.map(({ name, type }) => ({ name, type })), rows, offset, total: table.rows };
}

/** Writes a value read as a table to a Parquet file, so that a table port takes it. */
export async function writeValueTable(file: string, table: ValueTable, signal?: AbortSignal): Promise<void> {
  const storage = { number: 'double', integer: 'integer', text: 'text', boolean: 'boolean' } as const;
  const source = {
    columns: table.columns.map(({ name, type }) => ({ name, storage: storage[type] })),
    rows: table.rows,
    numbers: (column: number, from: number, items: Float32Array | Float64Array | Int32Array) => {
      for (let i = 0; i < items.length; i += 1) items[i] = Number(table.cell(column, from + i) ?? Number.NaN);
    },
    values: (column: number, from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => table.cell(column, from + i) as string | boolean | null),
  };
  await writeTable(file, source, signal ? { signal } : {});
}

function made(columns: readonly (ColumnInfo & { readonly cell: Cell })[], rows: number): ValueTable {
  const names = uniqueNames(columns.map(({ name }) => name));
  return {
    columns: columns.map(({ cell: _, ...column }, i) => ({ ...column, name: names[i] ?? column.name })),
    rows,
    cell: (column, row) => columns[column]?.cell(row) ?? null,
  };
}

/** A class by its index, or the number itself. */
function targetCell(target: TargetInfo, value: number | undefined): CellValue {
  if (target.kind === 'number') return value ?? null;
  return target.classes[value ?? -1] ?? null;
}

const targetType = (target: TargetInfo): ColumnInfo['type'] => (target.kind === 'number' ? 'number' : 'text');

/** Target columns keep their class order, so that a table made from a dataset gives the same indexes again. */
function targetColumn(name: string, target: TargetInfo): ColumnInfo {
  return { name, type: targetType(target), ...(target.kind !== 'number' && { categories: target.classes }) };
}

/** Features as the network gets them, the target in words, the split; train, then validation, then test. */
function datasetTable({ features, target, splits }: DatasetValue): ValueTable {
  const { train, validation, test } = splits;
  const place = (row: number): readonly [SplitName, number] => {
    if (row < train.rows) return ['train', row];
    return row < train.rows + validation.rows
      ? ['validation', row - train.rows]
      : ['test', row - train.rows - validation.rows];
  };
  const width = features.length;
  const cells = { train: featureAt(train), validation: featureAt(validation), test: featureAt(test) };
  const columns = features.map((name, i) => ({
    name,
    type: 'number' as const,
    cell: (row: number) => {
      const [split, at] = place(row);
      return cells[split](at * width + i) ?? null;
    },
  }));
  const label = (row: number) => {
    const [split, at] = place(row);
    return targetCell(target, splits[split].y[at]);
  };
  return made(
    [
      ...columns,
      { ...targetColumn(target.name, target), cell: label },
      { name: 'split', type: 'text', cell: (row) => place(row)[0] },
    ],
    train.rows + validation.rows + test.rows,
  );
}

/** Row of the source table, the truth, the prediction, and the network's outputs per class. */
function predictionsTable({ target, rows, units, outputs, truth, source }: PredictionsValue): ValueTable {
  const at = (row: number, unit: number) => outputs[row * units + unit];
  const predicted = (row: number): CellValue => {
    if (target.kind === 'number') return at(row, 0) ?? null;
    if (units === 1) return targetCell(target, (at(row, 0) ?? 0) > 0.5 ? 1 : 0);
    let best = 0;
    for (let unit = 1; unit < units; unit += 1) if ((at(row, unit) ?? 0) > (at(row, best) ?? 0)) best = unit;
    return targetCell(target, best);
  };
  const type = targetType(target);
  // One sigmoid unit is the probability of the second class.
  const outputNames = units === 1 ? [target.classes[1] ?? ''] : target.classes;
  const scores = Array.from({ length: target.kind === 'number' ? 0 : units }, (_, unit) => ({
    name: `p(${outputNames[unit] ?? unit})`,
    type: 'number' as const,
    cell: (row: number) => at(row, unit) ?? null,
  }));
  return made(
    [
      { name: 'row', type: 'integer', cell: (row) => source[row] ?? null },
      { ...targetColumn(target.name, target), cell: (row) => targetCell(target, truth[row]) },
      { name: `predicted ${target.name}`, type, cell: predicted },
      ...scores,
    ],
    rows,
  );
}

/** The epochs of a history, or the table of an inspection; else one row per metric. */
function reportTable({ history, metrics, tables, title }: ReportValue): ValueTable {
  if (history && history.length > 0) {
    const names = [...new Set(history.flatMap(({ logs }) => Object.keys(logs)))];
    const logs = names.map((name) => ({
      name,
      type: 'number' as const,
      cell: (row: number) => history[row]?.logs[name] ?? null,
    }));
    return made(
      [{ name: 'epoch', type: 'integer', cell: (row) => history[row]?.epoch ?? null }, ...logs],
      history.length,
    );
  }
  // An inspection is its first table; what it measured beside that is a line or two.
  const [table] = title === 'inspection' ? (tables ?? []) : [];
  if (table) {
    const columns = table.columns.map((column, i) => ({
      name: 'key' in column ? column.key : column.name,
      type: column.type,
      cell: (row: number) => table.rows[row]?.[i] ?? null,
    }));
    return made(columns, table.rows.length);
  }
  const entries = Object.entries(metrics);
  return made(
    [
      { name: 'metric', type: 'text', cell: (row) => entries[row]?.[0] ?? null },
      { name: 'value', type: 'number', cell: (row) => entries[row]?.[1] ?? null },
    ],
    entries.length,
  );
}

/** One row per explained row, output and feature. */
function explanationTable(value: ExplanationValue): ValueTable {
  const { features, outputs, source, data, values, base, predictions } = value;
  const [width, units] = [features.length, outputs.length];
  const feature = (at: number) => at % width;
  const output = (at: number) => Math.floor(at / width) % units;
  const row = (at: number) => Math.floor(at / (width * units));
  return made(
    [
      { name: 'row', type: 'integer', cell: (at) => source[row(at)] ?? null },
      { name: 'output', type: 'text', cell: (at) => outputs[output(at)] ?? null },
      { name: 'feature', type: 'text', cell: (at) => features[feature(at)] ?? null },
      { name: 'value', type: 'number', cell: (at) => data[row(at) * width + feature(at)] ?? null },
      {
        name: 'shap',
        type: 'number',
        cell: (at) => values[(row(at) * width + feature(at)) * units + output(at)] ?? null,
      },
      { name: 'base', type: 'number', cell: (at) => base[output(at)] ?? null },
      { name: 'prediction', type: 'number', cell: (at) => predictions[row(at) * units + output(at)] ?? null },
    ],
    value.rows * width * units,
  );
}

/** One row per word: its count, its place in the plane, and its vector. */
function wordTable({ words, counts, points, vectors, dimension }: WordVectorsValue): ValueTable {
  const numbers = Array.from({ length: dimension }, (_, i) => ({
    name: `v${i + 1}`,
    type: 'number' as const,
    cell: (row: number) => vectors[row * dimension + i] ?? null,
  }));
  return made(
    [
      { name: 'word', type: 'text', cell: (row) => words[row] ?? null },
      { name: 'count', type: 'integer', cell: (row) => counts[row] ?? null },
      { name: 'x', type: 'number', cell: (row) => points[row * 2] ?? null },
      { name: 'y', type: 'number', cell: (row) => points[row * 2 + 1] ?? null },
      ...numbers,
    ],
    words.length,
  );
}
