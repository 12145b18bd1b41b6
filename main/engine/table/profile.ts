// What the columns of a table hold, a row a column: missing and different values, the range, the middle, the shape of the
// numbers, the most frequent value; and which numbers go together. DuckDB counts.
import type { DuckDBConnection } from '@duckdb/node-api';
import { groupsOf } from '#engine/table/ask-columns.ts';
import { withConnection } from '#engine/table/database.ts';
import { exactPath, identifier, parquetFile } from '#engine/table/sql-text.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import type { TableValue } from '#engine/values/table.ts';

export interface ColumnProfile {
  readonly name: string;
  readonly type: ColumnInfo['type'];
  readonly missing: number;
  readonly distinct: number;
  /** Null of texts, and of columns without any value. */
  readonly numbers: {
    readonly least: number;
    readonly mean: number;
    readonly median: number;
    readonly most: number;
    /** The standard deviation (n − 1); null of a single value. */
    readonly spread: number | null;
    /** Rows in each of `bins` parts of the range, of the same width. */
    readonly histogram: readonly number[];
  } | null;
  /** The most frequent value as text, and how often it comes; null without any value. */
  readonly frequent: { readonly value: string; readonly rows: number } | null;
}

export interface Correlation {
  readonly one: string;
  readonly other: string;
  /** Pearson's r. */
  readonly r: number;
}

export interface TableProfile {
  /** Rows that were looked at: the first of very many. */
  readonly rows: number;
  /** The first of very many. */
  readonly columns: readonly ColumnProfile[];
  /** The strongest first, of the first columns of numbers. */
  readonly correlations: readonly Correlation[];
}

export const profileLimits = { rows: 1_000_000, columns: 200, correlated: 30, pairs: 50, letters: 60 } as const;
const bins = 10;
/** Columns of one query. */
const atOnce = 20;

export async function profileOf(table: TableValue, signal?: AbortSignal): Promise<TableProfile> {
  const columns = table.columns.slice(0, profileLimits.columns);
  return withConnection(signal, async (connection) => {
    const file = exactPath(table.file);
    const found: ColumnProfile[] = [];
    for (const group of groupsOf(columns, atOnce)) found.push(...(await profiles(connection, file, group)));
    const numbers = columns.filter(isNumeric).slice(0, profileLimits.correlated);
    return {
      rows: Math.min(table.rows, profileLimits.rows),
      columns: found,
      correlations: await correlations(connection, file, numbers),
    };
  });
}

const isNumeric = ({ type }: ColumnInfo): boolean => type === 'number' || type === 'integer';

/** A cell; what is no number in a column of numbers is none. */
const cell = (column: ColumnInfo): string => {
  const name = identifier(column.name);
  return isNumeric(column) ? `CASE WHEN isfinite(${name}::DOUBLE) THEN ${name}::DOUBLE END` : `${name}::VARCHAR`;
};

const rowsOf = (columns: readonly ColumnInfo[]): string =>
  `(SELECT ${columns.map((column, i) => `${cell(column)} AS c${i}`).join(', ')} FROM ${parquetFile} LIMIT ${profileLimits.rows})`;

async function profiles(
  connection: DuckDBConnection,
  file: string,
  columns: readonly ColumnInfo[],
): Promise<ColumnProfile[]> {
  const asked = columns.map((column, i) => {
    const numbers = isNumeric(column)
      ? `min(c${i}), avg(c${i}), median(c${i}), max(c${i}), stddev_samp(c${i})`
      : 'NULL, NULL, NULL, NULL, NULL';
    return `[count(*) - count(c${i}), count(DISTINCT c${i}), ${numbers}]::DOUBLE[]`;
  });
  const frequent = columns.map((_, i) => `mode(c${i})::VARCHAR`);
  const answer = await connection.run(
    `SELECT [${asked.join(', ')}], [${frequent.join(', ')}] FROM ${rowsOf(columns)}`,
    [file],
  );
  const [facts, modes] = ((await answer.getRowsJS())[0] ?? []) as [(number | null)[][], (string | null)[]];
  const profiled: ColumnProfile[] = [];
  for (const [i, column] of columns.entries()) {
    const [missing, distinct, least, mean, median, most, spread] = facts[i] ?? [];
    const range = typeof least === 'number' && typeof most === 'number' ? ([least, most] as const) : undefined;
    const counted = await counts(connection, file, column, range);
    const value = modes[i] ?? null;
    profiled.push({
      name: column.name,
      type: column.type,
      missing: missing ?? 0,
      distinct: distinct ?? 0,
      numbers: range
        ? {
            least: range[0],
            mean: mean ?? 0,
            median: median ?? 0,
            most: range[1],
            spread: spread ?? null,
            histogram: counted.histogram,
          }
        : null,
      frequent: value === null ? null : { value: clipped(value), rows: counted.frequent },
    });
  }
  return profiled;
}

const clipped = (text: string): string => {
  const letters = Array.from(text);
  return letters.length > profileLimits.letters ? `${letters.slice(0, profileLimits.letters).join('')}…` : text;
};

/** How often the most frequent value comes, and how the numbers spread over their range. */
async function counts(
  connection: DuckDBConnection,
  file: string,
  column: ColumnInfo,
  range: readonly [number, number] | undefined,
): Promise<{ readonly frequent: number; readonly histogram: number[] }> {
  const rows = rowsOf([column]);
  const most = await connection.run(
    `SELECT max(n)::DOUBLE FROM (SELECT count(*) AS n FROM ${rows} WHERE c0 IS NOT NULL GROUP BY c0)`,
    [file],
  );
  const frequent = ((await most.getRows())[0]?.[0] as number | null) ?? 0;
  const histogram: number[] = [];
  if (!range) return { frequent, histogram };
  for (let bin = 0; bin < bins; bin += 1) histogram.push(0);
  const [least, width] = [range[0], (range[1] - range[0]) / bins];
  const place = width > 0 ? `least(floor((c0 - $2) / $3), ${bins - 1})::INTEGER` : '0';
  const spread = await connection.run(
    `SELECT ${place}, count(*)::DOUBLE FROM ${rows} WHERE c0 IS NOT NULL GROUP BY 1`,
    width > 0 ? [file, least, width] : [file],
  );
  for (const [bin, count] of await spread.getRows()) histogram[Number(bin)] = Number(count);
  return { frequent, histogram };
}

async function correlations(
  connection: DuckDBConnection,
  file: string,
  columns: readonly ColumnInfo[],
): Promise<readonly Correlation[]> {
  const pairs = columns.flatMap((one, i) => columns.slice(i + 1).map((other, k) => ({ one, other, i, k: i + 1 + k })));
  if (pairs.length === 0) return [];
  const asked = pairs.map(({ i, k }) => `corr(c${i}, c${k})`).join(', ');
  const answer = await connection.run(`SELECT [${asked}]::DOUBLE[] FROM ${rowsOf(columns)}`, [file]);
  const found = ((await answer.getRowsJS())[0]?.[0] ?? []) as (number | null)[];
  return pairs
    .flatMap(({ one, other }, i): Correlation[] => {
      const r = found[i];
      return typeof r === 'number' && Number.isFinite(r) ? [{ one: one.name, other: other.name, r }] : [];
    })
    .toSorted((a, b) => Math.abs(b.r) - Math.abs(a.r))
    .slice(0, profileLimits.pairs);
}
