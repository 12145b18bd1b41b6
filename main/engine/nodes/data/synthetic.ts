// A made-up table for a classification or a regression (its formula: synthetic-numbers.ts).
import { synthetic as spec } from '#shared/nodes/data/synthetic.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { maxCells, sizeFacts } from '#engine/table/sizes.ts';
import { syntheticNumbers } from '#engine/nodes/data/synthetic-numbers.ts';
import type { SyntheticOptions } from '#engine/nodes/data/synthetic-numbers.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { writeTable } from '#engine/table/write-table.ts';
import type { TableSource } from '#engine/table/write-table.ts';

export const synthetic = defineRunner({
  spec,

  infer(_, params) {
    const { rows, informative, features } = params;
    const fault = tooLarge(params);
    if (fault) return { outputs: {}, problems: [fault.problem] };
    const blame = { severity: 'warning', param: 'informative' } as const;
    const fewer = makeProblem('synthetic.informative', { informative, features }, blame);
    const problems = informative > features ? [fewer] : [];
    return { outputs: { table: { type: 'table', columns: columnsOf(params), rows } }, problems };
  },

  async run(_, params, context) {
    const fault = tooLarge(params);
    if (fault) throw fault;
    const file = context.newFile('table.parquet');
    await writeTable(file, tableSource(params, context.seed), {
      signal: context.signal,
      progress: (fraction) => {
        context.progress(fraction);
      },
    });
    return { table: { type: 'table', file, columns: columnsOf(params), rows: params.rows } };
  },
});

function tooLarge({ rows, features }: SyntheticOptions): Fault | undefined {
  if (rows * features <= maxCells) return undefined;
  return new Fault('dataset.tooLarge', sizeFacts(rows, features), { param: 'rows' });
}

function columnsOf({ task, features, classes, rows }: SyntheticOptions): readonly ColumnInfo[] {
  const columns = Array.from({ length: features }, (_, i): ColumnInfo => ({ name: `x${i + 1}`, type: 'number' }));
  const labels = Array.from({ length: Math.min(classes, rows) }, (_, i) => String(i));
  const target: ColumnInfo =
    task === 'classification'
      ? { name: 'target', type: 'integer', categories: labels }
      : { name: 'target', type: 'number', categories: 'many' };
  return [...columns, target];
}

function tableSource(params: SyntheticOptions, seed: number): TableSource {
  const { task, rows, features } = params;
  const numbers = syntheticNumbers(params, seed);
  return {
    columns: [
      ...Array.from({ length: features }, (_, i) => ({ name: `x${i + 1}`, storage: 'float' as const })),
      { name: 'target', storage: task === 'classification' ? 'integer' : 'double' },
    ],
    rows,
    numbers(column, from, items) {
      if (column < features) numbers.column(column, from, items as Float32Array);
      else numbers.target(from, items as Int32Array | Float64Array);
    },
    values: () => [],
  };
}
