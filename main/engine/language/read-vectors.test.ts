// Word vectors from text files: both formats, what files of others are like, and what is refused and where.
import { expect, test } from 'vitest';
import { generator } from '#engine/kernels/random.ts';
import { readVectors, vectorsHead } from '#engine/language/read-vectors.ts';
import type { VectorsFound } from '#engine/language/read-vectors.ts';
import { numberIn } from '#engine/language/vector-lines.ts';
import { vectorsFile } from '#engine/files/word-vectors.ts';

/** The bytes, so many at a time. */
function piecesOf(text: string | Uint8Array, size: number): Uint8Array[] {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

const read = (text: string | Uint8Array, vocabulary: readonly string[], size = 7): Promise<VectorsFound> =>
  readVectors(piecesOf(text, size), 'a.txt', vocabulary, async () => undefined);
const head = (text: string | Uint8Array) => vectorsHead(piecesOf(text, 7), 'a.txt');

const lines = ['the 0.25 -1 2e-1', 'sea 1 2 3', '海 .5 +4 -0'];
const wanted = ['海', 'none', 'the'];
const rows = Float32Array.of(0.5, 4, -0, 0, 0, 0, 0.25, -1, 0.2);

test.each([
  ['GloVe', lines.join('\n'), undefined],
  ['word2vec', ['3 3', ...lines, ''].join('\n'), 3],
  ['CRLF', ['3 3', ...lines, ''].join('\r\n'), 3],
  ['a byte-order mark', `\uFEFF${lines.join('\n')}`, undefined],
  ['a byte-order mark before a first line', `\uFEFF3 3\n${lines.join('\n')}`, 3],
  ['blanks behind each line, and lines without anything', `${lines.join(' \n\n')} \n\n`, undefined],
  ['tabs', lines.join('\n').replaceAll(' ', '\t'), undefined],
])('%s', async (_, text, words) => {
  expect(await head(text)).toEqual({ dimension: 3, ...(words !== undefined && { words }) });
  for (const size of [1, 7, 1000]) {
    const found = await read(text, wanted, size);
    expect(found).toMatchObject({ dimension: 3, words: 3, has: [true, false, true] });
    expect(found.vectors).toEqual(rows);
    const numbers = [0.25, -1, 0.2, 1, 2, 3, 0.5, 4, -0];
    const mean = numbers.reduce((sum, value) => sum + value, 0) / 9;
    expect(found.mean).toBeCloseTo(mean, 12);
    expect(found.deviation ** 2).toBeCloseTo(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 9, 12);
  }
});

test('of repeated words the first counts, and a word may have blanks', async () => {
  const found = await read('a 1 2\nb 3 4\na 5 6\nat name@there 7 8\n', ['a', 'at name@there']);
  expect([found.words, [...found.vectors]]).toEqual([4, [1, 2, 7, 8]]);
});

test('what the program exports it reads', async () => {
  const random = generator(5);
  const words = ['one', 'two', 'три'];
  const vectors = Float32Array.from({ length: 12 }, () => random.normal() * 10 ** Math.floor(8 * random.next() - 4));
  const value = { words, dimension: 4, vectors } as unknown as Parameters<typeof vectorsFile>[0];
  expect((await read(vectorsFile(value), words)).vectors).toEqual(vectors);
});

test('numbers are what Number makes of them', () => {
  const random = generator(3);
  const fixed = [
    '0',
    '-0',
    '+.5',
    '5.',
    '1e5',
    '1E-7',
    '-3.25e+2',
    '123456789012345678901234567890',
    '0.30000000000000004',
  ];
  const drawn = Array.from({ length: 3000 }, () => {
    const value = random.normal() * 10 ** (random.next() * 12 - 8);
    return random.next() < 0.5 ? String(value) : value.toFixed(Math.floor(random.next() * 18));
  });
  for (const text of [...fixed, ...drawn])
    expect([text, numberIn(Buffer.from(text), 0, text.length)]).toEqual([text, Number(text)]);
  for (const text of [
    '',
    '.',
    '-',
    '+-1',
    '1.2.3',
    '1e',
    'e5',
    'nan',
    'inf',
    'Infinity',
    '0x10',
    '1_0',
    '1,5',
    '1e300',
  ])
    expect([text, numberIn(Buffer.from(text), 0, text.length)]).toEqual([text, Number.NaN]);
});

test.each([
  ['no lines', '', 'vectors.none', {}],
  ['words alone', 'the sea\nthe boat\n', 'vectors.none', {}],
  ['a first line and no more', '0 4\n', 'vectors.none', {}],
  ['too few numbers', 'a 1 2\nb 1\n', 'vectors.count', { line: 2, word: 'b', expected: 2, received: 1 }],
  ['too many numbers', 'a 1 2\nb 1 2 3\n', 'vectors.count', { line: 2, word: 'b', expected: 2, received: 3 }],
  ['fewer than the first line says', '1 3\na 1 2', 'vectors.count', { line: 2, expected: 3, received: 2 }],
  ['a word alone', 'a 1\n\nb\n', 'vectors.count', { line: 3, word: 'b', expected: 1, received: 0 }],
  ['no number', 'a 1 2\nb 1 two\n', 'vectors.number', { line: 2, word: 'b', place: 2, text: 'two' }],
  ['NaN', 'a 1 2\r\nb nan 1\r\n', 'vectors.number', { line: 2, word: 'b', place: 1, text: 'nan' }],
  ['beyond 32 bits', 'a 1 2\nb 1 1e39', 'vectors.number', { line: 2, place: 2, text: '1e39' }],
  ['a word of a megabyte', `a 1 2\n${'x'.repeat(1 << 20)} 1 2\n`, 'vectors.longWord', { line: 2, limit: 4096 }],
  ['a line without an end', `a 1 2\n${'x'.repeat(5_000_000)}`, 'vectors.longLine', { line: 2, megabytes: 4 }],
  ['fewer words than said', '3 1\na 1\nb 2\n', 'vectors.cut', { line: 3, expected: 3, received: 2 }],
  ['more words than said', '1 1\na 1\nb 2\n', 'vectors.cut', { line: 3, expected: 1, received: 2 }],
  ['no UTF-8', Buffer.from('a 1\n\xe9 2\n', 'latin1'), 'vectors.notText', { line: 2 }],
  ['an absurd dimension', '2 99999999\na 1\n', 'vectors.tooWide', { dimension: 99_999_999, limit: 100_000 }],
])('%s is refused', async (_, text, code, facts) => {
  await expect(read(text, ['a'], 1 << 16)).rejects.toMatchObject({
    problem: { code, param: 'file', facts: { file: 'a.txt', ...facts } },
  });
});

test('the first line is told without reading on, and a cancel comes through', async () => {
  let asked = 0;
  const endless = (function* () {
    for (;;) {
      asked += 1;
      yield Buffer.from(`w${asked} 1 2\n`);
    }
  })();
  expect(await vectorsHead(endless, 'a.txt')).toEqual({ dimension: 2 });
  expect(asked).toBe(1);
  const piece = Buffer.from('w 1 2\n');
  const control = new AbortController();
  const told: number[] = [];
  const reading = readVectors(
    Array.from({ length: 100 }, () => piece),
    'a.txt',
    ['w'],
    async (bytes) => {
      told.push(bytes);
      if (told.length === 3) control.abort();
      control.signal.throwIfAborted();
    },
  );
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(told).toEqual([6, 12, 18]);
});
