import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
  chmod,
  lstat,
} from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearLeftBehind, writeAtomic } from '#main/disk/write-atomic.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-disk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const isPosix = process.platform !== 'win32';

describe('a file that is written whole', () => {
  it('has the new text, and nothing stays beside it', async () => {
    const file = join(folder, 'a.loom');
    await writeAtomic(file, 'one');
    await writeAtomic(file, 'two');
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(folder)).toEqual(['a.loom']);
  });

  it('stays as it was when it cannot be written', async () => {
    await mkdir(join(folder, 'a.loom'));
    await expect(writeAtomic(join(folder, 'a.loom'), 'one')).rejects.toMatchObject({ syscall: 'rename' });
    await expect(writeAtomic(join(folder, 'gone', 'b.loom'), 'one')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(folder)).toEqual(['a.loom']);
  });

  it.runIf(isPosix).each([0o600, 0o640, 0o664, 0o777])('keeps its mode %o', async (mode) => {
    const file = join(folder, 'a.loom');
    await writeFile(file, 'one');
    await chmod(file, mode);
    await writeAtomic(file, 'two');
    expect((await stat(file)).mode & 0o777).toBe(mode);
  });

  it.runIf(isPosix)('is the one that a link leads to, and the link stays', async () => {
    await mkdir(join(folder, 'real'));
    await writeFile(join(folder, 'real', 'a.loom'), 'one');
    await symlink(join(folder, 'real', 'a.loom'), join(folder, 'link.loom'));
    await writeAtomic(join(folder, 'link.loom'), 'two');
    expect((await lstat(join(folder, 'link.loom'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'real', 'a.loom'), 'utf8')).toBe('two');
  });
});

describe('what a killed process left half written', () => {
  const longAgo = new Date(Date.now() - 3_600_000);
  /** A process that has ended. */
  const dead = () => spawnSync(process.execPath, ['-e', '']).pid;

  it('is removed by the next that writes there, and nothing else is', async () => {
    const left = `.a.loom.${dead()}-0123abcd.tmp`;
    const stays = [
      // Being written now.
      `.a.loom.${process.pid}-0123abcd.tmp`,
      // Somebody else's.
      '.a.loom.swp.tmp',
      `b.loom.${dead()}-0123abcd.tmp`,
      `.a.loom.${dead()}-0123abcd`,
    ];
    const young = `.b.loom.${dead()}-89abcdef.tmp`;
    for (const name of [left, young, ...stays]) await writeFile(join(folder, name), 'half');
    for (const name of [left, ...stays]) await utimes(join(folder, name), longAgo, longAgo);
    await writeAtomic(join(folder, 'c.loom'), 'whole');
    expect((await readdir(folder)).toSorted()).toEqual(['c.loom', young, ...stays].toSorted());
    await utimes(join(folder, young), longAgo, longAgo);
    await clearLeftBehind(folder);
    expect((await readdir(folder)).toSorted()).toEqual(['c.loom', ...stays].toSorted());
    await clearLeftBehind(join(folder, 'gone'));
  });
});
