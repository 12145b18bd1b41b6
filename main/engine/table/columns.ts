// How DuckDB's column types appear to the rest of the engine (four kinds of column), and names that tell columns apart.
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { identifier } from '#engine/table/sql-text.ts';

const integers = new Set(['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'UTINYINT', 'USMALLINT', 'UINTEGER', 'UBIGINT']);

/** The kind of a column, from DuckDB's name of its type. Dates and all else that is no number are text as written. */
export function columnType(duckdbType: string): ColumnInfo['type'] {
  if (integers.has(duckdbType)) return 'integer';
  if (duckdbType === 'BOOLEAN') return 'boolean';
  if (duckdbType === 'FLOAT' || duckdbType === 'DOUBLE' || duckdbType === 'HUGEINT') return 'number';
  return duckdbType.startsWith('DECIMAL') ? 'number' : 'text';
}

/** SQL of a column's cells as what casts to a number: words for true and false become 1 and 0. */
export function numericCell({ name, type }: Pick<ColumnInfo, 'name' | 'type'>): string {
  return type === 'boolean' ? `TRY_CAST(${identifier(name)} AS BOOLEAN)::TINYINT` : identifier(name);
}

/**
 * Column names that DuckDB can tell apart: empty ones become `column3`, and one that was there before, in capitals or
 * not, gets the first number that makes it new (`age`, `Age` → `age`, `Age_2`).
 */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  /** The next number to try, so that 20,000 columns of one name do not try each other's again. */
  const next = new Map<string, number>();
  return names.map((given, i) => {
    const base = given === '' ? `column${i + 1}` : given;
    const key = base.toLowerCase();
    let name = base;
    let n = next.get(key) ?? 2;
    for (; taken.has(name.toLowerCase()); n += 1) name = `${base}_${n}`;
    next.set(key, n);
    taken.add(name.toLowerCase());
    return name;
  });
}
