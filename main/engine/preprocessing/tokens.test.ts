import { expect, test } from 'vitest';
import { prepared } from '#engine/preprocessing/steps.ts';
import { tokeniser } from '#engine/preprocessing/tokenise.ts';
import { fitTokens } from '#engine/preprocessing/tokens.ts';
import type { TokenRule, TokenStep } from '#engine/values/dataset.ts';

const plain: TokenRule = {
  by: 'words',
  lowerCase: false,
  stripTags: false,
  normalise: false,
  shortest: 1,
  neighbours: 1,
};

test.each<[Partial<TokenRule>, string, readonly string[]]>([
  [{}, 'It’s 42, late_again! Größe', ['It', 's', '42', 'late_again', 'Größe']],
  [{ by: 'characters' }, 'a b\n中文😀', ['a', 'b', '中', '文', '😀']],
  [{ by: 'chinese' }, '我喜欢北京，也喜欢 word2vec。', ['我', '喜欢', '北京', '也', '喜欢', 'word2vec']],
  [{ stripTags: true }, 'a<br />b 1 < 2 > 0<!-- c -->', ['a', 'b', '1', '2', '0']],
  [{ normalise: true, lowerCase: true }, 'ＡＢＣ ﬁn', ['abc', 'fin']],
  [{ shortest: 2, neighbours: 2 }, 'on a b the hill', ['on', 'the', 'hill', 'on the', 'the hill']],
])('with %j', (rule, text, tokens) => {
  expect(tokeniser({ ...plain, ...rule })(text)).toEqual(tokens);
});

const sequence: TokenStep['by'] = {
  rule: plain,
  to: 'sequence',
  most: 100,
  leastCount: 1,
  mostShare: 1,
  length: 3,
  padAt: 'front',
  cutAt: 'front',
};

async function made(texts: readonly string[], by: Partial<TokenStep['by']>) {
  const cells = Float32Array.from([...texts.keys(), Number.NaN]);
  const step = await fitTokens(cells, cells.length, texts, { ...sequence, ...by });
  const values = await prepared([step], cells, cells.length, undefined, texts);
  return { step, rows: Array.from(cells, (_, row) => Array.from(values.subarray(row * 3, row * 3 + 3))) };
}

test.each([
  ['front', 'front', [0, 0, 2], [3, 4, 5]],
  ['back', 'front', [2, 0, 0], [3, 4, 5]],
  ['front', 'back', [0, 0, 2], [2, 3, 4]],
  ['back', 'back', [2, 0, 0], [2, 3, 4]],
] as const)('padded at the %s and cut at the %s', async (padAt, cutAt, short, long) => {
  const { rows } = await made(['a', 'a b c d'], { padAt, cutAt });
  expect(rows).toEqual([short, long, [0, 0, 0]]);
});

test('of tokens that come as often the first in the alphabet are kept, the others are unknown', async () => {
  const { step, rows } = await made(['d c', 'b a e e'], { most: 3, cutAt: 'back' });
  expect(step.vocabulary).toEqual(['e', 'a', 'b']);
  expect(rows).toEqual([
    [0, 1, 1],
    [4, 3, 2],
    [0, 0, 0],
  ]);
});

test('without a length, as long as the longest text, and 2000 at most', async () => {
  expect((await made(['a', 'a b c d'], { length: 0 })).step.length).toBe(4);
  expect((await made(['', 'a '.repeat(3000)], { length: 0 })).step.length).toBe(2000);
});

test('parts of words are learnt from the texts, up to the largest vocabulary', async () => {
  const rule = { ...plain, by: 'parts' } as const;
  const { step, rows } = await made(['low low low', 'lower slow'], { rule, most: 9, padAt: 'back', cutAt: 'back' });
  // l o w e r s, the end, and two of what comes five times.
  expect(step.pairs).toEqual(['l o', 'lo w']);
  expect(step.vocabulary).toEqual(['</w>', 'low', 'e', 'r', 's']);
  expect(rows).toEqual([
    [3, 2, 3],
    [3, 4, 5],
    [0, 0, 0],
  ]);
});
