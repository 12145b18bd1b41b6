// Every case of cases/scaled-target.json: the scaling that is fitted, the losses of each epoch and what the unscaled network
// predicts, against numpy's scaling and Keras' training and layers, at the file's tolerance.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import type { NamedObject } from '#engine/network/named-object.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { splitArrays } from '#engine/training/split-arrays.ts';
import type { RowForm } from '#engine/training/split-arrays.ts';
import { fitScaling, unitOf, unscaledNetwork } from '#engine/training/target-scaling.ts';
import { train } from '#engine/training/trainer.ts';
import type { SplitData } from '#engine/values/dataset.ts';
import { expectClose } from '#test/reference/expect-close.ts';
import type { Tolerance } from '#test/reference/expect-close.ts';
import { readModel, readWeights } from '#test/reference/keras-model.ts';
import type { CaseModel, CaseWeight } from '#test/reference/keras-model.ts';
import { CaseCount, loadCases } from '#test/reference/load-cases.ts';

interface ScaledCase {
  readonly id: string;
  readonly by: 'standardise' | 'logarithm' | 'range';
  readonly model: CaseModel;
  readonly optimizer: NamedObject;
  readonly initial_weights: readonly CaseWeight[];
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
  /** To learn from; the others are validation rows. */
  readonly rows: number;
  readonly expected: {
    readonly offset: number;
    readonly scale: number;
    readonly history: Readonly<Record<string, readonly number[]>>;
    readonly predicted: readonly number[];
  };
}

const count = new CaseCount('scaled-target');
let tf: Tf;
beforeAll(async () => {
  ({ tf } = await openBackend());
});
afterAll(() => count.print(3));

describe.each(loadCases<ScaledCase>('scaled-target'))('$file', ({ cases, tolerance }) => {
  it.each(cases)('$id', async ({ by, model, optimizer, initial_weights, x, y, rows, expected }) => {
    const within = tolerance as Tolerance;
    const splitOf = (from: number, to: number): SplitData => ({
      rows: to - from,
      inputs: [{ values: Float32Array.from(x.slice(from, to).flat()) }],
      targets: [Float32Array.from(y.slice(from, to))],
      source: Int32Array.from({ length: to - from }, (_, row) => from + row),
    });
    const target = { name: 'y', kind: 'number', classes: [], scaled: by } as const;
    const scaling = fitScaling(target, Float32Array.from(y.slice(0, rows)));
    expectClose(scaling, { log: by === 'logarithm', offset: expected.offset, scale: expected.scale }, within);
    const form: RowForm = {
      inputs: [{ place: 0, shape: [3] }],
      truths: [{ place: 0, target, form: 'value', scaling }],
    };
    const drawn = readModel(model);
    const network = buildNetwork(drawn);
    const held = splitOf(rows, y.length);
    const { weights, history, eagerBecause } = await train(tf, {
      network,
      weights: readWeights(network, initial_weights),
      optimizer: { className: optimizer.class_name, config: optimizer.config },
      objective: { losses: ['mean_squared_error'], metrics: [['mean_absolute_error']], units: [unitOf(scaling)] },
      data: splitArrays(splitOf(0, rows), form),
      validation: splitArrays(held, form),
      epochs: 4,
      batchSize: 8,
      shuffle: false,
      seed: 1,
    });
    expect(eagerBecause).toBeUndefined();
    const logs = Object.keys(expected.history).map((name) => [name, history.map((epoch) => epoch.logs[name])]);
    expectClose(Object.fromEntries(logs), expected.history, within);
    const predictor = openPredictor(tf, { network: unscaledNetwork(drawn, [scaling]), weights });
    const predicted = await predictor.predictRows(Float32Array.from(x.slice(rows).flat()));
    predictor.dispose();
    expectClose(predicted, expected.predicted, within);
    count.ran();
  });
});
