import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale, withLock } from './lock.mjs';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'neuroloom-lock-'));
  file = join(dir, 'a.lock');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const writeOwner = (owner: object) => writeFileSync(file, JSON.stringify(owner));

function pidOfTheDead(): number {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return pid;
}

test('only one holds the lock at a time, and the others get it in the end', async () => {
  let holders = 0;
  const most: number[] = [];
  const work = async () => {
    holders += 1;
    most.push(holders);
    await new Promise((resolve) => setImmediate(resolve));
    holders -= 1;
  };
  await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)]);
  expect(most).toEqual([1, 1, 1]);
  expect(existsSync(file)).toBe(false);
});

test('a lock is given back when the work throws', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});

test('the lock of a process that is gone is taken over', async () => {
  writeOwner({ pid: pidOfTheDead(), host: hostname() });
  expect(isStale(file)).toBe(true);
  expect(await withLock(file, (waited) => waited)).toBe(false);
});

test('the lock of a living process, or of another machine, stands until it has been silent for a minute', () => {
  for (const owner of [
    { pid: process.pid, host: hostname() },
    { pid: pidOfTheDead(), host: 'another-machine' },
  ]) {
    writeOwner(owner);
    expect(isStale(file)).toBe(false);
    const twoMinutesAgo = new Date(Date.now() - 120_000);
    utimesSync(file, twoMinutesAgo, twoMinutesAgo);
    expect(isStale(file)).toBe(true);
  }
});
