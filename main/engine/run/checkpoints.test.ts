// What becomes of a node's checkpoint with the run: it stays for as long as the node's results are not there.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EpochLog } from '#shared/protocol/run.ts';
import { documentOf } from '#test/support/fake-runners.ts';
import { openRunBench } from '#test/support/run-harness.ts';
import type { FakeRunOptions, RunBench } from '#test/support/run-harness.ts';
import { sampleHistory } from '#engine/run/sample-history.ts';

let folder: string;
let bench: RunBench;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neuroloom-run-'));
  bench = await openRunBench(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Whether the checkpoint that an earlier run left is still there after this one. */
async function keptAfter(mode: string, options: FakeRunOptions = {}): Promise<boolean> {
  const document = documentOf({ a: '', t: { kind: 'train.fake', from: 'a', params: { mode } } });
  const key = (await bench.plan(document)).nodes.get('t')?.key ?? '';
  const checkpoint = bench.store.checkpoint(key);
  await checkpoint.write([Uint8Array.of(1)]);
  await bench.run(document, options);
  return (await checkpoint.read(1)) !== undefined;
}

function cancelWhenStarted(): FakeRunOptions {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    onEvent: (event) => event.event === 'node.progressed' && controller.abort(),
  };
}

test('a finished run needs it no longer; a cancelled one and one that broke do', async () => {
  expect(await keptAfter('ok')).toBe(false);
  expect(await keptAfter('hang', cancelWhenStarted())).toBe(true);
  expect(await keptAfter('mistake')).toBe(true);
});

test('what is to be computed anew does not go on from it', async () => {
  expect(await keptAfter('hang', { ...cancelWhenStarted(), useCache: false })).toBe(false);
});

test('it stays until the results are kept', async () => {
  const { store } = bench;
  bench.store = { ...store, save: () => Promise.reject(new Error('ENOSPC')) };
  expect(await keptAfter('ok')).toBe(true);
});

test('a long history is thinned, its ends stay', () => {
  const logs = Array.from({ length: 12_345 }, (_, i): EpochLog => ({
    epoch: i + 1,
    epochs: 20_000,
    seconds: 0,
    logs: {},
  }));
  const sampled = sampleHistory(logs);
  expect(sampled.length).toBeLessThanOrEqual(2001);
  expect(sampled.length).toBeGreaterThan(1000);
  expect([sampled[0]?.epoch, sampled.at(-1)?.epoch]).toEqual([1, 12_345]);
  expect(sampleHistory(logs.slice(0, 2000))).toHaveLength(2000);
});
