// Which rows a node reads of a dataset that has to be made 32-bit floats first: those of the splits that it asks for, once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import { flatDataset } from '#engine/network/match-dataset.ts';
import { compare } from '#engine/nodes/evaluate/compare.ts';
import { evaluate } from '#engine/nodes/evaluate/evaluate.ts';
import { predict } from '#engine/nodes/evaluate/predict.ts';
import { nearestExamples } from '#engine/nodes/explain/nearest-examples.ts';
import type { DatasetValue, Numbers, SplitName } from '#engine/values/dataset.ts';
import { measuring } from '#test/support/evaluation-params.ts';
import { oneInput, oneOutputModel } from '#test/support/one-input.ts';
import { datasetOf, denseModel, twoClasses } from '#test/support/small-models.ts';
import { testContext } from '#test/support/test-context.ts';

const context = testContext();
beforeAll(async () => {
  await openBackend();
});
afterAll(() => context.dispose());

const model = oneOutputModel(denseModel(2, twoClasses, [{ kernel: [1, -1], bias: [0], activation: 'sigmoid' }]));

/** Three rows of two numbers in each split, and how often they were read. */
function counted(numbers: Numbers): { readonly dataset: DatasetValue; readonly reads: Record<SplitName, number> } {
  const reads = { train: 0, validation: 0, test: 0 };
  const split = (name: SplitName) => ({
    rows: 3,
    inputs: [
      {
        get values(): Numbers {
          reads[name] += 1;
          return numbers;
        },
      },
    ],
    targets: [Float32Array.of(0, 1, 1)],
    source: Int32Array.of(0, 1, 2),
  });
  const splits = { train: split('train'), validation: split('validation'), test: split('test') };
  return { dataset: { ...oneInput(datasetOf(2, twoClasses)), splits }, reads };
}

const kinds = [Uint8Array.of(0, 1, 2, 3, 9, 5), Float64Array.of(0, 1, 2, 3, 9, 5)];

test.each(kinds)(
  'a node reads the splits that it asks for and no other, each once for a model (%#)',
  async (values) => {
    const readBy = async (run: (dataset: DatasetValue) => Promise<unknown>): Promise<Record<SplitName, number>> => {
      const { dataset, reads } = counted(values);
      await run(dataset);
      return reads;
    };
    const once = { train: 0, validation: 0, test: 1 };
    expect(await readBy((dataset) => predict.run({ model, dataset }, { split: 'test', columns: [] }, context))).toEqual(
      once,
    );
    expect(await readBy((dataset) => evaluate.run({ model, dataset }, measuring, context))).toEqual(once);
    const models = [model, model];
    const twice = await readBy((dataset) =>
      compare.run({ models, dataset }, { split: 'test', resamples: 20 }, context),
    );
    expect(twice).toEqual({ ...once, test: 2 });
    const near = { split: 'test', which: [], rows: 2, neighbours: 1, space: 'input', scaled: false } as const;
    const both = await readBy((dataset) => nearestExamples.run({ model, dataset }, near, context));
    expect(both).toEqual({ ...once, train: 1 });
  },
);

test('rows are made when a split is first asked for, and the same ones are given again', async () => {
  const { dataset, reads } = counted(Float64Array.of(0.1, 1, 2, 3, 9, 5));
  const flat = flatDataset(dataset);
  expect(reads).toEqual({ train: 0, validation: 0, test: 0 });
  const asked = flat.split('validation');
  expect(flat.split('validation')).toBe(asked);
  expect((await asked).x).toEqual(Float32Array.of(0.1, 1, 2, 3, 9, 5));
  expect(reads).toEqual({ train: 0, validation: 1, test: 0 });
});
