// A table whose rows are made one after the other by a formula, written block by block.
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { writeTable } from '#engine/table/write-table.ts';
import type { RunContext } from '#engine/values/runner.ts';
import type { TableValue } from '#engine/values/table.ts';

/** Fills `cells`, one a column; rows come in order, each once. */
export type MakeRow = (row: number, cells: number[]) => void;

/** Columns of numbers are 64-bit floats, those of whole numbers 32-bit integers. */
export async function madeTable(
  columns: readonly ColumnInfo[],
  rows: number,
  makeRow: MakeRow,
  context: RunContext,
): Promise<TableValue> {
  const file = context.newFile('table.parquet');
  const cells = columns.map(() => 0);
  let block: readonly Float64Array[] = [];
  const source = {
    columns: columns.map(({ name, type }) => ({
      name,
      storage: type === 'integer' ? ('integer' as const) : ('double' as const),
    })),
    rows,
    numbers(column: number, from: number, items: Float32Array | Float64Array | Int32Array) {
      if (column === 0) {
        block = columns.map(() => new Float64Array(items.length));
        for (let i = 0; i < items.length; i += 1) {
          makeRow(from + i, cells);
          for (const [k, values] of block.entries()) values[i] = cells[k] ?? 0;
        }
      }
      items.set(block[column] ?? []);
    },
    values: () => [],
  };
  await writeTable(file, source, {
    signal: context.signal,
    progress: (fraction) => {
      context.progress(fraction);
    },
  });
  return { type: 'table', file, columns, rows };
}
