// What a file source would read, before there is a node: the decisions of its reader and its first and last rows, clipped.
// Reaches what the file parameter of a node may reach and nothing else.
import { stat } from 'node:fs/promises';
import { specOf } from '#shared/nodes/catalogue.ts';
import { previewLimits } from '#shared/protocol/file-preview.ts';
import type { FilePreview } from '#shared/protocol/file-preview.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { Problem } from '#shared/protocol/problem.ts';
import { faultOf } from '#shared/protocol/rpc.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import type { ParamValue } from '#shared/spec/param.ts';
import { paramProblems } from '#engine/analyse/check-node.ts';
import { csvSchema } from '#engine/table/csv.ts';
import { csvDecisions } from '#engine/table/csv-decisions.ts';
import type { CsvOptions } from '#engine/table/csv-head.ts';
import { duckdbSource } from '#engine/table/duckdb-source.ts';
import { excelSource } from '#engine/table/excel-source.ts';
import type { ExcelOptions } from '#engine/table/excel-source.ts';
import { inputFile } from '#engine/table/input-file.ts';
import { jsonSource } from '#engine/table/json-source.ts';
import { numpySource } from '#engine/table/numpy-source.ts';
import type { OutsideTable } from '#engine/table/outside-table.ts';
import { parquetSource } from '#engine/table/parquet-source.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { sqliteSource } from '#engine/table/sqlite-source.ts';

/** Of a CSV file that is larger only the head and the tail are read. */
const readWholeBytes = 1 << 22;
/** More columns take seconds to be described. */
const describedColumns = 2000;

type Values = Readonly<Record<string, ParamValue>>;
type Look = (file: SourceFile, values: Values, signal: AbortSignal) => Promise<FilePreview>;

const text = (value: ParamValue | undefined): string => (typeof value === 'string' ? value : '');

const looks: Readonly<Record<string, Look>> = {
  'data.csv': (file, values, signal) => csvPreview(file, values as CsvOptions, signal),
  'data.excel': async (file, { sheet, range, header }, signal) => {
    const options = { sheet: text(sheet), range: text(range), header: text(header) || 'auto' } as ExcelOptions;
    return tablePreview(await excelSource(file, options, 'preview', signal));
  },
  'data.parquet': async (file, _, signal) => tablePreview(await parquetSource(file, 'preview', signal)),
  'data.jsonLines': async (file, _, signal) => tablePreview(await jsonSource(file, 'preview', signal)),
  'data.numpy': async (file, { array }, signal) =>
    tablePreview(await numpySource(file, text(array), 'preview', signal)),
  'data.sqlite': async (file, { table }, signal) =>
    tablePreview(await sqliteSource(file, text(table), 'preview', signal)),
  'data.duckdb': async (file, { table }, signal) =>
    tablePreview(await duckdbSource(file, text(table), 'preview', signal)),
};

/** Faults: `node.unknownKind` for what reads no table from a file, those of the parameters, of inputFile and of the readers. */
export async function previewOf(
  kind: string,
  params: Values,
  folder: string | undefined,
  signal: AbortSignal,
): Promise<FilePreview> {
  const spec = specOf(kind);
  const look = Object.hasOwn(looks, kind) ? looks[kind] : undefined;
  if (!spec || !look) throw new Fault('node.unknownKind', { kind });
  const node = { id: 'preview', kind, kindVersion: spec.version, params };
  const wrong = paramProblems(spec, node).find(({ severity }) => severity === 'error');
  if (wrong) throw faultOf(wrong);
  const { file, ...values } = params;
  const shownName = text(file);
  return look({ path: await inputFile(shownName, folder), shownName }, values, signal);
}

async function csvPreview({ path, shownName }: SourceFile, options: CsvOptions, signal: AbortSignal) {
  const { names, first, last, rows: fewRows, ...decisions } = await csvDecisions(path, shownName, options, signal);
  signal.throwIfAborted();
  let [columns, rows, problem]: [readonly Pick<ColumnInfo, 'name'>[], number | null, Problem | undefined] = [
    names.map((name) => ({ name })),
    fewRows,
    undefined,
  ];
  if (names.length <= describedColumns && (await stat(path)).size <= readWholeBytes) {
    try {
      const table = await csvSchema(path, shownName, options, signal);
      [columns, rows] = [table.columns, table.rows];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      ({ problem } = error);
    }
  }
  // A short file's last rows are among its first.
  const more = rows === null ? last.length : Math.max(0, rows - first.length);
  const shownLast = more > 0 ? last.slice(-more) : [];
  return clippedPreview({ columns, rows, first, last: shownLast, decisions, problem });
}

const tablePreview = ({ columns, rows, first = [] }: OutsideTable): FilePreview =>
  clippedPreview({ columns, rows, first, last: [] });

interface Found {
  readonly columns: readonly (Pick<ColumnInfo, 'name' | 'missing' | 'firstText'> & {
    readonly type?: ColumnInfo['type'];
  })[];
  readonly rows: number | null;
  readonly first: readonly (readonly (string | null)[])[];
  readonly last: readonly (readonly (string | null)[])[];
  readonly decisions?: NonNullable<FilePreview['decisions']>;
  readonly problem?: Problem | undefined;
}

function clippedPreview({ columns, rows, first, last, decisions, problem }: Found): FilePreview {
  const cells = (row: readonly (string | null)[]) =>
    row.slice(0, previewLimits.columns).map((cell) => (cell === null ? null : clipped(cell)));
  return {
    columns: columns.slice(0, previewLimits.columns).map(({ name, type, missing, firstText }) => ({
      name: clipped(name),
      ...(type && { type }),
      ...(missing && { missing }),
      ...(firstText && { firstText: { ...firstText, value: clipped(firstText.value) } }),
    })),
    columnCount: columns.length,
    rowCount: rows,
    first: first.map(cells),
    last: last.map(cells),
    ...(decisions && { decisions }),
    ...(problem && { problem }),
  };
}

function clipped(written: string): string {
  return written.length > previewLimits.letters ? `${written.slice(0, previewLimits.letters)}…` : written;
}
