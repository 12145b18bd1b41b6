// Runs table.sql: what one SELECT that a person wrote makes of the wired tables.
import { sql as spec } from '#shared/nodes/table/sql.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { nothingKnown, predict } from '#engine/nodes/table/make-table.ts';
import type { KnownTable } from '#engine/nodes/table/make-table.ts';
import { forgetOldest } from '#engine/table/input-file.ts';
import { emptyTable, seenColumns, writtenColumns, writtenToParquet } from '#engine/table/run-written.ts';
import { checkQuery } from '#engine/table/written-sql.ts';
import { defineRunner } from '#engine/values/runner.ts';

const ports = ['t1', 't2', 't3', 't4'] as const;
const param = 'query';

export const sql = defineRunner<typeof spec>({
  spec,

  async infer(inputs, { query }, { signal }) {
    if (!inputs.t1) return nothingKnown;
    return predict({ columns: await columnsOf(inputs, query, signal), rows: null });
  },

  async run(inputs, { query }, context) {
    const columns = await columnsOf(inputs, query, context.signal);
    const file = context.newFile('table.parquet');
    context.progress(null);
    const tables = wired(inputs).map(({ name, table }) => ({
      name,
      file: table.file,
      list: seenColumns(table.columns),
    }));
    const shape = await writtenToParquet({ sql: query, param }, columns, tables, file, context.signal);
    return { table: { type: 'table', file, ...shape } };
  },
});

/** The tables that are there, each under the name that the query has for it. */
function wired<T extends KnownTable>(inputs: {
  readonly [P in (typeof ports)[number]]: T | undefined;
}): readonly { readonly name: string; readonly table: T }[] {
  return ports.flatMap((name) => {
    const table = inputs[name];
    return table ? [{ name, table }] : [];
  });
}

/** What queries were found to give; asked for again on every edit. */
const found = new Map<string, readonly ColumnInfo[]>();

async function columnsOf(
  inputs: { readonly [P in (typeof ports)[number]]: KnownTable | undefined },
  query: string,
  signal: AbortSignal,
): Promise<readonly ColumnInfo[]> {
  const tables = wired(inputs).map(({ name, table }) => ({ name, columns: table.columns }));
  const key = JSON.stringify([query, tables.map(({ name, columns }) => [name, columns.map((c) => [c.name, c.type])])]);
  const known = found.get(key);
  if (known) return known;
  await checkQuery(query, tables, param, signal);
  const written = await writtenColumns(
    { sql: query, param },
    tables.map(({ name, columns }) => emptyTable(name, columns)),
    signal,
  );
  const columns = written.map(({ name, type }) => ({ name, type }));
  found.set(key, columns);
  forgetOldest(found);
  return columns;
}
