// A training whose epochs are over before it is time to look up lets others in all the same.
import { afterEach, expect, test, vi } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import { train } from '#engine/training/trainer.ts';
import { regression } from '#test/support/small-regression.ts';

afterEach(() => vi.restoreAllMocks());

test('a cancel that comes while it trains ends it before the last of many short epochs', async () => {
  const { tf } = await openBackend();
  let now = 0;
  // No epoch takes the 15 ms after which a loop looks up.
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 0.1));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 0);
  const epochs = 3000;
  const { history, stopped } = await train(tf, { ...regression(0.001, epochs), signal: controller.signal });
  expect(stopped).toBe('cancelled');
  expect(history.length).toBeLessThan(epochs);
});
