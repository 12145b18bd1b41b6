// Inference outputs of small Keras models, through the product's own network code on the native kernels.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '#shared/nodes/catalogue.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { at } from '#engine/network/layer.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { forward } from '#engine/network/forward.ts';
import { weightTensors } from '#engine/network/predictor.ts';
import { CaseCount, flatNumbers, loadCases } from '#test/reference/load-cases.ts';
import { missingLayers, readModel, readTensor, readWeights } from '#test/reference/keras-model.ts';
import type { CaseArray, CaseModel, CaseWeight } from '#test/reference/keras-model.ts';

interface ForwardCase {
  readonly id: string;
  readonly model: CaseModel;
  readonly weights: readonly CaseWeight[];
  readonly inputs: readonly CaseArray[];
  readonly outputs: readonly CaseArray[];
}

const count = new CaseCount('keras-forward');
let tf: Tf;

beforeAll(async () => {
  const backend = await openBackend();
  expect(backend.name).toBe('tensorflow');
  tf = backend.tf;
});
afterAll(() => count.print(149));

for (const { file, tolerance, cases } of loadCases<ForwardCase>('keras-forward')) {
  const { absolute, relative } = tolerance as { absolute: number; relative: number };
  describe(file, () => {
    for (const one of cases) {
      const missing = missingLayers(one.model);
      if (missing.length > 0) count.skipped(`layer ${missing.join(' and ')}`);
      test.skipIf(missing.length > 0)(one.id, () => {
        const before = tf.memory().numTensors;
        const network = buildNetwork(readModel(one.model));
        const got = tf.tidy(() => {
          const weights = weightTensors(tf, network, readWeights(network, one.weights));
          const { outputs } = forward(network, one.inputs.map(readTensor), weights, { training: false });
          return outputs.map((output) => ({ shape: output.shape, values: output.dataSync<'float32'>() }));
        });
        expect(got.map((output) => output.shape.slice(1))).toEqual(network.outputShapes);
        one.outputs.forEach((output, o) => {
          expect(at(got, o).shape).toEqual(output.shape);
          const off = flatNumbers(output.values).flatMap((want, i) => {
            const value = at(got, o).values[i] ?? Number.NaN;
            return Math.abs(value - want) <= absolute + relative * Math.abs(want) ? [] : [{ i, value, want }];
          });
          expect(off).toEqual([]);
        });
        expect(tf.memory().numTensors).toBe(before);
        count.ran();
      });
    }
  });
}

test('every layer of the catalogue has a case', () => {
  const seen = loadCases<ForwardCase>('keras-forward').flatMap(({ cases }) =>
    cases.flatMap(({ model }) => model.layers.map((layer) => layer.class_name)),
  );
  const inTraining = loadCases<{ readonly id: string; readonly className: string }>('keras-augmentation').flatMap(
    ({ cases }) => cases.map(({ className }) => className),
  );
  // Which rows it mirrors is chance; network/layers/training-layers.test.ts holds them against their mirror images.
  const drawn = ['RandomFlip'];
  const offered = Object.values<NodeSpec>(catalogue).flatMap(({ keras }) =>
    keras && 'layer' in keras ? keras.layer : [],
  );
  const cases = [...seen, ...inTraining, ...drawn];
  expect(offered.filter((className) => !cases.includes(className))).toEqual([]);
});
