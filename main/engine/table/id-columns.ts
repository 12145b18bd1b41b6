// Columns that number or name the rows and say nothing else of them: guessed from their name, and checked in their cells.
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { askEach } from '#engine/table/ask-columns.ts';

type Plain = Pick<ColumnInfo, 'name' | 'type'>;
type Id = NonNullable<ColumnInfo['id']>;

/** Such columns of one table that are looked at. */
const maxIds = 20;

const idNames = /^(id|index|row_?id|uuid|guid)$|([_\s.-](id|uuid|guid)|编号|序号|行号)$/iu;
/** PassengerId, userID. */
const camelId = /\p{Ll}I[dD]$/u;

/** The columns that are ids if no two of their cells are alike. A file without a header has no names to go by. */
export function likelyIds(columns: readonly Plain[]): ReadonlyMap<string, Id> {
  // What columns.ts calls a column whose name is empty.
  const unnamed = columns.filter(({ name }, i) => name === `column${i + 1}`);
  const found = columns.flatMap(({ name, type }): [string, Id][] => {
    if (type !== 'integer' && type !== 'text') return [];
    if (idNames.test(name) || camelId.test(name)) return [[name, 'named']];
    const lacksName = unnamed.length < columns.length && unnamed.some((column) => column.name === name);
    return lacksName && type === 'integer' ? [[name, 'unnamed']] : [];
  });
  return new Map(found.slice(0, maxIds));
}

/** Those of the connection's table `loaded` that are. */
export async function idColumns(
  connection: DuckDBConnection,
  columns: readonly Plain[],
  rows: number,
): Promise<ReadonlyMap<string, Id>> {
  const likely = likelyIds(columns);
  const distinct = await askEach(connection, [...likely.keys()], (cell) => `count(DISTINCT ${cell})::DOUBLE`);
  return new Map([...likely].filter(([name]) => distinct.get(name) === rows));
}
