// What is special to language.word2vec: what its text may be, and what is said before the run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { word2vec as spec } from '#shared/nodes/language/word2vec.ts';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { word2vec } from '#engine/nodes/language/word2vec.ts';
import type { RunContext } from '#engine/values/runner.ts';
import { tableSlice } from '#engine/table/parquet-table.ts';
import { closeDatabase } from '#engine/table/database.ts';

type Params = ParamsOf<typeof spec.params>;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'neuroloom-words-'));
  writeFileSync(join(folder, 'a.txt'), 'The king, the QUEEN.\nThe king and the queen!\n');
  writeFileSync(join(folder, 'blank.txt'), ' \n … \n');
});
afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true });
});

const params = (given: Partial<Params>): Params =>
  ({ ...defaultParams(spec), epochs: 2, dimension: 3, ...given }) as Params;

const context = (): RunContext => ({
  node: 'words',
  signal: new AbortController().signal,
  seed: 1,
  folder,
  progress: () => undefined,
  epoch: () => undefined,
  newFile: (name) => join(folder, name),
});

const codes = async (given: Partial<Params>): Promise<string[]> =>
  (await word2vec.infer({}, params(given), context())).problems.map(({ code }) => code);

const typed = (text: string): Partial<Params> => ({ source: 'typed', text });

describe('a text', () => {
  test('from a file is learnt, and p(w2|w1) adds up over all words', async () => {
    const { vectors, probabilities } = await word2vec.run({}, params({ source: 'file', file: 'a.txt' }), context());
    expect(vectors.words).toEqual(['the', 'king', 'queen', 'and']);
    expect([...vectors.counts]).toEqual([4, 2, 2, 1]);
    const { rows } = await tableSlice(probabilities.file, probabilities, 0, 100);
    expect(rows.length).toBe(16);
    expect(rows[1]?.slice(0, 2)).toEqual(['the', 'king']);
    for (const word of vectors.words) {
      const own = rows.filter(([first]) => first === word);
      expect(own.reduce((sum, [, , probability]) => sum + Number(probability), 0)).toBeCloseTo(1, 5);
    }
  });

  test('is part of the key by its content', async () => {
    const outside = (given: Partial<Params>) => word2vec.outside?.(params(given), context());
    expect(await outside({ source: 'file', file: 'a.txt' })).toHaveLength(1);
    expect(await outside({ source: 'file', file: 'none.txt' })).toEqual([]);
    expect(await outside(typed('a b'))).toEqual([]);
  });

  test('that cannot be learnt says so before the run', async () => {
    expect(await codes({})).toEqual([]);
    expect(await codes(typed(''))).toEqual(['words.empty']);
    expect(await codes(typed('… — !'))).toEqual(['words.empty']);
    expect(await codes(typed('king king king'))).toEqual(['words.tooFew']);
    expect(await codes({ ...typed('king queen'), leastCount: 2 })).toEqual(['words.tooFew']);
    expect(await codes(typed('king\nqueen'))).toEqual(['words.noPairs']);
    expect(await codes({ ...typed('king queen'), window: 5 })).toEqual(['words.windowLonger']);
    expect(await codes({ source: 'file', file: '' })).toEqual(['dataFile.notChosen']);
    expect(await codes({ source: 'file', file: 'none.txt' })).toEqual(['dataFile.missing']);
    expect(await codes({ source: 'file', file: '../a.txt' })).toEqual(['dataFile.outside']);
  });

  test('of a file that cannot be learnt says so in the run', async () => {
    await expect(word2vec.run({}, params({ source: 'file', file: 'blank.txt' }), context())).rejects.toMatchObject({
      problem: { code: 'words.empty', param: 'file' },
    });
  });
});
