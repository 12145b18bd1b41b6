import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { draftFiles } from '#main/files/draft-files.ts';
import { hashOf } from '#main/files/pipeline-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-drafts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const of = (name: string, path: string | null = null) => ({ name, path, folder: null });

it('keeps every draft apart, with what it is of, and each goes by itself', async () => {
  const drafts = draftFiles(join(folder, 'drafts'));
  await drafts.write('a', of('one'), '{\n"first": 1\n}\n');
  await drafts.write('b', of('网络', '/work/网络.loom'), 'second');
  expect((await drafts.list([])).toSorted((x, y) => (x.id < y.id ? -1 : 1))).toMatchObject([
    { id: 'a', name: 'one', path: null },
    { id: 'b', name: '网络', path: '/work/网络.loom' },
  ]);
  expect(await drafts.read('a')).toBe('{\n"first": 1\n}\n');
  await drafts.remove('a');
  expect(await drafts.read('a')).toBeNull();
  expect(await drafts.read('b')).toBe('second');
});

it('does not bring back by a late write what was removed after it', async () => {
  const drafts = draftFiles(folder);
  await Promise.all([drafts.write('a', of('one'), 'x'.repeat(1_000_000)), drafts.remove('a')]);
  expect(await drafts.list([])).toEqual([]);
});

it('keeps fifty: the oldest make room, never the one just written', async () => {
  const drafts = draftFiles(folder);
  for (let at = 0; at < 50; at += 1) {
    await drafts.write(`d${at}`, of(`n${at}`), 'text');
    await utimes(join(folder, `d${at}.draft`), 1000 + at, 1000 + at);
  }
  await drafts.write('new', of('new'), 'text');
  const kept = (await drafts.list([])).map(({ id }) => id);
  expect(kept).toHaveLength(50);
  expect(kept).toContain('new');
  expect(kept).not.toContain('d0');
  expect(kept).toContain('d1');
});

it('offers those of a former version, named or not', async () => {
  await mkdir(join(folder, 'drafts'));
  const drafts = draftFiles(join(folder, 'drafts'));
  const named = hashOf('/work/mine.loom');
  await writeFile(join(folder, 'drafts', 'untitled.loom'), 'unnamed');
  await writeFile(join(folder, 'drafts', `${named}.loom`), 'named');
  await writeFile(join(folder, 'drafts', `${hashOf('/elsewhere')}.loom`), 'of a file that nobody asked for');
  const found = await drafts.list(['/work/mine.loom']);
  expect(new Map(found.map(({ id, path }) => [id, path]))).toEqual(
    new Map([
      ['untitled', null],
      [named, '/work/mine.loom'],
    ]),
  );
  expect(await drafts.read('untitled')).toBe('unnamed');
  await drafts.remove(named);
  expect(await drafts.read(named)).toBeNull();
});
