// The engine is killed at random moments of a training; run again, it ends with the bytes of an unbroken run and leaves
// nothing behind. More kills: npm run bench -- --only resume.
import { expect, test } from 'vitest';
import { killTrainings } from '#test/pipelines/kill-training.ts';

test('killed three times, a training goes on and ends as if nothing had happened', { timeout: 180_000 }, async () => {
  const trainings = await killTrainings(3, 3, 11);
  expect(trainings.map(({ same, left }) => ({ same, left }))).toEqual(trainings.map(() => ({ same: true, left: [] })));
  expect(trainings.reduce((sum, { kills }) => sum + kills, 0)).toBe(3);
  // It did go on, rather than begin anew each time.
  expect(Math.max(...trainings.flatMap(({ resumedAt }) => resumedAt))).toBeGreaterThan(1);
});
