// The few pieces of text that reach SQL from outside, and how each is made harmless. Everything else is a bound value.

/** A column name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal, where SQL takes no bound value (COPY … TO). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path as DuckDB's readers must be given it, so that `*`, `?` and `[` in it are letters and not a pattern. */
export function exactPath(path: string): string {
  return path.replaceAll(/[*?[]/g, (letter) => `[${letter}]`);
}

/** The Parquet file that is bound as $1, by its exactPath; a folder of the path that is named key=value is a folder. */
export const parquetFile = 'read_parquet($1, hive_partitioning = false)';
