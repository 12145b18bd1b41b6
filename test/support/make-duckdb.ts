// Writes a small DuckDB file for a test, from SQL.
import { DuckDBInstance } from '@duckdb/node-api';

export async function makeDuckdb(path: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
}
