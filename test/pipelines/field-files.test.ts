// Files as people have them (shapes of public files; the data are made here) from file to evaluated model, with what is
// said about them before the run: labels as written, headers that count, gaps, a comma too many, encodings, one bad cell.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import { generator } from '#engine/kernels/random.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(() => bench.dispose());

interface Asked {
  readonly target: string;
  readonly features?: readonly string[];
  /** Whether a number is predicted. */
  readonly number?: boolean;
}

function trained(file: string, { target, features = [], number = false }: Asked): PipelineDocument {
  return pipeline(
    {
      csv: { kind: 'data.csv', file },
      target: { kind: 'data.target', target, features: [...features] },
      split: { kind: 'data.split', validation: 0, test: 0.25 },
      prepare: { kind: 'data.prepare' },
      input: { kind: 'layer.input' },
      hidden: { kind: 'layer.dense', units: 8, activation: 'relu' },
      output: { kind: 'layer.dense', units: 1, activation: number ? 'linear' : 'sigmoid' },
      adam: { kind: 'optimizer.adam', learningRate: 0.02 },
      fit: { kind: 'train.fit', epochs: 30, batchSize: 16, validate: false },
      evaluate: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      predict: { kind: 'evaluate.predict', split: 'test' },
    },
    [
      'csv.table > target.table',
      'target.dataset > split.dataset',
      'split.dataset > prepare.dataset',
      'prepare.dataset > input.dataset',
      'input.layer > hidden.layer',
      'hidden.layer > output.layer',
      'prepare.dataset > fit.dataset',
      'output.layer > fit.network',
      'adam.optimizer > fit.optimizer',
      'fit.model > evaluate.model',
      'prepare.dataset > evaluate.dataset',
      'fit.model > predict.model',
      'prepare.dataset > predict.dataset',
    ],
  );
}

/** Rows of numbers that decide, and whether they do. */
function rowsOf(count: number, seed: number): readonly { readonly x: readonly number[]; readonly yes: boolean }[] {
  const random = generator(seed);
  return Array.from({ length: count }, () => {
    const x = Array.from({ length: 4 }, () => random.normal());
    return { x, yes: (x[0] ?? 0) + (x[1] ?? 0) > 0 };
  });
}

const fixed = (x: readonly number[]): string => x.map((each) => each.toFixed(4)).join(',');

/** What `file` holds, as the wire behind data.csv carries it. */
async function tableOf(document: PipelineDocument) {
  const table = (await bench.wires(document))['csv']?.['table'];
  if (table?.type !== 'table') throw new Error('No table');
  return table;
}

const codes = async (document: PipelineDocument) =>
  (await bench.problems(document)).filter(({ node }) => node === 'csv').map(({ code }) => code);
const figure = (ran: Ran, name: string): number => Number(ran.summaries['evaluate']?.['report']?.[name]);

test('labels stay as they are written, and a blank cell is a gap (a04)', async () => {
  const lines = rowsOf(200, 4).map(
    ({ x, yes }, i) => `${x.map((v) => v.toFixed(2)).join(',')},${i === 7 ? ' ' : i},${yes ? 'Yes' : 'No'}`,
  );
  bench.file('telco.csv', `a,b,c,d,total,Churn\n${lines.join('\n')}\n`);
  const document = trained('telco.csv', { target: 'Churn', features: ['a', 'b', 'total'] });
  const { columns } = await tableOf(document);
  expect(columns[4]).toMatchObject({ type: 'integer', missing: { count: 1, row: 8 } });
  expect(columns[5]).toMatchObject({ type: 'boolean', categories: ['No', 'Yes'] });
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  expect(figure(ran, 'accuracy')).toBeGreaterThan(0.85);
  const { 'predictions.csv': written } = await bench.files(ran.keys['predict'] ?? '', 'predictions', 'table');
  const csv = String(written);
  expect(csv).toMatch(/\bYes\b/);
  expect(csv).not.toMatch(/\b(true|false)\b/);
});

test('a header of numbers that count is a header (a06)', async () => {
  const rows = rowsOf(60, 6);
  const sum = (x: readonly number[]) => ((x[0] ?? 0) + (x[1] ?? 0)).toFixed(4);
  bench.file('frame.csv', `0,1,2,3,4\n${rows.map(({ x }) => `${fixed(x)},${sum(x)}`).join('\n')}\n`);
  bench.file('labelled.csv', `0,1,2,3,label\n${rows.map(({ x, yes }) => `${fixed(x)},${Number(yes)}`).join('\n')}\n`);
  bench.file('indexed.csv', `,0,1,2,3,y\n${rows.map(({ x }, i) => `${i},${fixed(x)},${sum(x)}`).join('\n')}\n`);
  const features = ['0', '1', '2', '3'];
  for (const [file, asked, names] of [
    ['frame.csv', { target: '4', number: true }, [...features, '4']],
    ['labelled.csv', { target: 'label' }, [...features, 'label']],
    ['indexed.csv', { target: 'y', features, number: true }, ['column1', ...features, 'y']],
  ] as const) {
    const document = trained(file, asked);
    const { columns, rows: count } = await tableOf(document);
    expect([columns.map(({ name }) => name), count]).toEqual([names, 60]);
    const ran = await bench.run(document);
    expect([file, ran.outcome, ran.problems]).toEqual([file, 'done', {}]);
    if (file === 'labelled.csv') expect(figure(ran, 'accuracy')).toBeGreaterThan(0.85);
    else expect(figure(ran, 'r2_score')).toBeGreaterThan(0.7);
  }
});

test('words, names and gaps of a passenger list are known at once, and prepared (a07)', async () => {
  const lines = rowsOf(240, 7).map(({ x, yes }, i) => {
    const name = `"Doe${i}, Mr. A. (""Al"")"`;
    return `${i + 1},${Number(yes)},${name},${(x[0] ?? 0) > 0 ? 'female' : 'male'},${i % 5 === 0 ? '' : (x[1] ?? 0).toFixed(1)},${i % 60 === 3 ? '' : 'SCQ'[i % 3]}`;
  });
  bench.file('titanic.csv', `PassengerId,Survived,Name,Sex,Age,Embarked\n${lines.join('\n')}\n`);
  const document = trained('titanic.csv', { target: 'Survived', features: ['Sex', 'Age', 'Embarked'] });
  const wires = await bench.wires(document);
  expect(wires['target']?.['dataset']).toMatchObject({
    inputs: [
      {
        words: [
          { feature: 'Sex', count: 2 },
          { feature: 'Embarked', count: 3 },
        ],
        missing: ['Age', 'Embarked'],
      },
    ],
  });
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  expect(figure(ran, 'accuracy')).toBeGreaterThan(0.7);
});

test('a header with a comma too many at its end (a08)', async () => {
  const lines = rowsOf(120, 8).map(
    ({ x, yes }, i) => `${8_400_000 + 37 * i},${yes ? 'M' : 'B'},${fixed(x.slice(0, 3))}`,
  );
  bench.file('wdbc.csv', `"id","diagnosis","radius","texture","area",\n${lines.join('\n')}\n`);
  const document = trained('wdbc.csv', { target: 'diagnosis', features: ['radius', 'texture', 'area'] });
  const { columns, rows } = await tableOf(document);
  expect([columns.map(({ name }) => name), rows]).toEqual([['id', 'diagnosis', 'radius', 'texture', 'area'], 120]);
  expect(await codes(document)).toEqual(['csv.lastNameEmpty']);
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  expect(figure(ran, 'accuracy')).toBeGreaterThan(0.85);
});

/** 年龄, 收入, 是否流失; 是 and 否 in GB18030. */
const gb18030 = new Map([
  ['年龄', 'c4eac1e4'],
  ['收入', 'cad5c8eb'],
  ['是否流失', 'cac7b7f1c1f7caa7'],
  ['是', 'cac7'],
  ['否', 'b7f1'],
]);

test('GB18030, UTF-16 and Windows-1252 are found, and said (a09)', async () => {
  const rows = rowsOf(120, 9);
  const cells = [
    ['年龄', '收入', '是否流失'],
    ...rows.map(({ x, yes }) => [...fixed(x.slice(0, 2)).split(','), yes ? '是' : '否']),
  ];
  const chinese = cells.map((row) =>
    Buffer.concat(
      row.map((cell, i) =>
        Buffer.concat([
          Buffer.from(gb18030.get(cell) ?? Buffer.from(cell).toString('hex'), 'hex'),
          Buffer.from(i === 2 ? '\n' : ','),
        ]),
      ),
    ),
  );
  writeFileSync(join(bench.folder, '流失.csv'), Buffer.concat(chinese));
  writeFileSync(
    join(bench.folder, 'utf16.csv'),
    Buffer.from(`\ufeff${cells.map((row) => row.join('\t')).join('\r\n')}\r\n`, 'utf16le'),
  );
  const weather = rows.map(({ x }) => `${fixed(x)},${((x[0] ?? 0) - (x[3] ?? 0)).toFixed(2)}`);
  writeFileSync(
    join(bench.folder, 'weather.csv'),
    Buffer.from(`"T (degC)","Tdew (degC)","sh (g/kg)","wv (°)","p (mbar)"\n${weather.join('\n')}\n`, 'latin1'),
  );
  for (const [file, asked, encoding, classes] of [
    ['流失.csv', { target: '是否流失' }, 'GB18030', ['否', '是']],
    ['utf16.csv', { target: '是否流失' }, 'UTF-16', ['否', '是']],
    ['weather.csv', { target: 'p (mbar)', number: true }, 'Windows-1252', 'many'],
  ] as const) {
    const document = trained(file, asked);
    const { columns, rows: count } = await tableOf(document);
    expect([columns.at(-1)?.name, columns.at(-1)?.categories, count]).toEqual([asked.target, classes, 120]);
    const said = (await bench.problems(document)).filter(({ code }) => code === 'csv.encodingFound');
    expect(said).toMatchObject([{ node: 'csv', severity: 'info', facts: { file, encoding } }]);
    const ran = await bench.run(document);
    expect([file, ran.outcome, ran.problems]).toEqual([file, 'done', {}]);
    expect(figure(ran, classes === 'many' ? 'r2_score' : 'accuracy')).toBeGreaterThan(0.7);
  }
});

test('one word in a column of prices is told with its row, and can be taken for missing (a10)', async () => {
  const lines = rowsOf(120, 10).map(
    ({ x }, i) => `${fixed(x)},${i === 77 ? 'unknown' : Math.round(500 + 100 * (x[0] ?? 0)) * 1000 + i}`,
  );
  bench.file('prices.csv', `a,b,c,d,price\n${lines.join('\n')}\n`);
  const document = trained('prices.csv', { target: 'price', number: true });
  const { columns } = await tableOf(document);
  expect(columns[4]).toMatchObject({ type: 'text', firstText: { value: 'unknown', row: 78, count: 1 } });
  const found = (await bench.problems(document)).filter(({ node }) => node === 'target');
  expect(JSON.stringify(found.map(({ facts }) => facts))).toContain('unknown');
  expect(found.length).toBeGreaterThan(0);
  const { csv } = document.nodes;
  if (!csv) throw new Error('No file');
  const mended = {
    ...document,
    nodes: { ...document.nodes, csv: { ...csv, params: { ...csv.params, missing: 'unknown' } } },
  };
  expect((await tableOf(mended)).columns[4]).toMatchObject({ type: 'integer', missing: { count: 1, row: 78 } });
});
