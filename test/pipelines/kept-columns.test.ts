// Columns that no network sees and that go along with the rows: to slices and to predictions.csv, from a dataset and a table.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PipelineDocument as Document } from '#shared/document/document.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

const regions = ['north', 'south', 'west'];
const region = (i: number): string => (i % 7 === 0 ? '' : (regions[(i * 5) % 3] ?? ''));
/** Too long for a 64-bit float. */
const id = (i: number): string => `90071992547409${String(930 + i).padStart(4, '0')}`;

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  const rows = Array.from({ length: 120 }, (_, i) =>
    [id(i), region(i), (i / 4).toFixed(2), Math.sin(i).toFixed(3), Math.sin(i) > 0.2 ? 'yes' : 'no'].join(','),
  );
  bench.file('visits.csv', ['id,region,age,x,ill', ...rows, ''].join('\n'));
});
afterAll(() => bench.dispose());

const document = (params: {
  readonly kept?: readonly string[];
  readonly columns?: readonly string[];
  readonly groupBy?: string;
  readonly from?: string;
}) =>
  pipeline(
    {
      csv: { kind: 'data.csv', file: 'visits.csv' },
      target: { kind: 'data.target', target: 'ill', features: ['x'], kept: params.kept ?? [] },
      split: { kind: 'data.split', validation: 0.2, test: 0.4 },
      drawn: { kind: 'data.resample', by: 'share', share: 0.9 },
      scale: { kind: 'data.standardise' },
      input: { kind: 'layer.input' },
      output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      adam: { kind: 'optimizer.adam', learningRate: 0.05 },
      fit: { kind: 'train.fit', epochs: 2, batchSize: 32 },
      evaluate: { kind: 'evaluate.evaluate', resamples: 0, groupBy: params.groupBy ?? '' },
      predict: { kind: 'evaluate.predict', columns: params.columns ?? [] },
    },
    [
      'csv.table > target.table',
      'target.dataset > split.dataset',
      'split.dataset > drawn.dataset',
      'drawn.dataset > scale.dataset',
      'scale.dataset > input.dataset',
      'input.layer > output.layer',
      'scale.dataset > fit.dataset',
      'output.layer > fit.network',
      'adam.optimizer > fit.optimizer',
      'fit.model > evaluate.model',
      'scale.dataset > evaluate.dataset',
      'fit.model > predict.model',
      `${params.from ?? 'scale.dataset'} > predict.dataset`,
    ],
  );

type Line = Readonly<Record<string, string>>;

async function predicted(own: Document): Promise<readonly Line[]> {
  const ran = await bench.run(own);
  expect([ran.problems, ran.outcome]).toEqual([{}, 'done']);
  const { 'predictions.csv': csv } = await bench.files(ran.keys['predict'] ?? '', 'predictions', 'table');
  const [names = [], ...lines] = (csv?.toString('utf8') ?? '')
    .trim()
    .split(/\r?\n/u)
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
}

/** Name, rows, accuracy, log loss. */
async function slicesOf(own: Document) {
  const { tables = [] } = await (await bench.run(own)).value('evaluate', 'report', 'report');
  const slices = tables.find(({ id }) => id === 'groups');
  if (!slices) throw new Error('No slices');
  return slices.rows;
}

const rowOf = (line: Line): number => Number(line['row']) - 1;

test('what is kept stands beside each answer, to the last digit, and a choice of it with features', async () => {
  const lines = await predicted(document({ kept: ['id', 'region', 'age'] }));
  expect(lines).toHaveLength(48);
  expect(Object.keys(lines[0] ?? {})).toEqual(['row', 'id', 'region', 'age', 'ill', 'predicted ill', 'p(yes)']);
  for (const line of lines) {
    const i = rowOf(line);
    expect(line).toMatchObject({ id: id(i), region: region(i), age: String(i / 4) });
  }
  const chosen = await predicted(document({ kept: ['id', 'region', 'age'], columns: ['x', 'id'] }));
  expect(Object.keys(chosen[0] ?? {})).toEqual(['row', 'x', 'id', 'ill', 'predicted ill', 'p(yes)']);
  for (const line of chosen) {
    expect(line['id']).toBe(id(rowOf(line)));
    expect(Number(line['x'])).toBeCloseTo(Math.sin(rowOf(line)), 3);
  }
});

test('slices by a column of text that no network sees are those of a count by hand', async () => {
  const own = document({ kept: ['region'], groupBy: 'region' });
  const lines = await predicted(own);
  const slices = await slicesOf(own);
  const counted = Map.groupBy(lines, (line) => (line['region'] === '' ? '–' : line['region']));
  expect(counted.size).toBe(4);
  const rightOf = (some: readonly Line[]) => some.filter((line) => line['ill'] === line['predicted ill']).length;
  const byHand = [...counted].map(([name, some]) => [`region = ${name}`, some.length, rightOf(some) / some.length]);
  expect(new Set(slices.map((row) => row.slice(0, 3)))).toEqual(new Set(byHand));
});

test('a number that is kept is sliced by quarters, and the target by its classes', async () => {
  const groupsBy = async (groupBy: string) =>
    (await slicesOf(document({ kept: ['age'], groupBy }))).map((row) => String(row[0]));
  expect(await groupsBy('age')).toHaveLength(4);
  expect(await groupsBy('ill')).toEqual(['ill = no', 'ill = yes']);
});

test('of a table any column that is named stands beside', async () => {
  const lines = await predicted(document({ columns: ['id', 'region'], from: 'csv.table' }));
  expect(lines).toHaveLength(120);
  for (const [i, line] of lines.entries()) expect(line).toMatchObject({ id: id(i), region: region(i) });
});

test('a column that is neither a feature nor kept is told of before the run', async () => {
  const found = async (own: Document) => (await bench.problems(own)).map(({ code, param }) => [code, param]);
  expect(await found(document({ groupBy: 'region' }))).toContainEqual(['evaluate.groupColumn', 'groupBy']);
  expect(await found(document({ columns: ['region'] }))).toContainEqual(['column.missing', 'columns']);
  expect(await found(document({ columns: ['planet'], from: 'csv.table' }))).toContainEqual([
    'column.missing',
    'columns',
  ]);
  expect(await found(document({ kept: ['planet'] }))).toContainEqual(['column.missing', 'kept']);
  const wires = await bench.wires(document({ kept: ['region', 'id'] }));
  expect(wires['scale']?.['dataset']).toMatchObject({ kept: ['region', 'id'] });
});
