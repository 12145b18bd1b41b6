// A promise in seconds, such as a cancel within 200 ms. A machine that is busy with something else keeps nobody's promises,
// so `npm test` proves by the order of events that what was promised happens at all, and `npm run bench -- --only promises`
// runs the same tests, alone, and holds them to the clock.
import { expect } from 'vitest';

export const onTheClock = process.env['NEUROLOOM_CLOCK'] === '1';

/** @param tookMs what it took, in milliseconds */
export function withinOnTheClock(tookMs: number, limitMs: number): void {
  expect(tookMs).toBeGreaterThanOrEqual(0);
  if (onTheClock) expect(tookMs).toBeLessThanOrEqual(limitMs);
}
