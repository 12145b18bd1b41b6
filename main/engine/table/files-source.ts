// Files of one kind as one table: each is read by the reader of its kind, and columns go together by name. A file that does
// not go with the others is told by its name.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#shared/protocol/problem.ts';
import { faultOf } from '#shared/protocol/rpc.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { csvSchema, csvToParquet } from '#engine/table/csv.ts';
import type { CsvOptions } from '#engine/table/csv.ts';
import { csvDecisions } from '#engine/table/csv-decisions.ts';
import { textsFolder, withConnection } from '#engine/table/database.ts';
import { filesBelow } from '#engine/table/folder-files.ts';
import { jsonSource } from '#engine/table/json-source.ts';
import { originOf, reachOf, takeTable } from '#engine/table/outside-table.ts';
import type { Asked, OutsideTable } from '#engine/table/outside-table.ts';
import { parquetSource } from '#engine/table/parquet-source.ts';
import { readWholeBytes } from '#engine/table/source-file.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { exactPath, identifier, literal } from '#engine/table/sql-text.ts';

export interface TableFile {
  /** From the folder, with forward slashes. */
  readonly name: string;
  readonly path: string;
  readonly kind: 'csv' | 'parquet' | 'json';
}

const kinds: Readonly<Record<string, TableFile['kind']>> = {
  csv: 'csv',
  tsv: 'csv',
  parquet: 'parquet',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
};
const maxFiles = 10_000;
const blame = { param: 'folder' } as const;

/** In the order of their names. Faults: those of filesBelow, `files.none`, `files.mixed`, `pictures.tooMany`. */
export async function findTables(
  path: string,
  folder: string,
  pattern: string,
  signal: AbortSignal,
): Promise<readonly TableFile[]> {
  const wanted = pattern.trim();
  const all = (await filesBelow(path, folder, signal)).flatMap(({ name, isFile }): TableFile[] => {
    const kind = kinds[/\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
    const shown = wanted.includes('/') ? name : name.slice(name.lastIndexOf('/') + 1);
    return kind && isFile && (wanted === '' || fits(shown, wanted)) ? [{ name, path: join(path, name), kind }] : [];
  });
  all.sort((a, b) => (a.name < b.name ? -1 : 1));
  const [first] = all;
  if (!first) throw new Fault('files.none', { folder, pattern: wanted || '*.*' }, blame);
  const same = all.filter(({ kind }) => kind === first.kind);
  const other = all.find(({ kind }) => kind !== first.kind);
  if (wanted !== '' && other)
    throw new Fault('files.mixed', { first: first.name, file: other.name }, { param: 'pattern' });
  if (same.length > maxFiles) throw new Fault('pictures.tooMany', { folder, limit: maxFiles }, blame);
  return same;
}

/** Whether `*` and `?` of a pattern, in capitals or not, stand for what a name has there. */
function fits(name: string, pattern: string): boolean {
  const [letters, signs] = [name.toLowerCase(), pattern.toLowerCase()];
  let [at, sign, star, from] = [0, 0, -1, 0];
  while (at < letters.length) {
    if (signs[sign] === '*') [star, from, sign] = [sign, at, sign + 1];
    else if (sign < signs.length && (signs[sign] === '?' || signs[sign] === letters[at]))
      [at, sign] = [at + 1, sign + 1];
    else if (star >= 0) {
      // The last star stands for one letter more.
      from += 1;
      [at, sign] = [from, star + 1];
    } else return false;
  }
  return /^\**$/.test(signs.slice(sign));
}

/** Faults: those of the readers, of takeTable, `files.otherColumns`, `files.otherType`. */
export async function filesSource(
  files: readonly TableFile[],
  fileColumn: string,
  asked: Asked,
  signal: AbortSignal,
): Promise<OutsideTable> {
  const [first] = files;
  if (!first) throw new Error('A folder without files was refused before.');
  try {
    const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
    const reach = reachOf(asked, sizes.reduce((sum, size) => sum + size, 0) > readWholeBytes);
    const options = first.kind === 'csv' ? await decided(first, signal) : {};
    if (reach !== 'heading') return await together(files, fileColumn, options, reach, asked, signal);
    const parts: Part[] = [];
    // As many as are looked at quickly.
    for (let i = 0, bytes = 0; i < files.length && bytes <= readWholeBytes; i += 1) {
      bytes += sizes[i] ?? 0;
      const file = files[i];
      if (file) parts.push({ name: file.name, ...(await taken(file, options, 'facts', signal)) });
    }
    const columns = [...merged(parts, false).values()].map(({ name, type }) => ({ name, type }));
    const named = fileColumn === '' ? [] : [{ name: fileColumn, type: 'text' as const }];
    return { columns: [...columns, ...named], rows: null, repeated: [] };
  } catch (error) {
    if (!(error instanceof Fault) || error.problem.param === 'folder') throw error;
    // The readers blame their own parameters, which this node has not.
    throw faultOf({ ...error.problem, ...blame });
  }
}

/** What the first file is found to be, so that the others are read alike. */
async function decided({ path, name }: TableFile, signal: AbortSignal): Promise<CsvOptions> {
  const { delimiter, header, decimal } = await csvDecisions(path, name, {}, signal);
  return { delimiter: delimiter.value, header: header.value ? 'yes' : 'no', decimal: decimal.value };
}

function taken({ kind, path, name }: TableFile, options: CsvOptions, asked: Asked, signal: AbortSignal) {
  const file: SourceFile = { path, shownName: name };
  if (kind === 'parquet') return parquetSource(file, asked, signal);
  if (kind === 'json') return jsonSource(file, asked, signal);
  return typeof asked === 'object'
    ? csvToParquet(path, asked.parquet, name, options, signal)
    : csvSchema(path, name, options, signal);
}

type Part = Pick<OutsideTable, 'columns' | 'rows'> & { readonly name: string };
interface Merged {
  readonly name: string;
  readonly type: ColumnInfo['type'];
  /** The file that says so. */
  readonly by: string;
  /** Without a value it goes with every kind. */
  readonly isEmpty: boolean;
}

const isNumber = (type: ColumnInfo['type']): boolean => type === 'integer' || type === 'number';

/** The columns of all files by their names in small letters. `isWhole`: the files were read to their ends. */
function merged(parts: readonly Part[], isWhole: boolean): ReadonlyMap<string, Merged> {
  const found = new Map<string, Merged>();
  for (const [i, { name: by, columns, rows }] of parts.entries()) {
    if (i > 0 && !columns.some(({ name }) => found.has(name.toLowerCase())))
      throw new Fault('files.otherColumns', { file: by, first: parts[0]?.name ?? '' }, blame);
    for (const { name, type, missing } of columns) {
      const key = name.toLowerCase();
      const before = found.get(key);
      const isEmpty = isWhole && missing?.count === rows;
      if (!before || (before.isEmpty && !isEmpty)) found.set(key, { name: before?.name ?? name, type, by, isEmpty });
      else if (!isEmpty && type !== before.type)
        found.set(key, { ...before, type: common(name, before, { type, by }) });
    }
  }
  return found;

  function common(column: string, before: Merged, { type, by }: Pick<Merged, 'type' | 'by'>): ColumnInfo['type'] {
    if (isNumber(type) && isNumber(before.type)) return 'number';
    if (!isNumber(type) && !isNumber(before.type)) return 'text';
    // The first rows alone may have been looked at.
    if (!isWhole) return 'number';
    const [numbers, texts] = isNumber(type) ? [by, before.by] : [before.by, by];
    throw new Fault('files.otherType', { column, numbers, texts }, blame);
  }
}

/** Each file as a Parquet file of its own first: those have their kinds, and are read by name. */
async function together(
  files: readonly TableFile[],
  fileColumn: string,
  options: CsvOptions,
  reach: 'facts' | { readonly parquet: string },
  asked: Asked,
  signal: AbortSignal,
): Promise<OutsideTable> {
  const folder = await mkdtemp(join(await textsFolder(), 'files-'));
  try {
    const parts: Part[] = [];
    const paths: string[] = [];
    for (const [i, file] of files.entries()) {
      signal.throwIfAborted();
      const parquet = join(folder, `${i}.parquet`);
      parts.push({ name: file.name, ...(await taken(file, options, { parquet }, signal)) });
      paths.push(literal(exactPath(parquet)));
    }
    const columns = [...merged(parts, true).values()];
    const place = `regexp_extract("\u{1}", '(\\d+)\\.parquet$', 1)::INTEGER + 1`;
    const list = [
      ...columns.map(({ name, type }) => {
        const cell = identifier(name);
        return isNumber(type) ? `${cell}::${type === 'integer' ? 'BIGINT' : 'DOUBLE'}` : cell;
      }),
      ...(fileColumn === '' ? [] : [`list_extract([${files.map(({ name }) => literal(name)).join(', ')}], ${place})`]),
    ];
    const read = `read_parquet([${paths.join(', ')}], union_by_name = true, filename = '\u{1}', hive_partitioning = false)`;
    const from = `(SELECT ${list.join(', ')} FROM ${read})`;
    return await withConnection(signal, async (connection) => {
      const { cells } = await originOf(connection, from, files[0]?.name ?? '');
      const names = [...columns.map(({ name }) => name), ...(fileColumn === '' ? [] : [fileColumn])];
      const origin = { from, names, cells };
      return takeTable(connection, origin, reach, { shownName: files[0]?.name ?? '', again: true, signal, asked });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
