// The last resort, kernels in WebAssembly: word models train there too, by single ops, and say so.
import { beforeAll, expect, test } from 'vitest';
import { readTokens } from '#engine/language/read-tokens.ts';
import { trainWords } from '#engine/language/train-words.ts';
import { corpusOf } from '#engine/language/vocabulary.ts';
import { logSums, projected } from '#engine/language/word-probabilities.ts';
import type { WordObjective } from '#engine/language/word-step.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';

let tf: Tf;
beforeAll(async () => {
  process.env['NEUROLOOM_KERNELS'] = 'wasm';
  const backend = await openBackend();
  expect(backend.name).toBe('wasm');
  ({ tf } = backend);
});

const text = 'the king loves the queen\nthe queen loves the king\na dog sees the cat\nthe cat sees a dog';

test.each<WordObjective>(['oneTable', 'twoTables', 'negativeSampling', 'cbow'])('%s', async (objective) => {
  const { signal } = new AbortController();
  const rule = { by: 'whitespace', lowerCase: true, stripPunctuation: true } as const;
  const corpus = await corpusOf(await readTokens([text], rule, signal), 1, 100);
  const before = tf.memory().numTensors;
  for (const optimizer of ['sgd', 'adam'] as const) {
    const { vectors, contexts, history, eagerBecause } = await trainWords(tf, {
      corpus,
      objective,
      window: 2,
      dimension: 4,
      negatives: 3,
      subsample: 0,
      epochs: 30,
      batchSize: 8,
      shuffle: true,
      optimizer,
      learningRate: optimizer === 'sgd' ? 1 : 0.03,
      seed: 1,
      signal,
    });
    expect(eagerBecause).toBe('wasm');
    expect(history.at(-1)?.logs['loss']).toBeLessThan((history[0]?.logs['loss'] ?? 0) * 0.95);
    const model = { dimension: 4, vectors, contexts };
    expect([...(await logSums(tf, model, corpus.words.length))].every(Number.isFinite)).toBe(true);
    const { explained, points } = await projected(tf, model);
    expect(points.length).toBe(2 * corpus.words.length);
    expect(explained[0]).toBeGreaterThan(explained[1] ?? 1);
    expect(tf.memory().numTensors).toBe(before);
  }
});
