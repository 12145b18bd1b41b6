// The last resort, kernels in WebAssembly, held against the same Keras trajectories: one of each set of layers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { checkTrajectory, missingFrom } from '#test/reference/keras-trajectory.ts';
import type { TrainingCase } from '#test/reference/keras-trajectory.ts';
import { CaseCount, loadCases } from '#test/reference/load-cases.ts';

const count = new CaseCount('keras-training on wasm');
let tf: Tf;

beforeAll(async () => {
  process.env['NEUROLOOM_KERNELS'] = 'wasm';
  const backend = await openBackend();
  expect(backend).toMatchObject({ name: 'wasm', threads: 1, fallback: 'NEUROLOOM_KERNELS=wasm' });
  tf = backend.tf;
});
afterAll(() => count.print(49));

for (const { file, cases } of loadCases<TrainingCase>('keras-training')) {
  const layersOf = (one: TrainingCase): string =>
    [...new Set(one.model.layers.map((layer) => layer.class_name))].toSorted().join();
  const firsts = cases.filter((one, i) => cases.findIndex((other) => layersOf(other) === layersOf(one)) === i);
  describe(file, () => {
    for (const one of firsts) {
      const missing = missingFrom(one);
      if (missing.length > 0) count.skipped(missing.join(' and '));
      test.skipIf(missing.length > 0)(one.id, async () => {
        await checkTrajectory(tf, one, false);
        count.ran();
      });
    }
  });
}
