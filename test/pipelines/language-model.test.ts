// A text from its tokens to a model that writes on: what it writes is known where the text repeats itself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableSlice } from '#engine/table/parquet-table.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('long.txt', 'abc'.repeat(200));
});
afterAll(() => bench.dispose());

const writers = {
  likeliest: { prompt: 'cabca', count: 30, temperature: 0 },
  one: { prompt: 'cabca', count: 30, temperature: 5, topK: 1 },
  wild: { prompt: 'cabca', count: 30, temperature: 10 },
  wilder: { prompt: 'cabca', count: 30, temperature: 10 },
};

interface Given {
  readonly text: Readonly<Record<string, unknown>>;
  readonly units: number;
  readonly activation?: string;
  readonly write?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const nodesOf = ({ text, units, activation = 'softmax', write = {} }: Given) => ({
  text: { kind: 'text.nextToken', length: 4, ...text },
  input: { kind: 'layer.input' },
  embedding: { kind: 'layer.embedding', outputDim: 8 },
  flat: { kind: 'layer.flatten' },
  output: { kind: 'layer.dense', units, activation },
  adam: { kind: 'optimizer.adam', learningRate: 0.02 },
  fit: { kind: 'train.fit', epochs: 12, batchSize: 16, validate: false },
  ...Object.fromEntries(Object.entries(write).map(([name, own]) => [name, { kind: 'text.generate', ...own }])),
});

const wires = [
  'text.dataset > input.dataset',
  'text.dataset > fit.dataset',
  'input.layer > embedding.layer',
  'embedding.layer > flat.layer',
  'flat.layer > output.layer',
  'output.layer > fit.network',
  'adam.optimizer > fit.optimizer',
];

const evaluated = {
  split: { kind: 'data.split', by: 'time', validation: 0, test: 0.25 },
  evaluate: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
};

/** A model of a text, and the nodes `write` behind it. */
const modelOf = (given: Given) =>
  pipeline(nodesOf(given), [...wires, ...Object.keys(given.write ?? {}).map((name) => `fit.model > ${name}.model`)]);

async function written(ran: Ran, node: string): Promise<string> {
  const table = await ran.value(node, 'text', 'table');
  const { rows } = await tableSlice(table.file, table, 0, 1000);
  return rows.map(([line]) => String(line)).join('\n');
}

describe('a model of a text that repeats itself', () => {
  const abc = { text: { source: 'file', file: 'long.txt' }, units: 3, write: writers };

  test('writes on exactly so at temperature 0, and with the likeliest token alone', async () => {
    const ran = await bench.run(modelOf(abc));
    expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
    expect(await written(ran, 'likeliest')).toBe(`cabca${'bca'.repeat(10)}`);
    expect(await written(ran, 'one')).toBe(await written(ran, 'likeliest'));
  });

  test('writes the same for the same seed, and something else for another', async () => {
    const [first, again] = [await bench.run(modelOf(abc)), await bench.run(modelOf(abc), { useCache: false })];
    expect(await written(again, 'wild')).toBe(await written(first, 'wild'));
    // Each node has a seed of its own.
    expect(await written(first, 'wilder')).not.toBe(await written(first, 'wild'));
  });

  test('obeys a cancel', async () => {
    const cancel = new AbortController();
    const endless = { ...abc, write: { endless: { prompt: 'a', count: 10_000, temperature: 1 } } };
    const ran = await bench.run(modelOf(endless), {
      signal: cancel.signal,
      onEvent: (event) => {
        if (event.event === 'node.progressed' && event.node === 'endless') cancel.abort();
      },
    });
    expect(ran.outcomes['endless']).toBe('cancelled');
  });
});

test('the rows are the tokens before each place, and an embedding takes its size from them', async () => {
  const document = modelOf({ text: { source: 'typed', text: 'abacab', length: 3 }, units: 3 });
  expect(await bench.wires(document)).toMatchObject({
    text: { dataset: { inputs: [{ shape: [3], tokens: 5, text: true }], rows: { train: 6 } } },
    embedding: { layer: { shape: [3, 8], parameters: 5 * 8 } },
  });
  const ran = await bench.run(document);
  const { targets, splits } = await ran.value('text', 'dataset', 'dataset');
  expect(targets).toEqual([{ name: 'next', kind: 'classes', classes: ['a', 'b', 'c'] }]);
  const [a, b, c] = [2, 3, 4];
  expect([...(splits.train.inputs[0]?.values ?? [])]).toEqual([0, 0, 0, 0, 0, a, 0, a, b, a, b, a, b, a, c, a, c, a]);
  expect([...(splits.train.targets[0] ?? [])]).toEqual([0, 1, 0, 2, 0, 1]);
});

test('tokens beyond the vocabulary are unknown, and no row asks for one', async () => {
  const text = { source: 'typed', text: 'aababc', length: 2, most: 2 };
  const write = { on: { prompt: 'Za', count: 3, temperature: 0 } };
  const ran = await bench.run(modelOf({ text, units: 1, activation: 'sigmoid', write }));
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const { targets, splits } = await ran.value('text', 'dataset', 'dataset');
  expect(targets).toMatchObject([{ kind: 'binary', classes: ['a', 'b'] }]);
  expect(splits.train.rows).toBe(5);
  expect(await written(ran, 'on')).toMatch(/^Za[ab]{3}$/);
});

test('words are written as they were: blanks between them, none before a mark, lines kept', async () => {
  const text = { source: 'typed', text: 'The old dog, it’s "Rex".\nThe cat!\n'.repeat(40), by: 'wordsAndMarks' };
  const write = { on: { prompt: 'The old dog', count: 15, temperature: 0 } };
  const ran = await bench.run(modelOf({ text, units: 11, write }));
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  expect(await written(ran, 'on')).toBe('The old dog, it’s " Rex ".\nThe cat!\nThe old dog,');
});

test('every third place is asked for with its own tokens before it', async () => {
  const ran = await bench.run(modelOf({ text: { source: 'typed', text: 'abcdabc', length: 2, every: 3 }, units: 4 }));
  const { splits } = await ran.value('text', 'dataset', 'dataset');
  expect([...(splits.train.inputs[0]?.values ?? [])]).toEqual([0, 0, 3, 4, 2, 3]);
  expect([...(splits.train.targets[0] ?? [])]).toEqual([0, 3, 2]);
});

test('a model of 90 tokens is evaluated', async () => {
  const letters = Array.from({ length: 90 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
  const document = pipeline(
    { ...nodesOf({ text: { source: 'typed', text: letters.repeat(12) }, units: 90 }), ...evaluated },
    [...wires, 'text.dataset > split.dataset', 'fit.model > evaluate.model', 'split.dataset > evaluate.dataset'],
  );
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const report = await ran.value('evaluate', 'report', 'report');
  expect(report.confusion?.classes.length).toBe(90);
  expect(report.metrics['accuracy']).toBeGreaterThan(0.9);
});

test.each([
  [{ text: '' }, 'text.oneToken'],
  [{ text: 'aaaa' }, 'text.oneToken'],
  [{ source: 'file', file: '' }, 'dataFile.notChosen'],
  [{ source: 'file', file: 'none.txt' }, 'dataFile.missing'],
])('%o is refused before the run and in it', async (own, code) => {
  const document = pipeline({ text: { kind: 'text.nextToken', source: 'typed', ...own } }, []);
  expect(await bench.problems(document)).toMatchObject([{ code, node: 'text' }]);
  expect((await bench.run(document)).problems['text']).toMatchObject({ code });
});

test('a model of something else does not write', async () => {
  const document = pipeline(
    {
      sample: { kind: 'data.sample', name: 'iris' },
      target: { kind: 'data.target', target: 'target' },
      input: { kind: 'layer.input' },
      output: { kind: 'layer.dense', units: 3, activation: 'softmax' },
      adam: { kind: 'optimizer.adam' },
      fit: { kind: 'train.fit', epochs: 1, validate: false },
      on: { kind: 'text.generate' },
    },
    [
      'sample.table > target.table',
      'target.dataset > input.dataset',
      'target.dataset > fit.dataset',
      'input.layer > output.layer',
      'output.layer > fit.network',
      'adam.optimizer > fit.optimizer',
      'fit.model > on.model',
    ],
  );
  expect(await bench.problems(document)).toContainEqual(
    expect.objectContaining({ code: 'text.notNextToken', node: 'on', port: 'model' }),
  );
});
