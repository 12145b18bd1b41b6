// A time series with all its parts known: value(t) = level + trend · t + season · sin(2π t / period) + noise · e(t), with
// t = 0, 1, …, e(t) = memory · e(t − 1) + √(1 − memory²) · z(t) and z ~ N(0, 1), so that e always has the spread 1.
import { timeSeries as spec } from '#shared/nodes/data/time-series.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { deriveSeed, generator } from '#engine/kernels/random.ts';
import { madeTable } from '#engine/nodes/data/made-rows.ts';
import type { MakeRow } from '#engine/nodes/data/made-rows.ts';
import { defineRunner } from '#engine/values/runner.ts';

type Options = ParamsOf<(typeof spec)['params']>;

export const timeSeries = defineRunner({
  spec,

  infer: (_, params) => ({
    outputs: { table: { type: 'table', columns, rows: params.rows } },
    problems: [],
  }),

  run: async (_, params, context) => ({
    table: await madeTable(columns, params.rows, rowsOf(params, context.seed), context),
  }),
});

const columns: readonly ColumnInfo[] = [
  { name: 't', type: 'integer' },
  { name: 'value', type: 'number' },
];

function rowsOf({ level, trend, season, period, noise, memory }: Options, seed: number): MakeRow {
  const random = generator(deriveSeed(seed, 'noise'));
  const fresh = Math.sqrt(1 - memory * memory);
  let error = random.normal();
  return (t, cells) => {
    if (t > 0) error = memory * error + fresh * random.normal();
    cells[0] = t;
    cells[1] = level + trend * t + season * Math.sin((2 * Math.PI * t) / period) + noise * error;
  };
}
