import { fork } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rootDir } from '#scripts/root-dir.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { evict } from '#engine/store/evict.ts';
import { claim, pin } from '#engine/store/pins.ts';
import { openStore } from '#engine/store/store.ts';
import type { Store } from '#engine/store/store.ts';

const keyOf = (digit: string) => digit.repeat(64);

const predictions = (rows: number): WireValue => ({
  type: 'predictions',
  split: 'test',
  target: { name: 'y', kind: 'binary', classes: ['no', 'yes'] },
  rows,
  units: 1,
  outputs: Float32Array.from({ length: rows }, (_, i) => i / rows),
  truth: new Float32Array(rows),
  source: Int32Array.from({ length: rows }, (_, i) => i),
});
const report: WireValue = { type: 'report', title: 'evaluation', metrics: { loss: 0.25, 'r²': null } };
const info = {
  kind: 'evaluate.predict',
  seconds: 1.5,
  outputs: { predictions: { type: 'predictions' as const, summary: { rows: 3 } } },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(store: Store, key: string, outputs: Record<string, WireValue> = { predictions: predictions(3) }) {
  const staging = await store.stage();
  const kept = await store.save(key, outputs, info, staging);
  await staging.discard();
  return kept;
}

async function putTable(store: Store, key: string, text = 'PAR1') {
  const staging = await store.stage();
  const file = join(staging.folder, 'table.parquet');
  await writeFile(file, text);
  return store.save(key, { table: { type: 'table', file, columns: [], rows: 1 } }, info, staging);
}

/** Sets when an entry was last used. */
const usedAt = (store: Store, key: string, seconds: number) =>
  utimes(join(store.folder, 'entries', key.slice(0, 2), key, 'manifest'), seconds, seconds);

const filesOf = (store: Store, key: string) => readdir(join(store.folder, 'entries', key.slice(0, 2), key));

describe('a store', () => {
  it('gives back what was put in, arrays and odd values included', async () => {
    const store = await openStore({ folder });
    const explanation: WireValue = {
      type: 'explanation',
      method: 'exact',
      features: ['a', '特征'],
      outputs: ['y'],
      rows: 1,
      values: Float64Array.of(0.1, -0),
      base: Float64Array.of(Number.NaN),
      predictions: Float64Array.of(Infinity),
      data: new Float32Array([7, 1, 2, 7]).subarray(1, 3),
      source: Int32Array.of(3),
      additivityError: 1e-9,
      backgroundRows: 0,
      evaluations: 2 ** 40,
    };
    const outputs = { explanation, report, empty: predictions(0) };
    await put(store, keyOf('a'), outputs);
    const reopened = await openStore({ folder });
    expect(await reopened.load(keyOf('a'))).toEqual(outputs);
    expect(await reopened.find(keyOf('a'))).toMatchObject(info);
    expect(await reopened.find(keyOf('b'))).toBeUndefined();
    expect(await reopened.load(keyOf('b'))).toBeUndefined();
  });

  it('keeps files beside the entry, relative on disk and absolute in use', async () => {
    const store = await openStore({ folder });
    const kept = await putTable(store, keyOf('a'), 'content');
    const loaded = await store.load(keyOf('a'));
    expect(loaded).toEqual(kept);
    const table = loaded?.['table'] as Extract<WireValue, { type: 'table' }>;
    expect(table.file.startsWith(folder)).toBe(true);
    expect(await readFile(table.file, 'utf8')).toBe('content');
    for (const name of await filesOf(store, keyOf('a'))) {
      expect((await readFile(join(table.file, '..', name))).includes(folder)).toBe(false);
    }
  });

  it('keeps its own name for the file of a table that was passed on', async () => {
    const store = await openStore({ folder });
    const first = await putTable(store, keyOf('a'), 'shared');
    const second = await put(store, keyOf('b'), first);
    await rm(join(store.folder, 'entries', 'aa'), { recursive: true });
    expect(await store.load(keyOf('b'))).toEqual(second);
    const table = second['table'] as Extract<WireValue, { type: 'table' }>;
    expect(await readFile(table.file, 'utf8')).toBe('shared');
  });

  it('leaves an entry that is there to its readers, and answers it', async () => {
    const [store, other] = [await openStore({ folder }), await openStore({ folder })];
    const first = await putTable(store, keyOf('a'), 'read');
    const { table } = first as { table: Extract<WireValue, { type: 'table' }> };
    const before = await stat(table.file);
    expect(await putTable(other, keyOf('a'), 'read')).toEqual(first);
    expect((await stat(table.file)).ino).toBe(before.ino);
    expect(await readdir(join(store.folder, 'staging'))).toEqual([]);
  });

  it('puts a new result in the place of a broken one', async () => {
    const store = await openStore({ folder });
    const { table } = (await putTable(store, keyOf('a'), 'old')) as { table: Extract<WireValue, { type: 'table' }> };
    await writeFile(table.file, 'odd');
    await put(store, keyOf('a'), { report });
    expect(await store.load(keyOf('a'))).toEqual({ report });
    expect(await readdir(join(store.folder, 'staging'))).toEqual([]);
  });

  it('does not remove what another process put in the place of a broken one', async () => {
    const [store, other] = [await openStore({ folder }), await openStore({ folder })];
    const entry = join(store.folder, 'entries', 'aa', keyOf('a'));
    for (let round = 0; round < 20; round += 1) {
      await put(store, keyOf('a'));
      await writeFile(join(entry, 'arrays.bin'), 'broken');
      await Promise.all([store.load(keyOf('a')), put(other, keyOf('a'))]);
      expect(await store.load(keyOf('a'))).toBeDefined();
      await rm(entry, { recursive: true });
    }
  });

  it('throws away nothing that is pinned, and a pin waits for what is being thrown away', async () => {
    const entries = join(folder, 'entries');
    const pins = join(folder, 'pins');
    const store = await openStore({ folder });
    for (const digit of ['a', 'b']) await put(store, keyOf(digit));
    await rename(join(store.folder, 'entries'), entries);
    const held = await pin(pins, [keyOf('a')]);
    const order: string[] = [];
    let late: Promise<unknown> | undefined;
    await evict(
      entries,
      0,
      (key) => claim(pins, key),
      async (entry) => {
        late = pin(pins, [keyOf('b')]).then(() => order.push('pinned b'));
        // Long enough for whoever would not wait.
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push(`removed ${entry.slice(-1)}`);
      },
    );
    await late;
    expect(order).toEqual(['removed b', 'pinned b']);
    await held();
    expect((await readdir(pins)).filter((name) => name.endsWith('.evicting'))).toEqual([]);
  });

  it.each(['outputs.msgpack', 'arrays.bin', 'manifest'])(
    'finds a changed %s, removes the entry and takes a new one',
    async (name) => {
      const store = await openStore({ folder });
      await put(store, keyOf('a'));
      const file = join(store.folder, 'entries', 'aa', keyOf('a'), name);
      const bytes = await readFile(file);
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 0xff, bytes.length >> 1);
      await writeFile(file, bytes);
      expect(await store.load(keyOf('a'))).toBeUndefined();
      expect(await store.find(keyOf('a'))).toBeUndefined();
      await put(store, keyOf('a'));
      expect(await store.verify(keyOf('a'))).toMatchObject(info);
    },
  );

  it('finds a cut, a changed and a missing file by verify', async () => {
    const store = await openStore({ folder });
    const damage: ((file: string) => Promise<unknown>)[] = [
      (file) => writeFile(file, 'conten'),
      (file) => writeFile(file, 'CONTENT'),
      (file) => rm(file),
    ];
    for (const spoil of damage) {
      const { table } = (await putTable(store, keyOf('a'), 'content')) as {
        table: Extract<WireValue, { type: 'table' }>;
      };
      expect(await store.verify(keyOf('a'))).toMatchObject(info);
      await spoil(table.file);
      expect(await store.verify(keyOf('a'))).toBeUndefined();
      expect(await store.find(keyOf('a'))).toBeUndefined();
    }
  });

  it('throws the least recently used away first, never what is pinned', async () => {
    const store = await openStore({ folder, capBytes: 60_000 });
    for (const [at, digit] of ['1', '2', '3'].entries()) {
      await put(store, keyOf(digit), { predictions: predictions(1000) });
      await usedAt(store, keyOf(digit), 1000 + at);
    }
    const unpin = await store.pin([keyOf('1')]);
    // Reading is using: 2 becomes the newest.
    await store.load(keyOf('2'));
    for (const digit of ['4', '5']) await put(store, keyOf(digit), { predictions: predictions(1000) });
    const left = async () =>
      (await Promise.all(['1', '2', '3', '4', '5'].map(async (d) => ((await store.find(keyOf(d))) ? d : '')))).join('');
    expect(await left()).toBe('1245');
    await unpin();
    for (const digit of ['6', '7', '8']) await put(store, keyOf(digit), { predictions: predictions(1000) });
    expect(await store.find(keyOf('1'))).toBeUndefined();
    expect(await store.find(keyOf('8'))).toBeDefined();
  });

  it('clears what a dead process left and leaves what a live one is writing', async () => {
    const store = await openStore({ folder });
    const own = await store.stage();
    const dead = join(store.folder, 'staging', '999999999-abcdef');
    await mkdir(dead);
    await openStore({ folder });
    await expect(stat(dead)).rejects.toThrow('ENOENT');
    await stat(own.folder);
  });

  it('stays whole while several processes write, read and evict at once', async () => {
    const file = join(rootDir, 'test/support/store-writer.ts');
    const results = await Promise.all(
      [1, 2, 3].map(
        (seed) =>
          new Promise<string>((resolve) => {
            const child = fork(file, [folder, String(seed)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
            let errors = '';
            child.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
            child.on('exit', (code) => resolve(code === 0 ? 'whole' : errors));
          }),
      ),
    );
    expect(results).toEqual(['whole', 'whole', 'whole']);
    const store = await openStore({ folder });
    expect(await readdir(join(store.folder, 'staging'))).toEqual([]);
  });
});
