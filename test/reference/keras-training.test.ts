// Exact Keras training trajectories on the native kernels; every one must go through the compiled step.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { checkTrajectory, missingFrom } from '#test/reference/keras-trajectory.ts';
import type { TrainingCase } from '#test/reference/keras-trajectory.ts';
import { CaseCount, loadCases } from '#test/reference/load-cases.ts';

const count = new CaseCount('keras-training');
let tf: Tf;

beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
  tf = backend.tf;
});
afterAll(() => count.print(233));

for (const { file, cases } of loadCases<TrainingCase>('keras-training')) {
  describe(file, () => {
    for (const one of cases) {
      const missing = missingFrom(one);
      if (missing.length > 0) count.skipped(missing.join(' and '));
      test.skipIf(missing.length > 0)(one.id, async () => {
        await checkTrajectory(tf, one, true);
        count.ran();
      });
    }
  });
}
