import { expect, test } from 'vitest';
import { search } from '#renderer/palette/search.ts';

const items = [
  { title: 'Batch normalisation', keywords: 'layer.batchNormalization' },
  { title: 'Dense', keywords: 'layer.dense fully connected' },
  { title: 'Sample data', keywords: 'data.sample iris' },
  { title: 'Standardise', keywords: 'data.standardise' },
];

const titles = (query: string) => search(query, items).map((item) => item.title);

test('nothing typed keeps everything in order', () => {
  expect(titles(' ')).toEqual(['Batch normalisation', 'Dense', 'Sample data', 'Standardise']);
});

test('a title that begins with the word comes first, keywords last', () => {
  expect(titles('s')).toEqual(['Sample data', 'Standardise', 'Batch normalisation', 'Dense']);
  expect(titles('data')).toEqual(['Sample data', 'Standardise']);
});

test('every word must occur', () => {
  expect(titles('data iris')).toEqual(['Sample data']);
  expect(titles('dense iris')).toEqual([]);
});
