// A table or view of a DuckDB file, as a table. The file is opened for reading alone, by an instance of its own that
// reaches nothing else: what a view asks for was written by whoever made the file.
import { existsSync, statSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { Fault } from '#shared/protocol/problem.ts';
import { withLockedConnection } from '#engine/table/database.ts';
import { chosenPart } from '#engine/table/file-parts.ts';
import { damaged, originOf, reachOf, takeTable } from '#engine/table/outside-table.ts';
import type { Asked, OutsideTable } from '#engine/table/outside-table.ts';
import { firstBytes, notFormat, readWholeBytes, sizeOf } from '#engine/table/source-file.ts';
import type { SourceFile } from '#engine/table/source-file.ts';
import { identifier } from '#engine/table/sql-text.ts';

const format = 'DuckDB';

interface Part {
  readonly name: string;
  readonly sql: string;
  readonly isView: boolean;
}

/**
 * `table`: its name, after its schema's and a point where that is not the usual one; '' = the only one. Faults:
 * `dataFile.empty`, `source.notFormat`, `source.damaged`, `source.inUse`, `source.choosePart`, `source.noPart`,
 * `source.readsElsewhere` and those of takeTable.
 */
export async function duckdbSource(
  file: SourceFile,
  table: string,
  asked: Asked,
  signal: AbortSignal,
): Promise<OutsideTable> {
  const { path, shownName } = file;
  const isLarge = (await sizeOf(file)) > readWholeBytes;
  if ((await firstBytes(path, 12)).toString('latin1', 8) !== 'DUCK') throw notFormat(file, format);
  const inUse = new Fault('source.inUse', { file: shownName }, { param: 'file' });
  // What another program has not yet written into the file itself would be missed.
  if (existsSync(`${path}.wal`) && statSync(`${path}.wal`).size > 0) throw inUse;
  const work = async (connection: DuckDBConnection): Promise<OutsideTable> => {
    const parts = await partsOf(connection);
    const part = chosenPart(parts, table, shownName);
    const origin = await originOf(connection, part.sql, shownName).catch((error: unknown) => {
      if (!(error instanceof Error) || !error.message.startsWith('Permission Error: ')) throw error;
      throw new Fault('source.readsElsewhere', { file: shownName, part: part.name }, { param: 'table' });
    });
    // A view may calculate for any time.
    const far = reachOf(asked, isLarge || part.isView);
    return takeTable(connection, origin, far, { shownName, again: !part.isView, signal, asked });
  };
  try {
    const written = typeof asked === 'object' ? [asked.parquet] : [];
    return await withLockedConnection(written, signal, work, path);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('IO Error: Could not set lock')) throw inUse;
    throw damaged(error, { shownName, format });
  }
}

async function partsOf(connection: DuckDBConnection): Promise<readonly Part[]> {
  const listed = await connection.run(
    `SELECT database_name, schema_name, name, is_view FROM (
       SELECT database_name, schema_name, table_name AS name, false AS is_view, internal, table_oid AS place
         FROM duckdb_tables()
       UNION ALL
       SELECT database_name, schema_name, view_name, true, internal, view_oid FROM duckdb_views())
     WHERE database_name = current_database() AND NOT internal
     ORDER BY is_view, schema_name <> 'main', schema_name, place`,
  );
  const rows = (await listed.getRowsJS()) as [string, string, string, boolean][];
  return rows.map(([database, schema, name, isView]) => ({
    name: schema === 'main' ? name : `${schema}.${name}`,
    sql: [database, schema, name].map(identifier).join('.'),
    isView,
  }));
}
