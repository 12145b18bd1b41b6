import { expect, test } from 'vitest';
import { learnPairs, pairer } from '#engine/preprocessing/byte-pairs.ts';

/** Of Sennrich, Haddow and Birch 2016. */
const toy = new Map([
  ['low', 5],
  ['lower', 2],
  ['newest', 6],
  ['widest', 3],
]);

test('pairs of the words of the paper', async () => {
  const all = ['e s', 'es t', 'est </w>', 'l o', 'lo w', 'e w', 'ew est</w>', 'n ewest</w>', 'low </w>', 'd est</w>'];
  // Ten letters and the end are parts by themselves.
  expect(await learnPairs(toy, 21)).toEqual(all);
  expect(await learnPairs(toy, 14)).toEqual(all.slice(0, 3));
  expect(await learnPairs(toy, 5)).toEqual([]);
});

test('a word that was not there falls into parts that were', async () => {
  const parts = pairer(await learnPairs(toy, 21));
  expect(['lowest', 'newer', 'low', 'xx'].map((word) => parts(word))).toEqual([
    ['low', 'est</w>'],
    ['n', 'ew', 'e', 'r', '</w>'],
    ['low</w>'],
    ['x', 'x', '</w>'],
  ]);
});

test('the same as counting all pairs anew each time', async () => {
  const words = new Map(Array.from({ length: 300 }, (_, i) => [(i * i * 7919).toString(4), 1 + (i % 7)]));
  const slow: string[] = [];
  let split = Array.from(words, ([word, times]) => ({ parts: [...Array.from(word), '</w>'], times }));
  for (let step = 0; step < 60; step += 1) {
    const counts = new Map<string, number>();
    for (const { parts, times } of split)
      for (const [i, part] of parts.slice(1).entries()) {
        const name = `${parts[i]} ${part}`;
        counts.set(name, (counts.get(name) ?? 0) + times);
      }
    const [best = ''] = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [];
    slow.push(best);
    const [left = '', right = ''] = best.split(' ');
    split = split.map(({ parts, times }) => {
      const made: string[] = [];
      for (const part of parts) {
        if (part === right && made.at(-1) === left) made.splice(-1, 1, `\u0000${left}${right}`);
        else made.push(part);
      }
      return { parts: made.map((part) => part.replace('\u0000', '')), times };
    });
  }
  // Four digits and the end.
  expect(await learnPairs(words, 65)).toEqual(slow);
});
