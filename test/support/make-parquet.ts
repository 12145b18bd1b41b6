// Writes a small Parquet file for a test, from SQL.
import { withConnection } from '#engine/table/database.ts';

export async function makeParquet(path: string, select: string): Promise<void> {
  await withConnection(undefined, async (connection) => {
    await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  });
}
