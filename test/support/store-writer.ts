// One of several processes that use a store at once, for store.test.ts: every value that it reads must be whole and the
// one that its key stands for.
import { deepStrictEqual, strictEqual } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WireValue } from '#engine/values/wire-value.ts';
import { openStore } from '#engine/store/store.ts';

const [folder = '', seed = '1'] = process.argv.slice(2);

const valueOf = (n: number): WireValue => ({
  type: 'predictions',
  split: 'test',
  target: { name: 'y', kind: 'number', classes: [] },
  rows: 2000,
  units: 1,
  outputs: new Float32Array(2000).fill(n),
  truth: new Float32Array(2000).fill(n),
  source: new Int32Array(2000).fill(n),
});

async function save(key: string, n: number) {
  const staging = await store.stage();
  const file = join(staging.folder, 'table.parquet');
  await writeFile(file, `table ${n}`);
  const outputs = { value: valueOf(n), table: { type: 'table', file, columns: [], rows: 1 } as const };
  const kept = await store.save(key, outputs, { kind: 'test', seconds: step, outputs: {} }, staging);
  await staging.discard();
  return kept;
}

// Room for about five of the eight entries, so that processes evict while others read.
const store = await openStore({ folder, capBytes: 5 * 25_000 });
let state = Number(seed);
let step = 0;
for (; step < 120; step += 1) {
  state = (state * 1103515245 + 12345) % 2 ** 31;
  const n = (state >> 8) % 8;
  const key = String(n).repeat(64);
  const unpin = await store.pin([key]);
  const found = step % 5 === 0 ? undefined : await store.load(key);
  const { value, table } = found ?? (await save(key, n));
  deepStrictEqual(value, valueOf(n));
  // What is pinned stays where it is, whoever else finds, saves or throws away meanwhile.
  if (table?.type !== 'table') throw new Error('no table');
  for (let look = 0; look < 3; look += 1) {
    strictEqual(await readFile(table.file, 'utf8'), `table ${n}`);
    await store.verify(String((n + look) % 8).repeat(64));
  }
  await unpin();
}
