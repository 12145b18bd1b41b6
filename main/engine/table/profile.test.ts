import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase } from '#engine/table/database.ts';
import { csvToParquet } from '#engine/table/csv.ts';
import { profileOf } from '#engine/table/profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'neuroloom-profile-'));
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

async function tableOf(text: string) {
  const [file, parquet] = [join(folder, 'rows.csv'), join(folder, 'rows.parquet')];
  writeFileSync(file, text);
  const { columns, rows } = await csvToParquet(file, parquet, 'rows.csv', {});
  return { type: 'table' as const, file: parquet, columns, rows };
}

test('counts, ranges, shapes and what goes together, as worked out by hand', async () => {
  const table = await tableOf(
    'a,b,town,flag,none\n0,10,Rome,true,\n1,8,Oslo,true,\n2,6,Rome,false,\n3,4,"Rome",true,\n10,,,,\n',
  );
  const { rows, columns, correlations } = await profileOf(table);
  expect(rows).toBe(5);
  const [a, b, town, flag, none] = columns;
  expect(a).toMatchObject({ missing: 0, distinct: 5, numbers: { least: 0, mean: 3.2, median: 2, most: 10 } });
  // Bins of width 1; the greatest number belongs to the last.
  expect(a?.numbers?.histogram).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 1]);
  expect(a?.numbers?.spread).toBeCloseTo(Math.sqrt(62.8 / 4), 12);
  expect(b).toMatchObject({ missing: 1, distinct: 4, numbers: { least: 4, mean: 7, most: 10 } });
  expect(town).toMatchObject({ missing: 1, distinct: 2, numbers: null, frequent: { value: 'Rome', rows: 3 } });
  expect(flag).toMatchObject({ missing: 1, distinct: 2, frequent: { value: 'true', rows: 3 } });
  expect(none).toMatchObject({ missing: 5, distinct: 0, frequent: null });
  expect(correlations).toEqual([{ one: 'a', other: 'b', r: expect.closeTo(-1, 12) as number }]);
});

test('numbers that never vary, and more columns than one query takes', async () => {
  const names = Array.from({ length: 45 }, (_, i) => `c${i}`);
  const table = await tableOf(`${names.join(',')}\n${names.map(() => 7).join(',')}\n${names.map(() => 7).join(',')}\n`);
  const { columns, correlations } = await profileOf(table);
  expect(columns.map(({ name }) => name)).toEqual(names);
  expect(columns[44]).toMatchObject({ distinct: 1, numbers: { least: 7, most: 7, spread: 0 } });
  expect(columns[44]?.numbers?.histogram[0]).toBe(2);
  expect(correlations).toEqual([]);
});
