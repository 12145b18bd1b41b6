// What is special to language.wordMap: which words it lays out, and what is shown of them.
import { afterAll, expect, test } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import { wordMap as spec } from '#shared/nodes/language/word-map.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { translator } from '#shared/text/translate.ts';
import { generator } from '#engine/kernels/random.ts';
import { viewsOf } from '#engine/kinds/kinds.ts';
import { tableReader } from '#engine/kinds/table-reader.ts';
import { wordMap } from '#engine/nodes/language/word-map.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';
import { testContext } from '#test/support/test-context.ts';

type Params = ParamsOf<typeof spec.params>;

const context = testContext();
afterAll(() => context.dispose());

function vectors(count: number): WordVectorsValue {
  const random = generator(6);
  return {
    type: 'wordVectors',
    objective: 'oneTable',
    words: Array.from({ length: count }, (_, word) => `w${word}`),
    counts: Int32Array.from({ length: count }, (_, word) => count - word),
    dimension: 3,
    vectors: Float32Array.from({ length: count * 3 }, () => random.normal()),
    logSums: new Float64Array(count),
    points: new Float32Array(count * 2),
    explained: Float64Array.of(0.5, 0.3),
    listed: 2,
    tokens: 10,
    pairs: 10,
    history: [],
  };
}

test.each([
  ['pca', 'component 1 ('],
  ['tsne', 't-SNE 1'],
  ['umap', 'UMAP 1'],
] as const)('%s lays the most frequent words out, and they alone are shown', async (method, axis) => {
  const params = { ...defaultParams(spec), method, perplexity: 8, steps: 500, words: 40 } as Params;
  const value = (await wordMap.run({ vectors: vectors(60) }, params, context)).vectors;
  expect(value.map).toMatchObject({ method, words: 40 });
  expect(value.map?.trustworthiness).toBeGreaterThan(0.7);
  expect([...value.points.subarray(0, 80)].every(Number.isFinite)).toBe(true);
  expect([...value.points.subarray(80)].every(Number.isNaN)).toBe(true);
  const views = await viewsOf(value, translator('en'), tableReader());
  const [map, words] = views;
  expect(JSON.stringify(map)).toContain(axis);
  expect(words).toMatchObject({ view: 'words', total: 60, words: { words: value.words.slice(0, 40) } });
  const figures = views.find(({ view }) => view === 'metrics');
  expect(JSON.stringify(figures)).toContain('Trustworthiness');
});
