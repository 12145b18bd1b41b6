// Texts of a table from file to a trained network, and texts of a second file through the model's own vocabulary.
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generator } from '#engine/kernels/random.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

const subjects = {
  sea: ['wave', 'harbour', 'sailor', 'tide', 'reef'],
  field: ['plough', 'harvest', 'farmer', 'wheat', 'barn'],
};
const common = ['the', 'old', 'saw', 'a', 'near', 'was', 'and', 'again'];

/** Sentences of one topic each, told by two of its words among common ones. */
function sentences(rows: number, seed: number, rare: string): string {
  const random = generator(seed);
  const pick = (words: readonly string[]): string => words[Math.floor(words.length * random.next())] ?? '';
  const lines = Array.from({ length: rows }, (_, row) => {
    const topic = row % 2 === 0 ? 'sea' : 'field';
    const words = Array.from({ length: 5 + Math.floor(6 * random.next()) }, () => pick(common));
    words.splice(2, 0, pick(subjects[topic]));
    words.push(pick(subjects[topic]), `${rare}${row}`);
    return `"${words.join(' ')}, it ended.",${topic}`;
  });
  return ['text,topic', ...lines, ''].join('\n');
}

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('learn.csv', sentences(400, 3, 'x'));
  bench.file('later.csv', sentences(100, 4, 'y'));
});
afterAll(() => bench.dispose());

const start = {
  csv: { kind: 'data.csv', file: 'learn.csv' },
  later: { kind: 'data.csv', file: 'later.csv' },
  target: { kind: 'data.target', target: 'topic', features: ['text'] },
  split: { kind: 'data.split', validation: 0, test: 0.25 },
};
const end = {
  input: { kind: 'layer.input' },
  output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
  adam: { kind: 'optimizer.adam', learningRate: 0.02 },
  fit: { kind: 'train.fit', epochs: 15, batchSize: 32, validate: false },
  evaluate: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
  raw: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
  again: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
  shap: { kind: 'explain.shap', split: 'test', rows: 4, background: 4 },
};

/** From the file through `prepare` to a model that is asked about test rows, the same rows as texts, and a second file. */
const wires = [
  'csv.table > target.table',
  'target.dataset > split.dataset',
  'split.dataset > prepare.dataset',
  'prepare.dataset > input.dataset',
  'prepare.dataset > fit.dataset',
  'output.layer > fit.network',
  'adam.optimizer > fit.optimizer',
  ...['evaluate', 'raw', 'again', 'shap'].map((to) => `fit.model > ${to}.model`),
  'prepare.dataset > evaluate.dataset',
  'prepare.dataset > shap.dataset',
  'split.dataset > raw.dataset',
  'later.table > again.dataset',
];

/** What the store keeps of a node. */
function storedBytes(key: string): string {
  const folder = join(bench.folder, 'store');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes(key) && statSync(join(folder, name)).isFile())
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

async function accuracies(document: ReturnType<typeof pipeline>): Promise<readonly number[]> {
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  // A model knows the words that it learnt from, and none of the texts.
  const [texts, model] = [storedBytes(ran.keys['split'] ?? ''), storedBytes(ran.keys['fit'] ?? '')];
  const has = (part: string) => [texts.includes(part), model.includes(part)];
  expect([has('harbour'), has(', it ended.')]).toEqual([
    [true, true],
    [true, false],
  ]);
  return ['evaluate', 'raw', 'again'].map((node) => Number(ran.summaries[node]?.['report']?.['accuracy']));
}

test('sequences of tokens train an embedding, and texts of another file are predicted', async () => {
  const document = pipeline(
    {
      ...start,
      ...end,
      prepare: { kind: 'text.sequences', length: 16, leastCount: 2, most: 30 },
      embedding: { kind: 'layer.embedding', outputDim: 8 },
      pool: { kind: 'layer.globalAveragePooling1d' },
    },
    [...wires, 'input.layer > embedding.layer', 'embedding.layer > pool.layer', 'pool.layer > output.layer'],
  );
  // Two ids more than tokens that are kept, each with a vector.
  expect(await bench.wires(document)).toMatchObject({
    prepare: { dataset: { inputs: [{ shape: [16], features: ['text'], text: true, tokens: 32 }] } },
    embedding: { layer: { shape: [16, 8], parameters: 32 * 8 } },
  });
  const [prepared, raw, again] = await accuracies(document);
  expect(prepared).toBeGreaterThanOrEqual(0.95);
  expect(raw).toBe(prepared);
  expect(again).toBeGreaterThanOrEqual(0.95);
});

test('a bag of words trains a dense layer, and texts of another file are predicted', async () => {
  const prepare = { kind: 'text.bagOfWords', leastCount: 2 };
  const document = pipeline({ ...start, ...end, prepare }, [...wires, 'input.layer > output.layer']);
  // How large the vocabulary is only the run can tell, what is predicted from it the file.
  expect((await bench.wires(document))['prepare']?.['dataset']).toMatchObject({
    inputs: [{ shape: null, features: ['text'], text: true }],
    targets: [{ name: 'topic', kind: 'binary' }],
  });
  const [prepared, raw, again] = await accuracies(document);
  expect(prepared).toBeGreaterThanOrEqual(0.95);
  expect(raw).toBe(prepared);
  expect(again).toBeGreaterThanOrEqual(0.95);
});

test('texts of a folder become sequences with the folders as their classes', async () => {
  for (const [topic, text] of [
    ['sea', 'a wave, a reef'],
    ['field', 'a barn'],
  ] as const) {
    mkdirSync(join(bench.folder, 'writings', topic), { recursive: true });
    bench.file(join('writings', topic, 'one.txt'), text);
  }
  const document = pipeline(
    {
      texts: { kind: 'data.texts', folder: 'writings' },
      target: { kind: 'data.target', target: 'class', features: ['text'] },
      prepare: { kind: 'text.sequences', length: 4 },
    },
    ['texts.table > target.table', 'target.dataset > prepare.dataset'],
  );
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const { targets, splits } = await ran.value('prepare', 'dataset', 'dataset');
  expect(targets).toMatchObject([{ name: 'class', kind: 'binary', classes: ['field', 'sea'] }]);
  expect([...(splits.train.inputs[0]?.values ?? [])]).toEqual([0, 0, 2, 3, 2, 5, 2, 4]);
});

test('texts beside other features are refused', async () => {
  const lines = sentences(200, 5, 'z').trim().split('\n');
  bench.file('wide.csv', lines.map((line, row) => `${row === 0 ? 'n' : row},${line}`).join('\n'));
  const beside = pipeline(
    {
      csv: { kind: 'data.csv', file: 'wide.csv' },
      target: { kind: 'data.target', target: 'topic', features: ['text', 'n'] },
      prepare: { kind: 'text.sequences' },
    },
    ['csv.table > target.table', 'target.dataset > prepare.dataset'],
  );
  const ran = await bench.run(beside);
  expect(ran.problems['prepare']).toMatchObject({ code: 'text.beside', facts: { column: 'text', count: 1 } });
});

test.each([
  ['data.prepare', {}],
  ['data.fillNumbers', {}],
  ['data.scale', { columns: ['text'] }],
  ['data.quantile', {}],
])('%s changes no numbers that were made of texts', async (kind, params) => {
  const behind = pipeline({ ...start, prepare: { kind: 'text.sequences' }, behind: { kind, ...params } }, [
    ...wires.slice(0, 3),
    'prepare.dataset > behind.dataset',
  ]);
  const refused = { code: 'text.behind', facts: { column: 'text' } };
  expect(await bench.problems(behind)).toMatchObject([{ ...refused, node: 'behind' }]);
  expect((await bench.run(behind)).problems['behind']).toMatchObject(refused);
});

test('numbers beside texts are prepared, and a missing text has no token', async () => {
  const lines = ['text,n,topic', 'a b b,1,x', ',2,y', 'b c,3,x', 'c,6,y', ''];
  bench.file('both.csv', lines.join('\n'));
  const both = pipeline(
    {
      csv: { kind: 'data.csv', file: 'both.csv' },
      texts: { kind: 'data.target', target: 'topic', features: ['text'], inputName: 'said' },
      numbers: { kind: 'data.target', target: 'topic', features: ['n'], inputName: 'counted' },
      tokens: { kind: 'text.sequences', length: 2 },
      combine: { kind: 'data.combine' },
      scale: { kind: 'data.scale', by: 'range' },
    },
    [
      'csv.table > texts.table',
      'csv.table > numbers.table',
      'texts.dataset > tokens.dataset',
      'tokens.dataset > combine.datasets',
      'numbers.dataset > combine.datasets',
      'combine.dataset > scale.dataset',
    ],
  );
  const ran = await bench.run(both);
  expect(ran.problems).toEqual({});
  const { inputs, splits } = await ran.value('scale', 'dataset', 'dataset');
  const rowsOf = (name: string) => [
    ...(splits.train.inputs[inputs.findIndex((own) => own.name === name)]?.values ?? []),
  ];
  // The most frequent token is 2; the last two of each text are kept, and a short one is filled up in front.
  expect(rowsOf('said')).toEqual([2, 2, 0, 0, 2, 3, 0, 3]);
  expect(rowsOf('counted').map((x) => Number(x.toFixed(4)))).toEqual([0, 0.2, 0.4, 1]);
});

test('texts that go to a training as they are become sequences by the repair', async () => {
  const { csv, target, split } = start;
  const { input, output, adam, fit } = end;
  const document = pipeline({ csv, target, split, input, output, adam, fit }, [
    'csv.table > target.table',
    'target.dataset > split.dataset',
    'split.dataset > input.dataset',
    'input.layer > output.layer',
    'split.dataset > fit.dataset',
    'output.layer > fit.network',
    'adam.optimizer > fit.optimizer',
  ]);
  const found = (await bench.problems(document)).find(({ code }) => code === 'data.words');
  expect(found).toMatchObject({ node: 'fit', facts: { columns: 'text', count: 1 } });
  expect(JSON.stringify(found?.repair)).toContain('"kind":"text.sequences"');
});
