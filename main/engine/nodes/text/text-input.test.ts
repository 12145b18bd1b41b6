import { afterAll, expect, test } from 'vitest';
import { bagOfWords as spec } from '#shared/nodes/text/bag-of-words.ts';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { infoOf } from '#engine/kinds/kinds.ts';
import { bagOfWords } from '#engine/nodes/text/bag-of-words.ts';
import type { DatasetInput, DatasetValue, SplitData } from '#engine/values/dataset.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';

const context = testContext();
afterAll(() => context.dispose());

const textsOf = (name: string, texts: readonly string[]): DatasetInput => ({
  name,
  shape: [1],
  features: [name],
  preprocessing: [],
  words: [texts],
});

function datasetOf(inputs: readonly DatasetInput[]): DatasetValue {
  const split = (rows: number): SplitData => ({
    rows,
    inputs: inputs.map(() => ({ values: Float32Array.from({ length: rows }, (_, row) => row) })),
    targets: [new Float32Array(rows)],
    source: Int32Array.from({ length: rows }, (_, row) => row),
  });
  const targets = [{ name: 'y', kind: 'number' as const, classes: [] }];
  return { type: 'dataset', inputs, targets, splits: { train: split(2), validation: split(0), test: split(0) } };
}

const params = (own: object) => ({ ...defaultParams(spec), ...own }) as ParamsOf<typeof spec.params>;
const title = textsOf('title', ['one two', 'two']);
const body = textsOf('body', ['a b', 'c']);
const number: DatasetInput = { name: 'n', shape: [1], features: ['n'], preprocessing: [] };

test.each<[string, readonly DatasetInput[], object, object]>([
  ['no text', [number], {}, { code: 'text.none' }],
  ['two texts', [title, body], {}, { code: 'text.several', param: 'input' }],
  ['another input', [title, number], { input: 'other' }, { code: 'input.unknown' }],
  ['an input without text', [title, number], { input: 'n' }, { code: 'text.none' }],
])('refuses %s, before the run and in it', async (_, inputs, own, refused) => {
  const dataset = datasetOf(inputs);
  const info = infoOf(dataset);
  if (info.type !== 'dataset') throw new TypeError(info.type);
  expect((await bagOfWords.infer({ dataset: info }, params(own), context)).problems).toMatchObject([refused]);
  expect(await faultOf(bagOfWords.run({ dataset }, params(own), context))).toMatchObject(refused);
});

test('refuses texts of which no token is long enough', async () => {
  const refused = { code: 'text.noVocabulary', param: 'leastCount' };
  expect(await faultOf(bagOfWords.run({ dataset: datasetOf([body]) }, params({}), context))).toMatchObject(refused);
});

test('of two texts the one that is named becomes numbers', async () => {
  const { dataset } = await bagOfWords.run(
    { dataset: datasetOf([title, body]) },
    params({ input: 'title', to: 'count' }),
    context,
  );
  expect(dataset.inputs.map(({ shape, words }) => [shape, words])).toEqual([
    [[2], undefined],
    [[1], body.words],
  ]);
  expect([...(dataset.splits.train.inputs[0]?.values ?? [])]).toEqual([1, 1, 0, 1]);
});
