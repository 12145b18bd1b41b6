// A table or view of a SQLite file, as a table. The file is opened for reading alone, without extensions, and what a view
// asks for may not call itself: nothing can interrupt SQLite. Rows come one by one, so that their number does not count.
import { existsSync, statSync } from 'node:fs';
import { constants, DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Fault } from '#shared/protocol/problem.ts';
import { chosenPart } from '#engine/table/file-parts.ts';
import { reachOf, rowsNeeded, takeTable } from '#engine/table/outside-table.ts';
import type { Asked, Cell, OutsideTable } from '#engine/table/outside-table.ts';
import { firstBytes, notFormat, readWholeBytes, sizeOf } from '#engine/table/source-file.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { identifier } from '#engine/table/sql-text.ts';
import { withMadeRows } from '#engine/table/write-table.ts';

const format = 'SQLite';
const magic = 'SQLite format 3\0';

/**
 * `table`: its name; '' = the only one. Faults: `dataFile.empty`, `source.notFormat`, `source.damaged`, `source.inUse`,
 * `source.choosePart`, `source.noPart` and those of takeTable.
 */
export async function sqliteSource(
  file: SourceFile,
  table: string,
  asked: Asked,
  signal: AbortSignal,
): Promise<OutsideTable> {
  const { path, shownName } = file;
  const isLarge = (await sizeOf(file)) > readWholeBytes;
  if ((await firstBytes(path, magic.length)).toString('latin1') !== magic) throw notFormat(file, format);
  // What another program has not yet written into the file itself would be missed.
  if ([`${path}-wal`, `${path}-journal`].some((other) => existsSync(other) && statSync(other).size > 0))
    throw new Fault('source.inUse', { file: shownName }, { param: 'file' });
  let database: DatabaseSync | undefined;
  try {
    // Immutable: nothing is written beside it, and nothing waits for a lock.
    const url = pathToFileURL(path);
    url.search = 'immutable=1&mode=ro';
    database = new DatabaseSync(url, { readOnly: true, allowExtension: false });
    database.exec(`PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON`);
    const { SQLITE_DENY, SQLITE_OK, SQLITE_RECURSIVE } = constants;
    database.setAuthorizer((action) => (action === SQLITE_RECURSIVE ? SQLITE_DENY : SQLITE_OK));
    const name = chosen(database, table, shownName);
    return await taken(database, name, asked, isLarge, shownName, signal);
  } catch (error) {
    if (!(error instanceof Error) || (error as NodeJS.ErrnoException).code !== 'ERR_SQLITE_ERROR') throw error;
    throw new Fault('source.damaged', { file: shownName, format, reason: error.message }, { param: 'file' });
  } finally {
    database?.close();
  }
}

function chosen(database: DatabaseSync, table: string, shownName: string): string {
  const listed = database.prepare(
    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid",
  );
  const parts = listed.all().map(({ name }) => ({ name: String(name) }));
  return chosenPart(parts, table, shownName).name;
}

async function taken(
  database: DatabaseSync,
  table: string,
  asked: Asked,
  isLarge: boolean,
  shownName: string,
  signal: AbortSignal,
): Promise<OutsideTable> {
  const reach = reachOf(asked, isLarge);
  const from = identifier(table);
  const names = database
    .prepare(`SELECT * FROM ${from} LIMIT 0`)
    .columns()
    .map(({ name }) => name);
  const kinds = kindsOf(database, from, names, reach === 'heading' ? 20_480 : undefined);
  const cells = kinds.map((type, i): Cell => {
    if (type === 'BIGINT') return { sql: `c${i}::BIGINT`, type };
    return type === 'DOUBLE' ? { sql: `nullif(c${i}::DOUBLE, 'nan')`, type } : { sql: `c${i}`, type };
  });
  const counted = database.prepare(`SELECT count(*) AS n FROM ${from}`).get();
  const rows = Number(counted?.['n'] ?? 0);
  const statement = database.prepare(`SELECT * FROM ${from}`);
  const columns = names.map((_, i) => ({ name: `c${i}`, storage: 'text' as const }));
  const values = valuesOf(statement);
  const source = { columns, rows: rowsNeeded(asked, reach, rows), numbers: () => undefined, values };
  const found = await withMadeRows(source, { signal }, (connection, made) =>
    takeTable(connection, { from: made, names, cells }, reach, { shownName, again: false, signal, asked }),
  );
  return { ...found, rows };
}

/** SQLite lets any cell of a column be of any type: what all of them are. */
function kindsOf(
  database: DatabaseSync,
  from: string,
  names: readonly string[],
  rows: number | undefined,
): readonly Cell['type'][] {
  const inner = rows === undefined ? from : `(SELECT * FROM ${from} LIMIT ${rows})`;
  // From no value over whole numbers and numbers to what is neither.
  const ranks = names.map((name) => {
    const rank = "WHEN 'null' THEN 0 WHEN 'integer' THEN 1 WHEN 'real' THEN 2 ELSE 3";
    return `max(CASE typeof(${identifier(name)}) ${rank} END)`;
  });
  const statement = database.prepare(`SELECT ${ranks.join(', ')} FROM ${inner}`);
  statement.setReturnArrays(true);
  const [found = []] = statement.all() as unknown as readonly (readonly SQLOutputValue[])[];
  return names.map((_, i) => (found[i] === 1 ? 'BIGINT' : found[i] === 2 ? 'DOUBLE' : 'VARCHAR'));
}

/** The rows one block after the other, each block's columns in order. */
function valuesOf(statement: StatementSync) {
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  const rows = statement.iterate() as unknown as IterableIterator<readonly SQLOutputValue[]>;
  let block: (readonly SQLOutputValue[])[] = [];
  return (column: number, from: number, to: number): readonly (string | null)[] => {
    if (column === 0) {
      block = [];
      while (block.length < to - from) {
        const next = rows.next();
        if (next.done) break;
        block.push(next.value);
      }
    }
    return Array.from({ length: to - from }, (_, i) => asText(block[i]?.[column] ?? null));
  };
}

function asText(value: SQLOutputValue): string | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex').toUpperCase()}`;
  return String(value);
}
