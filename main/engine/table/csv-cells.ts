// Cells that DuckDB took for text, as they are meant: without blanks at their ends, words for a missing value as none, and
// a column that is then numbers as numbers. Also the types that a person gave. Works on the connection's table `loaded`.
import type { DuckDBConnection } from '@duckdb/node-api';
import { Fault } from '#shared/protocol/problem.ts';
import { askEach, columnsWhere, groupsOf } from '#engine/table/ask-columns.ts';
import type { CsvOptions } from '#engine/table/csv-head.ts';
import { missingWords, thousandsLetters } from '#engine/table/csv-header.ts';
import { identifier, literal } from '#engine/table/sql-text.ts';

export type GivenType = 'text' | 'number' | 'integer' | 'boolean';

const typeWords: readonly string[] = ['text', 'number', 'integer', 'boolean'] satisfies readonly GivenType[];
/** Truths stay as they are written. */
const duckdbTypes = { text: 'VARCHAR', number: 'DOUBLE', integer: 'BIGINT', boolean: 'BOOLEAN' } as const;
/** Blanks are also those that are not ASCII: no-break and ideographic spaces. */
const blanks = ' \t\n\f\r\u00a0\u3000';

/** A word of signs alone, which may well be a value where a column is not of numbers. */
export const isSign = (word: string): boolean => !/[\p{L}\p{N}?]/u.test(word);

/** The types that a person gave: `name: type`, one a line. Faults: `csv.typeWords`, `csv.typeColumn`. */
export function givenTypes(text: string, names: readonly string[]): ReadonlyMap<string, GivenType> {
  const given = new Map<string, GivenType>();
  const known = new Set(names);
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const [, column = '', type = ''] = /^\s*(.*?)\s*:\s*(\w*)\s*$/.exec(line) ?? [];
    if (!typeWords.includes(type)) throw new Fault('csv.typeWords', { line: line.trim() }, { param: 'types' });
    if (!known.has(column)) throw new Fault('csv.typeColumn', { column }, { param: 'types' });
    given.set(column, type as GivenType);
  }
  return given;
}

/** Columns that are asked at once what they hold: each takes some 50 vectors of texts, 1 MB and more. */
const questionColumns = 25;

interface Meant {
  readonly shownName: string;
  readonly options: CsvOptions;
  readonly decimal: 'point' | 'comma';
  readonly forced: ReadonlyMap<string, GivenType>;
  /** Columns that were read as text and may be numbers: to keep their digits, or for their decimal comma. */
  readonly again: ReadonlySet<string>;
}

/** Mends the text columns `names` of the table; returns DuckDB's types of those it changed. Fault: `csv.notOfType`. */
export async function mendTexts(
  connection: DuckDBConnection,
  names: readonly string[],
  { shownName, options, decimal, forced, again }: Meant,
): Promise<ReadonlyMap<string, string>> {
  const words = missingWords(options);
  const signs = words.filter(isSign);
  // Not by IN: of a dozen words DuckDB makes a join, which for each of 500 columns holds all the others.
  const isOneOf = (cell: string, of: readonly string[]) => `list_contains([${of.map(literal).join(', ')}], ${cell})`;
  // Not by a regular expression, of which each column would keep its own.
  const trimmed = (cell: string) => `trim(${cell}, ${literal(blanks)})`;
  const isOdd = (cell: string) =>
    [
      options.trim === false ? `${trimmed(cell)} = ''` : `${trimmed(cell)} <> ${cell}`,
      ...(signs.length > 0 ? [isOneOf(cell, signs)] : []),
    ].join(' OR ');
  const odd = new Set(await columnsWhere(connection, names, (cells) => `bool_or(${cells.map(isOdd).join(' OR ')})`));
  const looked = names.filter((name) => odd.has(name) || again.has(name) || forced.has(name));
  if (looked.length === 0) return new Map();

  const none = ['', ...words.filter((word) => !isSign(word))];
  const text = (cell: string) => {
    const kept = options.trim === false ? cell : trimmed(cell);
    return `CASE WHEN NOT ${isOneOf(trimmed(cell), none)} THEN ${kept} END`;
  };
  const group = thousandsLetters[options.thousands ?? 'none'];
  // Written as DuckDB casts it; a sign that stands alone is none.
  const number = (cell: string) => {
    const bare = `CASE WHEN NOT ${isOneOf(trimmed(cell), [...none, ...signs])} THEN ${trimmed(cell)} END`;
    const joined = group === '' ? bare : `replace(${bare}, ${literal(group)}, '')`;
    return decimal === 'comma' ? `replace(${joined}, ',', '.')` : joined;
  };
  const as = (cell: string, type: 'BIGINT' | 'DOUBLE' | 'BOOLEAN') => `TRY_CAST(${number(cell)} AS ${type})`;
  const all = (cell: string, pattern: string) =>
    `coalesce(bool_and(regexp_full_match(${number(cell)}, '${pattern}')), false)`;
  const every = (cell: string, type: 'BIGINT' | 'DOUBLE') => `count(${number(cell)}) = count(${as(cell, type)})`;
  const found = await askEach(
    connection,
    looked,
    // A zero before other digits is part of a code, and digits that no 64 bits hold are one too.
    (
      cell,
    ) => `CASE WHEN ${all(cell, '[+-]?(0|[1-9][0-9]*)')} THEN CASE WHEN ${every(cell, 'BIGINT')} THEN 'integer' ELSE 'text' END
      WHEN ${all(cell, '[+-]?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?(?i:inf|infinity)')} AND ${every(cell, 'DOUBLE')} THEN 'number' ELSE 'text' END`,
    questionColumns,
  );
  const typeOf = (name: string) => forced.get(name) ?? (found.get(name) as GivenType);
  for (const [name, type] of forced)
    if (type !== 'text') await refuseOthers(connection, shownName, name, type, number, as);
  for (const names500 of groupsOf(looked)) {
    const replaced = names500.map((name) => {
      const [cell, type] = [identifier(name), typeOf(name)];
      if (type === 'boolean') return `CASE WHEN ${as(cell, 'BOOLEAN')} IS NOT NULL THEN ${text(cell)} END AS ${cell}`;
      return `${type === 'text' ? text(cell) : as(cell, duckdbTypes[type])} AS ${cell}`;
    });
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE loaded AS SELECT * REPLACE (${replaced.join(', ')}) FROM loaded`,
    );
  }
  return new Map(looked.map((name) => [name, duckdbTypes[typeOf(name)]]));
}

async function refuseOthers(
  connection: DuckDBConnection,
  file: string,
  column: string,
  type: 'number' | 'integer' | 'boolean',
  number: (cell: string) => string,
  as: (cell: string, type: 'BIGINT' | 'DOUBLE' | 'BOOLEAN') => string,
): Promise<void> {
  const cell = identifier(column);
  const text = type === 'integer' ? `NOT regexp_full_match(${number('c')}, '[+-]?[0-9]+')` : 'false';
  const wrong = `${number('c')} IS NOT NULL AND (${as('c', duckdbTypes[type])} IS NULL OR ${text})`;
  const result = await connection.run(
    `SELECT n::DOUBLE, c FROM (SELECT ${cell} AS c, row_number() OVER () AS n FROM loaded) WHERE ${wrong} ORDER BY n LIMIT 1`,
  );
  const [first] = await result.getRows();
  if (!first) return;
  const [row, value] = first as [number, string];
  throw new Fault('csv.notOfType', { file, column, row, value, type }, { param: 'types' });
}
