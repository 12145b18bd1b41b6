import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { synthetic } from '#engine/nodes/data/synthetic.ts';
import { syntheticNumbers } from '#engine/nodes/data/synthetic-numbers.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { readMatrix } from '#engine/table/matrix.ts';
import { describeTable } from '#engine/table/parquet-table.ts';
import { withinOnTheClock } from '#test/support/clock.ts';

const context = testContext(7);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

type Params = Parameters<typeof synthetic.run>[1];
const params = (changes: Partial<Params> = {}): Params => ({
  task: 'classification',
  rows: 1000,
  features: 20,
  informative: 10,
  classes: 2,
  separation: 1,
  noise: 0.1,
  ...changes,
});

async function numbers(changes: Partial<Params>, seed = 7) {
  const { table } = await synthetic.run({}, params(changes), { ...context, seed });
  expect((await synthetic.infer({}, params(changes), context)).outputs.table).toEqual({
    type: 'table',
    columns: table.columns,
    rows: table.rows,
  });
  const shape = await describeTable(table.file);
  expect(shape).toEqual({ columns: table.columns.map(({ name, type }) => ({ name, type })), rows: table.rows });
  const { values, bad } = await readMatrix(table.file, table.columns, table.rows);
  expect(bad.some((count) => count > 0)).toBe(false);
  return { values, width: table.columns.length, rows: table.rows, file: table.file };
}

/** Columns of a matrix in 64 bits. */
const columnsOf = ({ values, width, rows }: { values: ArrayLike<number>; width: number; rows: number }) =>
  Array.from({ length: width }, (_, j) =>
    Float64Array.from({ length: rows }, (__, i) => values[i * width + j] as number),
  );
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: Float64Array) => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
};

test('the same seed gives the same bytes, another seed does not', async () => {
  const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  const [first, again, other] = [await numbers({}), await numbers({}), await numbers({}, 8)];
  expect(digest(again.file)).toBe(digest(first.file));
  expect(again.values).toEqual(first.values);
  expect(other.values).not.toEqual(first.values);
});

test('numbers do not depend on the size of the blocks', () => {
  for (const task of ['classification', 'regression'] as const) {
    const inOne = syntheticNumbers(params({ task, rows: 100, features: 3, informative: 2 }), 5);
    const inTwo = syntheticNumbers(params({ task, rows: 100, features: 3, informative: 2 }), 5);
    const whole = [0, 1, 2].map((feature) => {
      const column = new Float32Array(100);
      inOne.column(feature, 0, column);
      return column;
    });
    const target = new Float64Array(100);
    inOne.target(0, target);
    const [pieces, targets] = [[0, 1, 2].map(() => new Float32Array(100)), new Float64Array(100)];
    for (const [from, to] of [
      [0, 37],
      [37, 100],
    ] as const) {
      for (const feature of [0, 1, 2])
        inTwo.column(feature, from, (pieces[feature] as Float32Array).subarray(from, to));
      inTwo.target(from, targets.subarray(from, to));
    }
    expect(pieces).toEqual(whole);
    expect(targets).toEqual(target);
  }
});

test('classes are even; informative features lie around ± separation, the others around 0', async () => {
  const columns = columnsOf(
    await numbers({ rows: 10_001, classes: 4, separation: 3, noise: 0.5, features: 6, informative: 4 }),
  );
  const target = columns[6] as Float64Array;
  const counts = [0, 1, 2, 3].map((c) => target.filter((value) => value === c).length);
  expect(counts).toEqual([2501, 2500, 2500, 2500]);
  const centres = [0, 1, 2, 3].map((c) =>
    columns.slice(0, 6).map((column) => {
      const ofClass = column.filter((_, i) => target[i] === c);
      expect(Math.abs(deviation(ofClass) - Math.sqrt(1.25))).toBeLessThan(0.06);
      return mean(ofClass);
    }),
  );
  for (const centre of centres) {
    for (const [j, value] of centre.entries()) expect(Math.abs(Math.abs(value) - (j < 4 ? 3 : 0))).toBeLessThan(0.09);
  }
  expect(new Set(centres.map((centre) => centre.slice(0, 4).map(Math.sign).join())).size).toBe(4);
});

test('more classes than corners lie on further shells', async () => {
  const columns = columnsOf(await numbers({ rows: 9000, classes: 3, separation: 10, features: 1, informative: 1 }));
  const centres = [0, 1, 2].map((c) => mean((columns[0] as Float64Array).filter((_, i) => columns[1]?.[i] === c)));
  expect(centres.map((centre) => Math.round(Math.abs(centre) / 10))).toEqual([1, 1, 3]);
  expect(Math.sign((centres[0] ?? 0) * (centres[1] ?? 0))).toBe(-1);
});

test('a regression is linear in its informative features alone, up to the noise', async () => {
  const columns = columnsOf(
    await numbers({ task: 'regression', rows: 20_000, features: 5, informative: 3, noise: 0.5 }),
  );
  const y = columns[5] as Float64Array;
  // For independent standard normal features the covariance with y is the weight.
  const weights = columns.slice(0, 5).map((column) => mean(column.map((value, i) => value * (y[i] as number))));
  expect(Math.abs(weights.reduce((sum, w) => sum + w * w, 0) - 1)).toBeLessThan(0.06);
  expect(Math.max(Math.abs(weights[3] ?? 1), Math.abs(weights[4] ?? 1))).toBeLessThan(0.03);
  const errors = y.map((value, i) => value - weights.reduce((sum, w, j) => sum + w * (columns[j]?.[i] ?? 0), 0));
  expect(Math.abs(deviation(errors) - 0.5)).toBeLessThan(0.02);
  expect(Math.abs(deviation(y) - Math.sqrt(1.25))).toBeLessThan(0.03);
});

test('without noise the target is a function of the stored features', () => {
  const made = syntheticNumbers(params({ task: 'regression', rows: 50, features: 1, informative: 1, noise: 0 }), 3);
  const [x, y] = [new Float32Array(50), new Float64Array(50)];
  made.column(0, 0, x);
  made.target(0, y);
  expect([...y].map((value, i) => Math.abs(value / (x[i] as number)))).toEqual(Array.from({ length: 50 }, () => 1));
});

test('8,000 rows of 1,000 features, and 10,000 features, in seconds', async () => {
  const start = performance.now();
  const { table } = await synthetic.run({}, params({ rows: 8000, features: 1000 }), context);
  const wide = await synthetic.run({}, params({ rows: 100, features: 10_000 }), context);
  withinOnTheClock(performance.now() - start, 4000);
  expect([table.columns.length, wide.table.columns.length]).toEqual([1001, 10_001]);
  expect((await describeTable(wide.table.file)).rows).toBe(100);
});

test('a cancel is obeyed in time', async () => {
  const cancel = new AbortController();
  const work = synthetic.run({}, params({ rows: 20_000, features: 5000 }), { ...context, signal: cancel.signal });
  let at = 0;
  setTimeout(() => {
    at = performance.now();
    cancel.abort(new Error('enough'));
  }, 700);
  await expect(work).rejects.toThrow('enough');
  withinOnTheClock(performance.now() - at, 200);
});

test('too many numbers are refused, too many informative features noticed', async () => {
  const huge = params({ rows: 1_000_000, features: 10_000 });
  const facts = { rows: 1_000_000, features: 10_000, millions: 10_000, limit: 268 };
  expect(await faultOf(synthetic.run({}, huge, context))).toEqual({
    code: 'dataset.tooLarge',
    param: 'rows',
    ...facts,
  });
  expect((await synthetic.infer({}, huge, context)).problems).toEqual([
    { code: 'dataset.tooLarge', severity: 'error', param: 'rows', facts },
  ]);
  const { outputs, problems } = await synthetic.infer({}, params({ features: 5 }), context);
  expect(outputs.table?.columns.length).toBe(6);
  expect(problems).toEqual([
    {
      code: 'synthetic.informative',
      severity: 'warning',
      param: 'informative',
      facts: { informative: 10, features: 5 },
    },
  ]);
  expect((await numbers({ features: 5 })).width).toBe(6);
});
