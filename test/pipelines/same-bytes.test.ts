// Same file, same seed, same bytes; another seed, other weights. Nothing of the second run comes from the first.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench } from '#test/pipelines/workbench.ts';
import { csvText, smallPipeline } from '#test/pipelines/small-pipeline.ts';

let first: Workbench;
let second: Workbench;
beforeAll(async () => {
  [first, second] = [await openWorkbench(), await openWorkbench()];
  for (const bench of [first, second]) bench.file('rows.csv', csvText());
});
afterAll(async () => {
  await first.dispose();
  await second.dispose();
});

async function bytesOf(ran: Ran) {
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const model = await ran.value('fit', 'model', 'model');
  const predictions = await ran.value('predict', 'predictions', 'predictions');
  const explanation = await ran.value('shap', 'explanation', 'explanation');
  const arrays = [
    ...model.weights.map(({ values }) => values),
    predictions.outputs,
    explanation.values,
    explanation.base,
  ];
  return arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('hex'));
}

test('two runs of one file with one seed end with the same bytes, in one process and one store or in two', async () => {
  const one = await bytesOf(await first.run(smallPipeline()));
  const two = await bytesOf(await second.run(smallPipeline()));
  const again = await bytesOf(await second.run(smallPipeline(), { useCache: false }));
  expect(two).toEqual(one);
  expect(again).toEqual(one);
});

test('another seed ends with other weights', async () => {
  const one = await bytesOf(await first.run(smallPipeline(1)));
  const other = await bytesOf(await first.run(smallPipeline(2)));
  expect(other[0]).not.toBe(one[0]);
});
