// What a training shows of an epoch that is not over: the means over its batches so far.
import { afterEach, expect, test, vi } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import { regression } from '#test/support/small-regression.ts';
import { train } from '#engine/training/trainer.ts';
import type { EpochLog, Live } from '#shared/protocol/run.ts';

afterEach(() => vi.restoreAllMocks());

test('is shown while it goes on, and ends as the epoch does', async () => {
  const { tf } = await openBackend();
  let now = 0;
  // A second between any two looks at the clock: it is always time.
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  const shown: EpochLog[] = [];
  const { history } = await train(tf, {
    ...regression(0.01, 2),
    onProgress: (_fraction: number, _note: string, live?: Live) => {
      if (live?.soFar) shown.push(live.soFar);
    },
  });
  expect(shown.map(({ epoch }) => epoch)).toEqual([1, 2].flatMap((epoch) => Array.from({ length: 8 }, () => epoch)));
  expect(shown.every(({ epochs, seconds }) => epochs === 2 && seconds > 0)).toBe(true);
  expect([shown[7]?.logs, shown[15]?.logs]).toEqual(history.map(({ logs }) => logs));
  expect(shown[0]?.logs).not.toEqual(shown[7]?.logs);
});

test('is not shown of an epoch that is over at once', async () => {
  const { tf } = await openBackend();
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const shown: (Live | undefined)[] = [];
  await train(tf, { ...regression(0.01, 2), onProgress: (_fraction, _note, live) => shown.push(live) });
  expect(shown).toHaveLength(16);
  expect(shown.every((live) => live === undefined)).toBe(true);
});
