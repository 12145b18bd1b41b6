// The rows of the harness's CSV file in every other kind of file that a node reads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { picture } from '#test/support/make-picture.ts';
import { withConnection } from '#engine/table/database.ts';
import { makeDuckdb } from '#test/support/make-duckdb.ts';
import { xlsx } from '#test/support/make-xlsx.ts';
import { npy } from '#test/support/make-npy.ts';

/**
 * Writes `rows.parquet` and the like beside the CSV file, each with the first of its node's extensions; and `pictures`,
 * `tables`, `writings`.
 */
export async function writeOtherFiles(folder: string, csvName: string): Promise<void> {
  const from = `FROM read_csv('${join(folder, csvName)}')`;
  await withConnection(undefined, async (connection) => {
    await connection.run(`COPY (${from}) TO '${join(folder, 'rows.parquet')}' (FORMAT parquet)`);
    await connection.run(`COPY (${from}) TO '${join(folder, 'rows.jsonl')}' (FORMAT json)`);
  });
  for (const [name, colour] of [
    ['blue', '#00f'],
    ['red', '#f00'],
  ] as const) {
    mkdirSync(join(folder, 'pictures', name), { recursive: true });
    for (const size of [5, 8])
      writeFileSync(join(folder, 'pictures', name, `${size}.png`), await picture(size, 8, colour));
  }
  await makeDuckdb(join(folder, 'rows.duckdb'), [`CREATE TABLE rows AS ${from}`]);
  const database = new DatabaseSync(join(folder, 'rows.sqlite'));
  database.exec("CREATE TABLE rows (a, target); INSERT INTO rows VALUES (1, 'red'), (2.5, 'blue')");
  database.close();
  for (const name of ['blue', 'red']) {
    mkdirSync(join(folder, 'writings', name), { recursive: true });
    for (const ending of ['txt', 'md'])
      writeFileSync(join(folder, 'writings', name, `a.${ending}`), `${name}\nin a ${ending} file\n`);
  }
  writeFileSync(join(folder, 'vectors.txt'), 'a 0.5 -1 2\nc 1e-1 0 0.25\nz 3 2 1\n');
  mkdirSync(join(folder, 'tables'));
  writeFileSync(join(folder, 'tables', 'a.csv'), 'a,target\n1,red\n');
  writeFileSync(join(folder, 'tables', 'b.csv'), 'target,b\nblue,2\n');
  writeFileSync(
    join(folder, 'rows.xlsx'),
    xlsx({ Rows: { A1: 'a', B1: 'target', A2: 1, B2: 'red', A3: 2.5, B3: 'blue' } }),
  );
  writeFileSync(join(folder, 'rows.npy'), npy('<f8', [3, 2], Buffer.from(new Float64Array([1, 2, 3, 4, 5, 6]).buffer)));
}
