// For the tests of nodes that read a file: what one says of it before the run and makes of it in the run, held together.
import { expect } from 'vitest';
import type { CellValue } from '#shared/protocol/results.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { TableValue } from '#engine/values/table.ts';
import { faultOf } from '#test/support/test-context.ts';
import type { TestContext } from '#test/support/test-context.ts';

interface Source<P> {
  infer(inputs: object, params: P, context: TestContext): PromiseLike<Looked> | Looked;
  run(inputs: object, params: P, context: TestContext): Promise<{ readonly table: TableValue }>;
}
interface Looked {
  readonly outputs: { readonly table?: { readonly columns: readonly ColumnInfo[]; readonly rows: number | null } };
  readonly problems: readonly OwnProblem[];
}

/** Names with kinds, and all rows; the table before the run is the same in every fact. */
export async function tableOf<P>(
  source: Source<P>,
  params: P,
  context: TestContext,
): Promise<{ readonly columns: readonly string[]; readonly rows: readonly (readonly CellValue[])[] }> {
  const { outputs, problems } = await source.infer({}, params, context);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { table } = await source.run({}, params, context);
  expect(outputs.table).toEqual({ type: 'table', columns: table.columns, rows: table.rows });
  const { rows } = await tableSlice(table.file, table, 0, 1000);
  return { columns: table.columns.map(({ name, type }) => `${name}: ${type}`), rows };
}

/** The code of what is wrong, which is the same before the run and in it; with its facts. */
export async function refusalOf<P>(
  source: Source<P>,
  params: P,
  context: TestContext,
): Promise<Record<string, unknown>> {
  const fault = await faultOf(source.run({}, params, context));
  const { outputs, problems } = await source.infer({}, params, context);
  const [first] = problems;
  expect([outputs, { code: first?.code, ...(first?.param && { param: first.param }), ...first?.facts }]).toEqual([
    {},
    fault,
  ]);
  return fault ?? {};
}
