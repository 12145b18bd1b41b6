// Two runs at once in one engine, of the same document or of two: they share the store, the lanes and what is remembered of
// a document, and neither may break the other.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Lane } from '#engine/run/lane.ts';
import { documentOf } from '#test/support/fake-runners.ts';
import { diamond, edited, openRunBench } from '#test/support/run-harness.ts';
import type { RunBench } from '#test/support/run-harness.ts';

let folder: string;
let bench: RunBench;
let lanes: { tensor: Lane; other: Lane };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'neuroloom-two-runs-'));
  bench = await openRunBench(folder);
  lanes = { tensor: new Lane(1), other: new Lane(2) };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const left = () => ['staging', 'pins'].flatMap((name) => readdirSync(join(bench.store.folder, name)));
const whole = { a: 1, b: 2, c: 11, d: 14 };

test.each([true, false])(
  'of the same document both come to the same results (from the store: %s)',
  async (useCache) => {
    const [one, two] = await Promise.all([
      bench.run(diamond, { lanes, useCache }),
      bench.run(diamond, { lanes, useCache }),
    ]);
    expect([one.outcome, two.outcome]).toEqual(['done', 'done']);
    expect(one.values).toEqual(whole);
    expect(two.values).toEqual(whole);
    expect(two.keys).toEqual(one.keys);
    for (const key of Object.values(one.keys)) expect(await bench.store.verify(key ?? '')).toBeDefined();
    expect(left()).toEqual([]);
    expect((await bench.run(diamond)).outcomes).toEqual({ a: 'cached', b: 'cached', c: 'cached', d: 'cached' });
  },
);

test('of two versions of a document each gets its own results, and both are there afterwards', async () => {
  const other = edited('b', { add: 100 });
  const [one, two] = await Promise.all([bench.run(diamond, { lanes }), bench.run(other, { lanes })]);
  expect(one.values).toEqual(whole);
  expect(two.values).toEqual({ a: 1, b: 101, c: 11, d: 113 });
  expect(new Set(Object.values((await bench.run(diamond)).outcomes))).toEqual(new Set(['cached']));
  expect(new Set(Object.values((await bench.run(other)).outcomes))).toEqual(new Set(['cached']));
  expect(left()).toEqual([]);
});

test('the cancel of one leaves the other alone, in its work and in its turn', async () => {
  const document = documentOf({ a: '', t: { kind: 'train.fake', from: 'a', params: { mode: 'ok' } }, e: 't' });
  const cancel = new AbortController();
  const held = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let trainings = 0;
  bench.strings.gate = async (node) => {
    if (node !== 't') return;
    trainings += 1;
    if (trainings > 1) return;
    begun.resolve();
    await held.promise;
  };
  const first = bench.run(document, { lanes, signal: cancel.signal });
  await begun.promise;
  // It waits for the lane in which the first one trains.
  const second = bench.run(document, { lanes });
  cancel.abort(new Error('cancelled'));
  held.resolve();
  const [one, two] = await Promise.all([first, second]);
  expect(one.outcome).toBe('cancelled');
  expect(two.outcome).toBe('done');
  expect(two.values['e']).toBe(3);
  // The model so far of the cancelled one is not taken for the whole one.
  expect(one.keys['t']).not.toBe(two.keys['t']);
  expect(trainings).toBe(2);
  expect(left()).toEqual([]);
});

test('a cancel while waiting for the lane does not take the turn of who comes next', async () => {
  const document = documentOf({ a: '', t: { kind: 'train.fake', from: 'a' } });
  const other = documentOf({ a: '', t: { kind: 'train.fake', from: 'a', params: { add: 5 } } });
  const held = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let trained = 0;
  bench.strings.gate = async (node) => {
    if (node !== 't') return;
    trained += 1;
    begun.resolve();
    await held.promise;
  };
  const cancel = new AbortController();
  const first = bench.run(document, { lanes });
  await begun.promise;
  const waiting = bench.run(other, { lanes, signal: cancel.signal });
  const third = bench.run(other, { lanes });
  cancel.abort(new Error('cancelled'));
  expect((await waiting).outcome).toBe('cancelled');
  held.resolve();
  expect((await first).outcome).toBe('done');
  expect((await third).outcome).toBe('done');
  // Neither twice, nor that of the cancelled one.
  expect(trained).toBe(2);
  expect(left()).toEqual([]);
});
