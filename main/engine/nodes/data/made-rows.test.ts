// The tables that are drawn by a formula: points, Friedman's regressions, time series.
import { afterAll, expect, test } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { ColumnInfo } from '#shared/protocol/wire-info.ts';
import { friedman } from '#engine/nodes/data/friedman.ts';
import { points } from '#engine/nodes/data/points.ts';
import { timeSeries } from '#engine/nodes/data/time-series.ts';
import { closeDatabase } from '#engine/table/database.ts';
import { readMatrix } from '#engine/table/matrix.ts';
import { describeTable } from '#engine/table/parquet-table.ts';
import type { TableValue } from '#engine/values/table.ts';
import { testContext } from '#test/support/test-context.ts';
import type { TestContext } from '#test/support/test-context.ts';

const context = testContext(7);
afterAll(async () => {
  await closeDatabase();
  context.dispose();
});

interface Maker {
  readonly spec: NodeSpec;
  infer(inputs: object, params: never, context: TestContext): unknown;
  run(inputs: object, params: never, context: TestContext): Promise<{ readonly table: TableValue }>;
}

/** The columns of a table by name, after it was held against what was said of it before. */
async function made(maker: Maker, changes: Readonly<Record<string, unknown>>, seed = 7) {
  const params = { ...defaultParams(maker.spec), ...changes } as never;
  const { table } = await maker.run({}, params, { ...context, seed });
  const { columns, rows } = table;
  expect(await maker.infer({}, params, context)).toEqual({
    outputs: { table: { type: 'table', columns, rows } },
    problems: [],
  });
  const plain = ({ name, type }: ColumnInfo) => ({ name, type });
  expect(await describeTable(table.file)).toEqual({ columns: columns.map(plain), rows });
  const { values } = await readMatrix(table.file, columns, rows);
  return new Map(
    columns.map(({ name }, j) => [
      name,
      Float64Array.from({ length: rows }, (_, i) => values[i * columns.length + j] as number),
    ]),
  );
}

const column = (columns: ReadonlyMap<string, Float64Array>, name: string) => columns.get(name) ?? new Float64Array(0);
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const spread = (values: Float64Array) => {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
};

async function pointsOf(changes: Readonly<Record<string, unknown>>, seed = 7) {
  const columns = await made(points, { noise: 0, rows: 999, ...changes }, seed);
  const [x, y, target] = [column(columns, 'x'), column(columns, 'y'), column(columns, 'target')];
  return [...x].map((_, i) => ({ x: x[i] ?? 0, y: y[i] ?? 0, target: target[i] ?? -1 }));
}

test('the same seed gives the same table, another seed does not', async () => {
  for (const maker of [points, friedman, timeSeries]) {
    const [first, again, other] = [await made(maker, {}), await made(maker, {}), await made(maker, {}, 8)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  }
});

test.each(['moons', 'circles', 'spirals', 'blobs', 'checkerboard'])('%s: classes are even and mixed', async (shape) => {
  const rows = await pointsOf({ shape, rows: 1001, noise: 0.2, classes: 4 });
  const classes = shape === 'spirals' || shape === 'blobs' ? 4 : 2;
  const counts = Array.from({ length: classes }, (_, c) => rows.filter(({ target }) => target === c).length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1001);
  const firstHalf = rows.slice(0, 500).filter(({ target }) => target === 0).length;
  expect(Math.abs(firstHalf - 500 / classes)).toBeLessThan(60);
});

test('moons are two half circles from end to end', async () => {
  const rows = await pointsOf({ shape: 'moons' });
  for (const { x, y, target } of rows) {
    const [u, v] = target === 0 ? [x, y] : [1 - x, 0.5 - y];
    expect(Math.abs(Math.hypot(u, v) - 1)).toBeLessThan(1e-6);
    expect(v).toBeGreaterThan(-1e-6);
  }
  const ends = rows.filter(({ target }) => target === 0).map(({ x }) => x);
  expect([Math.min(...ends), Math.max(...ends)].map((end) => Math.round(end * 1e6) / 1e6)).toEqual([-1, 1]);
});

test('circles have the radii 1 and the factor; spirals grow from 0 to 1; a board alternates', async () => {
  for (const { x, y, target } of await pointsOf({ shape: 'circles', factor: 0.3 }))
    expect(Math.abs(Math.hypot(x, y) - (target === 0 ? 1 : 0.3))).toBeLessThan(1e-6);
  const turns = 1.5;
  for (const { x, y, target } of await pointsOf({ shape: 'spirals', classes: 3, turns })) {
    const r = Math.hypot(x, y);
    const angle = 2 * Math.PI * (turns * r + target / 3);
    expect(Math.hypot(x - r * Math.cos(angle), y - r * Math.sin(angle))).toBeLessThan(1e-5);
    expect(r).toBeLessThan(1 + 1e-6);
  }
  const fields = new Set<string>();
  for (const { x, y, target } of await pointsOf({ shape: 'checkerboard' })) {
    expect(Math.abs((Math.floor(x) + Math.floor(y)) % 2)).toBe(target);
    fields.add(`${Math.floor(x)} ${Math.floor(y)}`);
  }
  expect(fields.size).toBe(16);
});

test('blobs lie round their centres with the spread that is asked for', async () => {
  const rows = await pointsOf({ shape: 'blobs', classes: 3, rows: 30_000, noise: 2 });
  const centres = [0, 1, 2].map((c) => {
    const x = Float64Array.from(rows.filter(({ target }) => target === c).map((row) => row.x));
    expect(Math.abs(spread(x) - 2)).toBeLessThan(0.06);
    return Math.round(mean(x) * 100);
  });
  expect(new Set(centres).size).toBe(3);
  expect(Math.max(...centres.map(Math.abs))).toBeLessThan(1020);
});

test('Friedman’s targets follow their formulas', async () => {
  const of = async (formula: string, y: (x: readonly number[]) => number) => {
    const columns = await made(friedman, { formula, noise: 0, rows: 500, features: 7 });
    expect(columns.size).toBe(formula === '1' ? 8 : 5);
    const target = column(columns, 'target');
    for (const [i, value] of target.entries()) {
      const expected = y([1, 2, 3, 4, 5].map((k) => column(columns, `x${k}`)[i] ?? 0));
      expect(Math.abs(value - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-4);
    }
    return columns;
  };
  const [pi, sq] = [Math.PI, (x: number) => x * x];
  await of('1', ([a = 0, b = 0, c = 0, d = 0, e = 0]) => 10 * Math.sin(pi * a * b) + 20 * sq(c - 0.5) + 10 * d + 5 * e);
  const w = (b: number, c: number, d: number) => b * c - 1 / (b * d);
  const two = await of('2', ([a = 0, b = 0, c = 0, d = 0]) => Math.sqrt(sq(a) + sq(w(b, c, d))));
  await of('3', ([a = 0, b = 0, c = 0, d = 0]) => Math.atan(w(b, c, d) / a));
  const ends = (name: string) => [Math.min(...column(two, name)), Math.max(...column(two, name))] as const;
  for (const [name, low, high] of [
    ['x1', 0, 100],
    ['x2', 40 * pi, 560 * pi],
    ['x4', 1, 11],
  ] as const) {
    expect(ends(name)[0]).toBeGreaterThanOrEqual(low - 1e-3);
    expect(ends(name)[0]).toBeLessThan(low + 0.05 * (high - low));
    expect(ends(name)[1]).toBeLessThanOrEqual(high);
    expect(ends(name)[1]).toBeGreaterThan(high - 0.05 * (high - low));
  }
  const noisy = column(await made(friedman, { rows: 20_000, noise: 3 }), 'target');
  const clean = column(await made(friedman, { rows: 20_000, noise: 0 }), 'target');
  expect(Math.abs(spread(noisy.map((value, i) => value - (clean[i] ?? 0))) - 3)).toBeLessThan(0.06);
});

test('a series is level, trend and season, and noise of the spread and memory that are asked for', async () => {
  const plain = { level: 5, trend: 0.5, season: 2, period: 10, noise: 0 };
  const exact = await made(timeSeries, { ...plain, rows: 60 });
  expect([...column(exact, 't')]).toEqual(Array.from({ length: 60 }, (_, t) => t));
  for (const [t, value] of column(exact, 'value').entries())
    expect(Math.abs(value - (5 + 0.5 * t + 2 * Math.sin((Math.PI * t) / 5)))).toBeLessThan(1e-5);
  const noisy = await made(timeSeries, { level: 0, trend: 0, season: 0, noise: 2, memory: 0.8, rows: 50_000 });
  const value = column(noisy, 'value');
  expect(Math.abs(spread(value) - 2)).toBeLessThan(0.1);
  const next = mean(value.slice(1).map((now, i) => now * (value[i] ?? 0))) / 4;
  expect(Math.abs(next - 0.8)).toBeLessThan(0.03);
});
