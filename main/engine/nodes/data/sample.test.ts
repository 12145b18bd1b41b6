import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { sample } from '#engine/nodes/data/sample.ts';
import { sampleFile, sampleTables } from '#engine/nodes/data/sample-tables.ts';
import { testContext } from '#test/support/test-context.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { describeTable, distinctValues } from '#engine/table/parquet-table.ts';

const context = testContext();
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

test.each(sample.spec.params.name.options)('%s is in the file what is said of it beforehand', async (name) => {
  const { outputs } = await sample.infer({}, { name }, context);
  const { table } = await sample.run({}, { name }, context);
  expect(outputs.table).toEqual({ type: 'table', columns: table.columns, rows: table.rows });
  expect(await describeTable(table.file)).toEqual({
    columns: table.columns.map(({ name: column, type }) => ({ name: column, type })),
    rows: sampleTables[name].rows,
  });
  const last = table.columns.at(-1);
  if (!last) throw new Error('A sample without columns.');
  expect(last.name).toBe('target');
  const { values, more, missing } = await distinctValues(table.file, last, 100);
  expect(missing).toBe(0);
  const found = more ? 'many' : [...values].sort();
  const { categories = [] } = last;
  expect(categories === 'many' ? categories : [...categories].sort()).toEqual(found);
});

test('each file ends every line with a line feed and is noted in the README', () => {
  const readme = readFileSync(sampleFile('iris').replace('iris.csv', 'README.md'), 'utf8');
  for (const name of sample.spec.params.name.options) {
    const text = readFileSync(sampleFile(name), 'utf8');
    expect([text.endsWith('\n'), text.includes('\r')]).toEqual([true, false]);
    expect(readme).toContain(`${name}.csv`);
  }
});
