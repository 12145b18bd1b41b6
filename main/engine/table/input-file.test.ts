// The file of a parameter: no link leads out of the pipeline's folder, and what was read is what the key stands for.
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalogue, defaultParams } from '#shared/nodes/catalogue.ts';
import { eraseRunners } from '#engine/values/erased-runner.ts';
import { runners } from '#engine/nodes/runners.ts';
import { inputFile, inputHashes, readInput } from '#engine/table/input-file.ts';
import { faultOf, testContext } from '#test/support/test-context.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'neuroloom-input-'));
  folder = join(root, 'pipeline');
  mkdirSync(join(folder, 'data'), { recursive: true });
  mkdirSync(join(root, 'secret'));
  writeFileSync(join(root, 'secret', 'a.csv'), 'a\n1\n');
  writeFileSync(join(folder, 'data', 'a.csv'), 'a\n2\n');
});
afterEach(() => rmSync(root, { recursive: true }));

const { signal } = new AbortController();

describe('links', () => {
  test('do not lead out of the folder, as a file, as a folder, or one by another', async () => {
    symlinkSync(join(root, 'secret', 'a.csv'), join(folder, 'file.csv'));
    symlinkSync(join('..', 'secret'), join(folder, 'folder'));
    symlinkSync('folder', join(folder, 'other'));
    for (const file of ['file.csv', 'folder/a.csv', 'other/a.csv'])
      expect(await faultOf(inputFile(file, folder))).toEqual({ code: 'dataFile.outside', file, param: 'file' });
  });

  test('may lead about within the folder, and to it', async () => {
    symlinkSync('data', join(folder, 'inner'));
    symlinkSync(folder, join(root, 'link'));
    for (const from of [folder, join(root, 'link')])
      for (const file of ['data/a.csv', 'inner/a.csv'])
        expect(await readFile(await inputFile(file, from), 'utf8')).toBe('a\n2\n');
  });
});

describe('a file that changes', () => {
  const path = () => join(folder, 'data', 'a.csv');
  /** Without a trace in size or time of writing. */
  const rewrite = (text: string) => {
    const at = new Date(1_600_000_000_000);
    writeFileSync(path(), text);
    utimesSync(path(), at, at);
  };
  const reading = async () => ({ folder, signal, outside: await inputHashes('data/a.csv', { folder, signal }) });

  test('before it is read is refused: the key stands for other bytes', async () => {
    const then = await reading();
    rewrite('a\n3\n');
    expect(await faultOf(readInput('data/a.csv', then, (file) => readFile(file, 'utf8')))).toMatchObject({
      code: 'dataFile.changed',
    });
    expect(await readInput('data/a.csv', await reading(), (file) => readFile(file, 'utf8'))).toBe('a\n3\n');
  });

  test('while it is read is read again, though it be as before in the end', async () => {
    const read: string[] = [];
    const result = await readInput('data/a.csv', await reading(), async (file) => {
      if (read.length === 0) {
        rewrite('a\n3\n');
        read.push(await readFile(file, 'utf8'));
        rewrite('a\n2\n');
        throw new Error('half written');
      }
      read.push(await readFile(file, 'utf8'));
      return read.length;
    });
    expect([result, read]).toEqual([2, ['a\n3\n', 'a\n2\n']]);
  });

  test('with every reading is refused, replaced by another file too', async () => {
    let next = 3;
    const change = async () => {
      writeFileSync(`${path()}.new`, `a\n${(next += 1)}\n`);
      renameSync(`${path()}.new`, path());
      return 'read';
    };
    expect(await faultOf(readInput('data/a.csv', await reading(), change))).toMatchObject({ code: 'dataFile.changed' });
    expect(await faultOf(readInput('data/a.csv', { folder, signal }, change))).toMatchObject({
      code: 'dataFile.changed',
    });
  });

  test('is not kept under its old hash by any node that reads one', async () => {
    const context = testContext();
    const table = eraseRunners(runners);
    const readers = Object.values(catalogue).filter(({ params }) => Object.hasOwn(params, 'file'));
    expect(readers.length).toBeGreaterThanOrEqual(3);
    try {
      writeFileSync(join(context.folder, 'a.txt'), 'a,b\n1,2\n');
      for (const spec of readers) {
        const params = { ...defaultParams(spec), file: 'a.txt', ...('source' in spec.params && { source: 'file' }) };
        const runner = table[spec.kind];
        expect(await runner?.outside?.(params, context), spec.kind).toHaveLength(1);
        const ran = runner?.run({}, params, { ...context, outside: ['0'.repeat(64)] }) ?? Promise.resolve();
        expect(await faultOf(ran), spec.kind).toMatchObject({ code: 'dataFile.changed' });
      }
    } finally {
      context.dispose();
    }
  });
});
