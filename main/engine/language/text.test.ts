// From text to examples: tokens, vocabulary, pairs by block and by batch.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countExamples, exampleFeed, examplesOf, noWord } from '#engine/language/examples.ts';
import type { FeedSettings } from '#engine/language/examples.ts';
import { lineEnd, readTokens } from '#engine/language/read-tokens.ts';
import type { TokenRule } from '#engine/language/read-tokens.ts';
import { textOf } from '#engine/language/read-text.ts';
import { corpusOf, cumulative, negativeProbabilities } from '#engine/language/vocabulary.ts';
import { generator } from '#engine/kernels/random.ts';

const { signal } = new AbortController();
const plain: TokenRule = { by: 'whitespace', lowerCase: true, stripPunctuation: true };

async function wordsOf(parts: readonly string[], rule: Partial<TokenRule> = {}): Promise<string[]> {
  const { words, ids } = await readTokens(parts, { ...plain, ...rule }, signal);
  return Array.from(ids, (id) => (id === lineEnd ? '|' : (words[id] ?? '?')));
}

async function wholeOf(path: string): Promise<string[]> {
  const parts: string[] = [];
  for await (const part of textOf(path, 'a.txt', signal)) parts.push(part);
  return parts;
}

describe('tokens', () => {
  test('are cut at whitespace, in lower case, without punctuation around them', async () => {
    expect(await wordsOf(['“The king’s — crown”, (he said)…\r\n\n\tNo!\n'])).toEqual(
      'the king’s crown he said | no |'.split(' '),
    );
    expect(await wordsOf(['The end.'], { lowerCase: false, stripPunctuation: false })).toEqual(['The', 'end.', '|']);
  });

  test('are characters where asked for, none of them cut in two', async () => {
    expect(await wordsOf(['猫 看见狗。𠮷\nab'], { by: 'character' })).toEqual('猫 看 见 狗 𠮷 | a b |'.split(' '));
  });

  test('are the same however the text comes in pieces', async () => {
    const text = 'One  two,\r\nthree 𠮷𠮷 four\n\nfive six';
    for (const rule of [{}, { by: 'character' }] as const) {
      const whole = await wordsOf([text], rule);
      for (let size = 1; size < 8; size += 1) {
        const parts = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
          text.slice(i * size, (i + 1) * size),
        );
        expect(await wordsOf(parts, rule)).toEqual(whole);
      }
    }
  });

  test('end where a file without blanks would make them endless', async () => {
    const found = await wordsOf(['x'.repeat(1000)]);
    expect(found.join('').length).toBe(1001);
    expect(Math.max(...found.map((word) => word.length))).toBeLessThanOrEqual(200);
  });

  test('come from a UTF-8 file, and from no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'neuroloom-text-'));
    try {
      const path = join(folder, 'a.txt');
      writeFileSync(path, '\uFEFFé 猫\n');
      expect(await wholeOf(path)).toEqual(['é 猫\n', '']);
      writeFileSync(path, Buffer.of(0x61, 0xff, 0x62));
      await expect(wholeOf(path)).rejects.toMatchObject({
        problem: { code: 'words.notText', facts: { file: 'a.txt', line: 1, byte: 2 }, param: 'file' },
      });
      writeFileSync(path, Buffer.of(0x61, 0, 0x62));
      await expect(wholeOf(path)).rejects.toMatchObject({
        problem: { code: 'words.notText', facts: { file: 'a.txt', line: 1, byte: 2 } },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a vocabulary', () => {
  test('has words by falling count, then by name, and leaves the others out of the text', async () => {
    const tokens = await readTokens(['b a c b\na c c d'], plain, signal);
    const corpus = await corpusOf(tokens, 2, 2);
    expect(corpus.words).toEqual(['c', 'a']);
    expect([...corpus.counts]).toEqual([3, 2]);
    expect([...corpus.ids]).toEqual([1, 0, lineEnd, 1, 0, 0, lineEnd]);
    expect([corpus.tokens, corpus.longestLine]).toEqual([5, 3]);
  });

  test('draws every word by its share, up to the last', () => {
    const ends = cumulative(negativeProbabilities([100, 10, 1]));
    expect(ends[0]).toBeCloseTo(100 ** 0.75 / (100 ** 0.75 + 10 ** 0.75 + 1), 6);
    expect(ends[2]).toBe(2);
  });
});

/** Every pair of two words of a line that are at most `window` apart. */
function pairsByHand(ids: readonly number[], window: number): string[] {
  return ids.flatMap((centre, at) =>
    ids.flatMap((word, other) => {
      const [low, high] = at < other ? [at, other] : [other, at];
      const sameLine = !ids.slice(low, high + 1).includes(lineEnd);
      return at !== other && high - low <= window && sameLine ? [`${centre} ${word}`] : [];
    }),
  );
}

const random = generator(4);
const text = Int32Array.from({ length: 400 }, () => (random.next() < 0.1 ? lineEnd : Math.floor(random.next() * 9)));
const corpus = { ids: text, counts: new Int32Array(9).fill(40) };
const settings: FeedSettings = { window: 3, form: 'pair', batchSize: 7, shuffle: true, subsample: 0, seed: 1 };

/** The pairs of an epoch as text, and how full its batches were. */
function epochOf(given: FeedSettings, epoch: number): { readonly pairs: string[]; readonly sizes: number[] } {
  const pairs: string[] = [];
  const sizes: number[] = [];
  for (const { inputs, targets, weights, count } of exampleFeed(corpus, given).batches(epoch)) {
    sizes.push(count);
    for (let i = 0; i < count; i += 1) pairs.push(`${inputs[i]} ${targets[i]}`);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    expect([...weights.subarray(count)]).toEqual(Array.from({ length: given.batchSize - count }, () => 0));
  }
  return { pairs, sizes };
}

describe('pairs', () => {
  test('are those of each window within a line, counted as many as made', () => {
    for (const window of [1, 2, 5]) {
      const { inputs, targets, count } = examplesOf(text, window, 'pair');
      expect(Array.from(targets, (target, i) => `${inputs[i]} ${target}`)).toEqual(pairsByHand([...text], window));
      expect(countExamples(text, window, 'pair')).toBe(count);
      expect(countExamples(text, window, 'context')).toBe(examplesOf(text, window, 'context').count);
    }
  });

  test('of a part of the text look beyond it', () => {
    const parts = [0, 100, 250].map((from, i, all) => examplesOf(text, 3, 'pair', from, all[i + 1] ?? text.length));
    expect(parts.flatMap(({ targets }) => [...targets])).toEqual([...examplesOf(text, 3, 'pair').targets]);
  });

  test('come once an epoch, in another order each time, the same for the same seed', () => {
    const first = epochOf(settings, 1);
    expect(first.pairs.toSorted()).toEqual(pairsByHand([...text], 3).toSorted());
    expect(first.sizes.slice(0, -1).every((size) => size === 7)).toBe(true);
    expect(epochOf(settings, 1)).toEqual(first);
    expect(epochOf(settings, 2).pairs).not.toEqual(first.pairs);
    expect(epochOf({ ...settings, seed: 2 }, 1).pairs).not.toEqual(first.pairs);
    expect(epochOf({ ...settings, shuffle: false }, 1).pairs).toEqual(pairsByHand([...text], 3));
  });

  test('are fewer where frequent words are thinned out', () => {
    const subsampled = epochOf({ ...settings, subsample: 0.01 }, 1);
    const all = pairsByHand([...text], 3).length;
    // Each word is a ninth of the text: √0.09 + 0.09 of its occurrences are kept, of pairs the square of that at least.
    expect(subsampled.pairs.length).toBeGreaterThan(0.05 * all);
    expect(subsampled.pairs.length).toBeLessThan(0.5 * all);
    expect(epochOf({ ...settings, subsample: 0.01 }, 2).pairs).not.toEqual(subsampled.pairs);
  });

  test('of CBOW have what is near, and shares that add up', () => {
    const feed = exampleFeed(corpus, { ...settings, form: 'context', shuffle: false });
    const [batch] = feed.batches(1);
    const { inputs } = examplesOf(text, 3, 'context');
    const width = 6;
    for (let i = 0; i < 7; i += 1) {
      const wanted = [...inputs.subarray(i * width, (i + 1) * width)].filter((word) => word !== noWord);
      const meanWeights = [...(batch?.meanWeights?.subarray(i * width, (i + 1) * width) ?? [])];
      expect([...(batch?.inputs.subarray(i * width, i * width + wanted.length) ?? [])]).toEqual(wanted);
      expect(meanWeights.filter((weight) => weight > 0).length).toBe(wanted.length);
      expect(meanWeights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
    }
  });
});
