// A target of large numbers, from a file in pounds to predictions in pounds: learnt scaled, seen scaled by nobody.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyRepair, isRefused } from '#shared/document/edits.ts';
import { generator } from '#engine/kernels/random.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

/** Prices of about 500,000 pounds from size, rooms and age. */
function houses(rows: number, seed: number): string {
  const random = generator(seed);
  const lines = Array.from({ length: rows }, () => {
    const [sqm, rooms, age] = [40 + 200 * random.next(), 1 + Math.floor(8 * random.next()), 100 * random.next()];
    const price = 150_000 + 2500 * sqm + 15_000 * rooms - 800 * age + 20_000 * (random.next() - 0.5);
    return [sqm.toFixed(1), rooms, age.toFixed(0), Math.round(price)].join(',');
  });
  return ['sqm,rooms,age,price', ...lines, ''].join('\n');
}

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('houses.csv', houses(400, 1));
  bench.file('later.csv', houses(100, 2));
});
afterAll(() => bench.dispose());

type By = 'standardise' | 'logarithm' | 'range';
const asked = ['evaluate', 'predict', 'shap', 'deep'];

/** From the file to a model, the target scaled between `standardise` and all that use it, or not at all. */
function document(by: By | undefined, hidden = 'relu') {
  const from = by ? 'scale' : 'standardise';
  return pipeline(
    {
      csv: { kind: 'data.csv', file: 'houses.csv' },
      later: { kind: 'data.csv', file: 'later.csv' },
      target: { kind: 'data.target', target: 'price' },
      split: { kind: 'data.split' },
      standardise: { kind: 'data.standardise' },
      ...(by && { scale: { kind: 'data.scaleTarget', by } }),
      input: { kind: 'layer.input' },
      hidden: { kind: 'layer.dense', units: 16, activation: hidden },
      output: { kind: 'layer.dense', units: 1, activation: 'linear' },
      adam: { kind: 'optimizer.adam', learningRate: 0.01 },
      fit: { kind: 'train.fit', epochs: 40, batchSize: 32 },
      evaluate: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      predict: { kind: 'evaluate.predict', split: 'test' },
      again: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      shap: { kind: 'explain.shap', split: 'test', rows: 4, background: 20 },
      deep: { kind: 'explain.attribution', split: 'test', rows: 4, background: 20 },
      folds: { kind: 'evaluate.crossValidate', folds: 2, epochs: 40, batchSize: 32 },
    },
    [
      'csv.table > target.table',
      'target.dataset > split.dataset',
      'split.dataset > standardise.dataset',
      ...(by ? ['standardise.dataset > scale.dataset'] : []),
      ...['input', 'fit', 'folds', ...asked].map((to) => `${from}.dataset > ${to}.dataset`),
      'input.layer > hidden.layer',
      'hidden.layer > output.layer',
      ...['fit', 'folds'].flatMap((to) => [`output.layer > ${to}.network`, `adam.optimizer > ${to}.optimizer`]),
      ...[...asked, 'again'].map((to) => `fit.model > ${to}.model`),
      'later.table > again.dataset',
    ],
  );
}

const figure = (ran: Ran, node: string, name: string): number => Number(ran.summaries[node]?.['report']?.[name]);

async function done(of: ReturnType<typeof document>): Promise<Ran> {
  const ran = await bench.run(of);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  return ran;
}

test('as it is, nothing is learnt of it', async () => {
  const ran = await done(document(undefined));
  expect(figure(ran, 'evaluate', 'r2_score')).toBeLessThan(0);
});

describe.each(['standardise', 'logarithm', 'range'] as const)('scaled by %s', (by) => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await done(document(by));
  });

  test('it is learnt, and told of a second file and of every fold', () => {
    for (const node of ['evaluate', 'again', 'folds']) expect(figure(ran, node, 'r2_score')).toBeGreaterThan(0.9);
  });

  test('predictions, their errors and explanations are in pounds', async () => {
    const { outputs, truth, source, rows } = await ran.value('predict', 'predictions', 'predictions');
    const errors = [...outputs].map((output, row) => Math.abs(output - (truth[row] ?? Number.NaN)));
    const mean = errors.reduce((sum, error) => sum + error, 0) / rows;
    expect(figure(ran, 'evaluate', 'mean_absolute_error') / mean).toBeCloseTo(1, 6);
    expect(truth.reduce((sum, price) => sum + price, 0) / rows).toBeGreaterThan(400_000);
    for (const node of ['shap', 'deep']) {
      const explained = await ran.value(node, 'explanation', 'explanation');
      const { base, predictions, additivityError } = explained;
      expect(base[0]).toBeGreaterThan(400_000);
      explained.source.forEach((row, i) => {
        expect((predictions[i] ?? 0) / (outputs[source.indexOf(row)] ?? 0)).toBeCloseTo(1, 6);
      });
      expect(additivityError).toBeLessThan(5);
    }
  });

  test('the training says of what its numbers are', async () => {
    const { targets, history } = await ran.value('fit', 'model', 'model');
    expect(targets).toMatchObject([{ name: 'price', scaled: by }]);
    const last = history.at(-1)?.logs ?? {};
    expect(last['loss']).toBeLessThan(0.1);
    if (by === 'logarithm') expect(last['val_mean_absolute_error']).toBeLessThan(1);
    else expect(last['val_mean_absolute_error']).toBeGreaterThan(1000);
  });
});

test('a linear network behind a scaling is still told exactly by its coefficients', async () => {
  const ran = await done(document('standardise', 'linear'));
  const { method, additivityError } = await ran.value('shap', 'explanation', 'explanation');
  expect(method).toBe('linear');
  expect(additivityError).toBeLessThan(1);
});

test('the repair of the warning makes what was not learnt learnt', async () => {
  const before = document(undefined);
  const warned = (await bench.problems(before)).find(({ code }) => code === 'network.largeTarget');
  const mended = applyRepair(before, warned?.repair ?? []);
  if (isRefused(mended)) throw new Error(JSON.stringify(mended.problem));
  expect((await bench.problems(mended.document)).filter(({ code }) => code === 'network.largeTarget')).toEqual([]);
  expect(figure(await done(mended.document), 'evaluate', 'r2_score')).toBeGreaterThan(0.9);
});
