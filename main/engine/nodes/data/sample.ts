// A bundled data set, as a table.
import { sample as spec } from '#shared/nodes/data/sample.ts';
import { sampleFile, sampleTables } from '#engine/nodes/data/sample-tables.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { csvToParquet } from '#engine/table/csv.ts';

export const sample = defineRunner({
  spec,

  infer(_, { name }) {
    const { columns, rows } = sampleTables[name];
    return { outputs: { table: { type: 'table', columns, rows } }, problems: [] };
  },

  async run(_, { name }, context) {
    const file = context.newFile('table.parquet');
    const options = { delimiter: 'comma', header: 'yes' } as const;
    const { rows } = await csvToParquet(sampleFile(name), file, `${name}.csv`, options, context.signal);
    // The file's own column facts know no class order.
    return { table: { type: 'table', file, columns: sampleTables[name].columns, rows } };
  },
});
