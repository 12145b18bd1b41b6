import { scaleStep } from '#test/support/scale-step.ts';
import { afterAll, expect, test } from 'vitest';
import { matchDataset } from '#engine/network/match-dataset.ts';
import { columnMoments } from '#engine/preprocessing/column-moments.ts';
import { split } from '#engine/nodes/data/split.ts';
import { standardise } from '#engine/nodes/data/standardise.ts';
import type { NumberType } from '#shared/protocol/wire-info.ts';
import { oneInput, oneInputInfo, onlyOne } from '#test/support/one-input.ts';
import { datasetOf, testContext } from '#test/support/test-context.ts';

const context = testContext();
afterAll(() => {
  context.dispose();
});
const both = { input: '', centre: true, scale: true };

/** Ten rows; the last three become the test split. */
async function splitRows() {
  const whole = datasetOf(
    [1, 2, 3, 4, 5, 6, 7, 1000, -1000, 5000].map((value) => [value, 0.1, value * 1e-3]),
    Array.from({ length: 10 }, () => 0),
    [],
  );
  return (
    await split.run(
      { dataset: oneInput(whole) },
      { by: 'fractions', validation: 0, test: 0.3, stratified: false, shuffle: false },
      context,
    )
  ).dataset;
}

test('fitted on the training rows alone, applied to all', async () => {
  const { dataset } = await standardise.run({ dataset: await splitRows() }, both, context);
  const { splits, preprocessing } = onlyOne(dataset);
  const step = scaleStep(preprocessing);
  // Training holds 1 … 7: mean 4, population standard deviation 2.
  expect(Array.from(step.mean).slice(0, 2)).toEqual([4, Math.fround(0.1)]);
  expect(Array.from(step.scale).slice(0, 2)).toEqual([2, 1]);
  const column = (x: Float32Array) => [...x].filter((_, i) => i % 3 === 0);
  expect(column(splits.train.x)).toEqual([-1.5, -1, -0.5, 0, 0.5, 1, 1.5]);
  expect(column(splits.test.x)).toEqual([498, -502, 2498]);
  // A constant feature becomes 0 everywhere, not a division by nothing.
  expect([...splits.test.x].filter((_, i) => i % 3 === 1)).toEqual([0, 0, 0]);
});

test('raw values come back from mean and scale', async () => {
  const raw = await splitRows();
  const { dataset } = await standardise.run({ dataset: raw }, both, context);
  const { splits, preprocessing } = onlyOne(dataset);
  const step = scaleStep(preprocessing);
  const back = splits.test.x.map((value, i) => value * (step.scale[i % 3] ?? 0) + (step.mean[i % 3] ?? 0));
  for (const [i, value] of back.entries())
    expect(Math.abs(value - (onlyOne(raw).splits.test.x[i] ?? 0))).toBeLessThan(1e-3);
});

test('centre or scale alone, and neither', async () => {
  const dataset = await splitRows();
  const centred = onlyOne((await standardise.run({ dataset }, { ...both, scale: false }, context)).dataset);
  expect([...centred.splits.train.x].filter((_, i) => i % 3 === 0)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
  const scaled = onlyOne((await standardise.run({ dataset }, { ...both, centre: false }, context)).dataset);
  expect([...scaled.splits.train.x].filter((_, i) => i % 3 === 0)).toEqual([0.5, 1, 1.5, 2, 2.5, 3, 3.5]);
  expect((await standardise.run({ dataset }, { ...both, centre: false, scale: false }, context)).dataset).toEqual(
    dataset,
  );
});

test('twice changes nothing more than rounding, and remembers both steps', async () => {
  const { dataset: once } = await standardise.run({ dataset: await splitRows() }, both, context);
  const { dataset: twice } = await standardise.run({ dataset: once }, both, context);
  expect(onlyOne(twice).preprocessing.length).toBe(2);
  for (const [i, value] of onlyOne(twice).splits.train.x.entries())
    expect(Math.abs(value - (onlyOne(once).splits.train.x[i] ?? 9))).toBeLessThan(1e-6);
});

test('moments are right where large numbers hide small differences', async () => {
  // Spaced by 1 around 2^23, where 32-bit floats have no fractions.
  const x = Float32Array.from({ length: 1000 }, (_, i) => 2 ** 23 + (i % 5));
  const { mean, scale } = await columnMoments(x, 1000, 1, context.signal);
  expect([mean[0], scale[0]]).toEqual([2 ** 23 + 2, Math.SQRT2]);
});

test('said before the run', async () => {
  const { shape, features, target } = onlyOne(await splitRows());
  const infoOf = (standardised: boolean, numberType: NumberType) =>
    oneInputInfo({ shape, features, target, rows: { train: 7, validation: 0, test: 3 }, standardised, numberType });
  const info = infoOf(false, 'uint8');
  const after = async (params: typeof both) =>
    (await standardise.infer({ dataset: info }, params, context)).outputs.dataset;
  expect(await after(both)).toEqual(infoOf(true, 'float32'));
  expect(await after({ ...both, centre: false, scale: false })).toEqual(info);
});

test('all numbers of a colour have one mean and one spread, and so have new pictures', async () => {
  const one = datasetOf([[0, 100, 2, 300, 4, 200, 6, 400]], [1], []);
  const pictures = oneInput({ ...one, shape: [2, 2, 2], features: ['red', 'green'] });
  const { dataset } = await standardise.run({ dataset: pictures }, both, context);
  const { splits, preprocessing } = onlyOne(dataset);
  const step = scaleStep(preprocessing);
  expect([...step.mean]).toEqual([3, 250, 3, 250, 3, 250, 3, 250]);
  expect([...step.scale].slice(0, 2)).toEqual([Math.sqrt(5), Math.sqrt(12_500)]);
  expect([...step.scale].slice(2, 4)).toEqual([...step.scale].slice(0, 2));
  const model = { inputs: dataset.inputs, target: onlyOne(dataset).target };
  expect(await matchDataset(model, pictures).split('train')).toMatchObject({ x: splits.train.x });
});
