// Texts of a table through an embedding that begins with a file's word vectors: the file's numbers afterwards when frozen,
// others when trainable; foreseen from the first line; the same bytes each time.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

const words = ['boat', 'reef', 'barn', 'wheat'];
const csv = [
  'text,topic',
  ...Array.from({ length: 120 }, (_, row) => {
    const first = row % 2 === 0 ? 0 : 2;
    return `${words[first]} ${words[first + (row % 3 === 0 ? 1 : 0)]} strange,${row % 2 === 0 ? 'sea' : 'field'}`;
  }),
  '',
].join('\n');
const vectors: Readonly<Record<string, readonly number[]>> = {
  boat: [0.5, -1, 0.25],
  reef: [0.1, 0.2, 0.3],
  barn: [-0.75, 1, 2],
  wheat: [-1, 0.5, 0.125],
  other: [3, 3, 3],
};
const glove = Object.entries(vectors)
  .map(([word, numbers]) => `${word} ${numbers.join(' ')}\n`)
  .join('');

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('texts.csv', csv);
  bench.file('glove.txt', glove);
});
afterAll(() => bench.dispose());

/** At most six tokens: two of the eight ids are padding and unknown, five the vocabulary's, one is nobody's. */
const most = 6;
const document = (embedding: object = {}, more: object = {}, wires: readonly string[] = []) =>
  pipeline(
    {
      csv: { kind: 'data.csv', file: 'texts.csv' },
      target: { kind: 'data.target', target: 'topic', features: ['text'] },
      tokens: { kind: 'text.sequences', length: 4, most },
      input: { kind: 'layer.input' },
      embedding: { kind: 'layer.pretrainedEmbedding', file: 'glove.txt', ...embedding },
      pool: { kind: 'layer.globalAveragePooling1d' },
      head: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      adam: { kind: 'optimizer.adam', learningRate: 0.05 },
      fit: { kind: 'train.fit', epochs: 4, batchSize: 16, validate: false },
      ...more,
    },
    [
      'csv.table > target.table',
      'target.dataset > tokens.dataset',
      'tokens.dataset > input.dataset',
      'tokens.dataset > embedding.dataset',
      'input.layer > embedding.layer',
      'embedding.layer > pool.layer',
      'pool.layer > head.layer',
      'tokens.dataset > fit.dataset',
      'head.layer > fit.network',
      'adam.optimizer > fit.optimizer',
      ...wires,
    ],
  );

/** The vocabulary, and what the vectors begin with. */
async function begun(ran: Ran) {
  const { inputs } = await ran.value('tokens', 'dataset', 'dataset');
  const vocabulary = inputs[0]?.preprocessing.flatMap((step) => (step.step === 'tokens' ? step.vocabulary : [])) ?? [];
  const { network } = await ran.value('embedding', 'layer', 'layer');
  const start = network.layers.find(({ name }) => name === 'embedding')?.start?.[0]?.values ?? new Float32Array();
  return { vocabulary, start };
}

/** Per id of a token its vector before and after training, and the vocabulary. */
async function learnt(ran: Ran) {
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const { vocabulary, start } = await begun(ran);
  const model = await ran.value('fit', 'model', 'model');
  const after = model.weights.find(({ layer, name }) => layer === 'embedding' && name === 'embeddings');
  const rows = (values: Float32Array = new Float32Array()) =>
    Array.from({ length: values.length / 3 }, (_, id) => [...values.subarray(3 * id, 3 * id + 3)]);
  return { vocabulary, start: rows(start), after: rows(after?.values), trainable: after?.trainable };
}

test('frozen vectors are the file’s afterwards, missing words and the unknown one are drawn, padding is zero', async () => {
  const foreseen = await bench.wires(document());
  expect(foreseen['embedding']?.['layer']).toMatchObject({ type: 'layer', shape: [4, 3], parameters: 24 });
  const ran = await bench.run(document());
  const { vocabulary, start, after, trainable } = await learnt(ran);
  expect(vocabulary.toSorted()).toEqual([...words, 'strange'].toSorted());
  expect([after, trainable]).toEqual([start, false]);
  for (const word of words)
    expect([word, after[vocabulary.indexOf(word) + 2]]).toEqual([word, [...Float32Array.from(vectors[word] ?? [])]]);
  expect([after[0], after[7]]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  const drawn = [after[1] ?? [], after[vocabulary.indexOf('strange') + 2] ?? []];
  expect(new Set(drawn.flat()).size).toBe(6);
  // The spread of the file's numbers is 1.31.
  for (const value of drawn.flat()) expect(Math.abs(value)).toBeLessThan(8);
  expect(ran.summaries['embedding']?.['layer']).toMatchObject({ wordsFound: 4, wordsMissing: 1 });
});

test('trainable vectors begin as the file’s and are changed; the same again gives the same bytes', async () => {
  const { vocabulary, start, after, trainable } = await learnt(await bench.run(document({ trainable: true })));
  expect(trainable).toBe(true);
  for (const word of words) {
    const id = vocabulary.indexOf(word) + 2;
    expect(start[id]).toEqual([...Float32Array.from(vectors[word] ?? [])]);
    expect(after[id]).not.toEqual(start[id]);
  }
  const again = await learnt(await bench.run(document({ trainable: true }), { useCache: false }));
  expect(again.after).toEqual(after);
});

test('word2vec’s format gives the same, and the vectors go into a saved model', async () => {
  bench.file('vectors.vec', `5 3\r\n${glove.replaceAll('\n', '\r\n')}`);
  const one = await learnt(await bench.run(document()));
  const save = {
    save: { kind: 'train.saveModel', name: 'kept' },
    open: { kind: 'data.openModel', file: 'kept.loommodel' },
  };
  const ran = await bench.run(document({ file: 'vectors.vec' }, { save: save.save }, ['fit.model > save.model']));
  expect((await learnt(ran)).after).toEqual(one.after);
  expect(readdirSync(bench.folder)).toContain('kept.loommodel');
  const opened = await bench.run(pipeline({ open: save.open }, []));
  const model = await opened.value('open', 'model', 'model');
  const weight = model.weights.find(({ name }) => name === 'embeddings');
  expect([...(weight?.values ?? [])]).toEqual(one.after.flat());
});

test('another file is another key, and what was found is told', async () => {
  bench.file('few.txt', 'boat 1 2\nthe 3 4\n');
  const before = await bench.run(document({ file: 'few.txt' }));
  bench.file('few.txt', 'boat 1 2.5\nthe 3 4\n');
  const after = await bench.run(document({ file: 'few.txt' }));
  expect(after.keys['embedding']).not.toBe(before.keys['embedding']);
  const { vocabulary, start } = await begun(after);
  expect(start.subarray(2 * (vocabulary.indexOf('boat') + 2)).slice(0, 2)).toEqual(Float32Array.of(1, 2.5));
  const told = after.events.flatMap((event) =>
    event.event === 'node.finished' && event.node === 'embedding' ? (event.outputs['layer']?.findings ?? []) : [],
  );
  expect(told).toMatchObject([
    { code: 'vectors.some', severity: 'warning', facts: { file: 'few.txt', found: 1, words: 5, missing: 4 } },
  ]);
});

test('what is wrong is told at the node', async () => {
  const codes = async (changed: ReturnType<typeof document>) =>
    (await bench.problems(changed))
      .filter(({ severity }) => severity === 'error')
      .map(({ node, code }) => [node, code]);
  expect(await codes(document({ file: '' }))).toEqual([['embedding', 'dataFile.notChosen']]);
  expect(await codes(document({ file: 'texts.csv' }))).toEqual([['embedding', 'vectors.none']]);
  const other = { more: { kind: 'text.sequences', length: 4, most: 9 } };
  const wired = document({}, other, ['target.dataset > more.dataset', 'more.dataset > embedding.dataset']);
  const wires = Object.entries(wired.wires).filter(
    ([, { from, to }]) => !(from.node === 'tokens' && to.node === 'embedding'),
  );
  expect(await codes({ ...wired, wires: Object.fromEntries(wires) })).toEqual([['embedding', 'vectors.otherTokens']]);
  bench.file('none.txt', 'nobody 1 2\n');
  bench.file('bad.txt', 'boat 1 2\nreef 1 x\n');
  for (const [file, facts] of [
    ['none.txt', { code: 'vectors.noneFound', facts: { words: 5 } }],
    ['bad.txt', { code: 'vectors.number', facts: { line: 2, text: 'x' } }],
  ] as const)
    expect((await bench.run(document({ file }))).problems['embedding']).toMatchObject(facts);
});
