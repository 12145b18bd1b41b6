// Friedman's regressions, as scikit-learn's make_friedman1, make_friedman2 and make_friedman3 have them. With e ~ N(0, 1):
//   1: x ~ U[0, 1), at least five;  y = 10 sin(π x1 x2) + 20 (x3 − ½)² + 10 x4 + 5 x5 + noise · e
//   2 and 3: x1 ~ U[0, 100), x2 ~ U[40π, 560π), x3 ~ U[0, 1), x4 ~ U[1, 11), with w = x2 x3 − 1 / (x2 x4)
//   2: y = √(x1² + w²) + noise · e        3: y = arctan(w / x1) + noise · e
import { friedman as spec } from '#shared/nodes/data/friedman.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { deriveSeed, generator } from '#engine/kernels/random.ts';
import { madeTable } from '#engine/nodes/data/made-rows.ts';
import type { MakeRow } from '#engine/nodes/data/made-rows.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';

type Options = ParamsOf<(typeof spec)['params']>;

export const friedman = defineRunner({
  spec,

  infer: (_, params) => ({
    outputs: { table: { type: 'table', columns: columnsOf(params), rows: params.rows } },
    problems: [],
  }),

  run: async (_, params, context) => ({
    table: await madeTable(columnsOf(params), params.rows, rowsOf(params, context.seed), context),
  }),
});

const featuresOf = ({ formula, features }: Options): number => (formula === '1' ? features : 4);

function columnsOf(params: Options): readonly ColumnInfo[] {
  const features = Array.from({ length: featuresOf(params) }, (_, i): ColumnInfo => ({
    name: `x${i + 1}`,
    type: 'number',
  }));
  return [...features, { name: 'target', type: 'number', categories: 'many' }];
}

function rowsOf(params: Options, seed: number): MakeRow {
  const { formula, noise } = params;
  const count = featuresOf(params);
  const [random, errors] = [generator(deriveSeed(seed, 'features')), generator(deriveSeed(seed, 'noise'))];
  return (_, cells) => {
    for (let i = 0; i < count; i += 1) cells[i] = random.next();
    const [u = 0, v = 0, x3 = 0, x4 = 0, x5 = 0] = cells;
    let y: number;
    if (formula === '1') {
      y = 10 * Math.sin(Math.PI * u * v) + 20 * (x3 - 0.5) ** 2 + 10 * x4 + 5 * x5;
    } else {
      const [x1, x2, fourth] = [100 * u, 40 * Math.PI + 520 * Math.PI * v, 1 + 10 * x4];
      [cells[0], cells[1], cells[3]] = [x1, x2, fourth];
      const w = x2 * x3 - 1 / (x2 * fourth);
      y = formula === '2' ? Math.hypot(x1, w) : Math.atan(w / x1);
    }
    cells[count] = y + noise * errors.normal();
  };
}
