// One of several processes that use a store at once, for store.test.ts: every value that it reads must be whole and the
// one that its key stands for.
import { deepStrictEqual } from 'node:assert';
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

// Room for about five of the eight entries, so that processes evict while others read.
const store = await openStore({ folder, capBytes: 5 * 25_000 });
let state = Number(seed);
for (let step = 0; step < 120; step += 1) {
  state = (state * 1103515245 + 12345) % 2 ** 31;
  const n = (state >> 8) % 8;
  const key = String(n).repeat(64);
  const found = await store.load(key);
  if (found) deepStrictEqual(found, { value: valueOf(n) });
  else {
    const staging = await store.stage();
    const kept = await store.save(key, { value: valueOf(n) }, { kind: 'test', seconds: 0, outputs: {} }, staging);
    await staging.discard();
    deepStrictEqual(kept, { value: valueOf(n) });
  }
}
