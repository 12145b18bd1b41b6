import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hostHandlers } from '#main/files/host-handlers.ts';
import { personalFiles } from '#main/files/personal-files.ts';
import { pipelineFiles } from '#main/files/pipeline-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('opens and saves where nothing can be remembered', async () => {
  await mkdir(join(folder, 'work'));
  await writeFile(join(folder, 'work', 'mine.loom'), 'one');
  await writeFile(join(folder, 'plain'), '');
  const context = { signal: new AbortController().signal };
  const handlers = hostHandlers({
    version: '1.2.3',
    workspace: join(folder, 'work'),
    files: pipelineFiles(join(folder, 'work')),
    personal: personalFiles(join(folder, 'plain', 'data')),
    examplesFolder: folder,
    restartEngine: () => undefined,
    watch: () => () => undefined,
  });
  expect(await handlers['file.read']({ path: 'mine.loom' }, context)).toMatchObject({
    ok: true,
    value: { text: 'one' },
  });
  expect(await handlers['file.write']({ path: 'mine.loom', text: 'two', expectedHash: null }, context)).toMatchObject({
    ok: true,
  });
  expect(await readFile(join(folder, 'work', 'mine.loom'), 'utf8')).toBe('two');
  expect(await handlers['recent.list']({}, context)).toEqual({ paths: [] });
  expect(await handlers['draft.read']({ id: 'one' }, context)).toEqual({ text: null });
  expect(await handlers['draft.list']({}, context)).toEqual({ drafts: [] });
  // What a save does afterwards.
  expect(await handlers['draft.remove']({ id: 'one' }, context)).toEqual({});
  const draft = { id: 'one', name: 'mine', path: 'mine.loom', folder: null, text: 'three' };
  await expect(handlers['draft.write'](draft, context)).rejects.toMatchObject({
    problem: { code: 'file.notWritten', facts: { path: 'mine.loom', reason: 'ENOTDIR' } },
  });
});

it('refuses a pipeline file that is not UTF-8, with the place', async () => {
  await writeFile(join(folder, 'latin.loom'), Buffer.from('{\n"name": "caf\u00e9"}', 'latin1'));
  await expect(pipelineFiles(folder).read('latin.loom')).rejects.toMatchObject({
    problem: { code: 'document.notUtf8', facts: { line: 2, byte: 15 } },
  });
  await writeFile(join(folder, 'mark.loom'), '\uFEFF{}');
  expect((await pipelineFiles(folder).read('mark.loom')).text).toBe('\uFEFF{}');
});
