// Questions about many columns of the connection's table `loaded` at once. A wide table is first asked by groups of
// columns, because an aggregate for each of 10,000 columns takes seconds, and most questions have no answer.
import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier } from '#engine/table/sql-text.ts';

/** Columns of one query: what DuckDB needs to plan it, and to take the plan down, grows faster than their number. */
export const groupColumns = 500;

/** The columns for which `condition` holds: SQL of quoted names, true when it holds for one of them. */
export async function columnsWhere(
  connection: DuckDBConnection,
  names: readonly string[],
  condition: (cells: readonly string[]) => string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const group of groupsOf(names)) {
    const [any] = await answers(connection, [condition(group.map(identifier))]);
    if (any !== true) continue;
    const each = await answers(
      connection,
      group.map((name) => condition([identifier(name)])),
    );
    found.push(...group.filter((_, i) => each[i] === true));
  }
  return found;
}

/** One aggregate (SQL of a quoted name) for each column, `size` of them in one query; what comes back is DuckDB's. */
export async function askEach(
  connection: DuckDBConnection,
  names: readonly string[],
  aggregate: (cell: string) => string,
  size = groupColumns,
): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const group of groupsOf(names, size)) {
    const values = await answers(
      connection,
      group.map((name) => aggregate(identifier(name))),
    );
    for (const [i, name] of group.entries()) found.set(name, values[i]);
  }
  return found;
}

async function answers(connection: DuckDBConnection, aggregates: readonly string[]): Promise<readonly unknown[]> {
  // One list is one vector for JavaScript, where as many columns are many.
  const result = await connection.run(`SELECT [${aggregates.join(', ')}] FROM loaded`);
  return ((await result.getRowsJS())[0]?.[0] ?? []) as readonly unknown[];
}

export function groupsOf<T>(columns: readonly T[], size = groupColumns): readonly (readonly T[])[] {
  const count = Math.ceil(columns.length / size);
  return Array.from({ length: count }, (_, i) => columns.slice(i * size, (i + 1) * size));
}
