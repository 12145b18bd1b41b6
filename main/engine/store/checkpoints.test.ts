// Which checkpoints a store keeps, and what it clears away when an engine starts.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearTemporary } from '#engine/store/clear-temporary.ts';
import { openStore } from '#engine/store/store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const kept = async (): Promise<string[]> => (await readdir(join(folder, 'v1', 'checkpoints'))).toSorted();
const writtenAt = (key: string, seconds: number) => utimes(join(folder, 'v1', 'checkpoints', key), seconds, seconds);

test('the last whole writing is read back, and a writing that breaks off leaves the one before', async () => {
  const store = await openStore({ folder });
  const checkpoint = store.checkpoint('a');
  expect(await checkpoint.read(100)).toBeUndefined();
  await checkpoint.write([Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3)]);
  const broken = function* pieces(): Generator<Uint8Array> {
    yield Uint8Array.of(9);
    throw new Error('broken off');
  };
  await expect(checkpoint.write(broken())).rejects.toThrow('broken off');
  expect(await checkpoint.read(3)).toEqual(Uint8Array.of(1, 2, 3));
  await checkpoint.write([Uint8Array.of(4)]);
  expect(await (await openStore({ folder })).checkpoint('a').read(100)).toEqual(Uint8Array.of(4));
  await checkpoint.remove();
  expect(await checkpoint.read(100)).toBeUndefined();
  await mkdir(join(folder, 'v1', 'checkpoints', 'a', 'inside'), { recursive: true });
  expect(await checkpoint.read(100)).toBeUndefined();
  expect(await kept()).toEqual([]);
  expect(await readdir(join(folder, 'v1', 'staging'))).toEqual([]);
});

test('beyond a quarter of the cap the oldest go, but none that a run is using; after a month all go', async () => {
  const store = await openStore({ folder, capBytes: 4000 });
  const unpin = await store.pin(['a']);
  const seconds = Date.now() / 1000;
  for (const [i, key] of ['a', 'b', 'c'].entries()) {
    await store.checkpoint(key).write([new Uint8Array(268)]);
    await writtenAt(key, seconds - 100 + i);
  }
  expect(await kept()).toEqual(['a', 'b', 'c']);
  await store.checkpoint('d').write([new Uint8Array(268)]);
  expect(await kept()).toEqual(['a', 'c', 'd']);
  await unpin();
  await writtenAt('c', seconds - 31 * 24 * 3600);
  await openStore({ folder });
  expect(await kept()).toEqual(['a', 'd']);
});

test('temporary folders of dead processes are cleared, all others stay', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const names = [
    `neuroloom-graph-${pid}-Ab12`,
    `neuroloom-graph-${process.pid}-Ab12`,
    'neuroloom-graph-Ab12',
    `other-graph-${pid}-Ab12`,
  ];
  for (const name of names) await mkdir(join(folder, name, 'inside'), { recursive: true });
  await clearTemporary(folder);
  expect((await readdir(folder)).toSorted()).toEqual(names.slice(1).toSorted());
});
