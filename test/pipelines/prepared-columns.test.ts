// Columns prepared one by one, each by a node of its own, from file to evaluated and explained model; and rows as the table
// has them through the model's own steps.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generator } from '#engine/kernels/random.ts';
import type { Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

/** Who is from the south, or has a large income, buys. */
function customers(rows: number): string {
  const random = generator(7);
  const lines = Array.from({ length: rows }, () => {
    const place = ['north', 'south', 'east', 'west'][Math.floor(4 * random.next())] ?? '';
    const size = ['low', 'middle', 'high'][Math.floor(3 * random.next())] ?? '';
    const income = Math.exp(8 + random.normal());
    const age = random.next() < 0.1 ? '' : String(18 + Math.floor(60 * random.next()));
    const buys = (place === 'south' ? 2 : -1) + (Math.log(income) - 8) + 0.3 * random.normal() > 0;
    return [place, size, income.toFixed(2), age, buys ? 'yes' : 'no'].join(',');
  });
  return ['place,size,income,age,buys', ...lines, ''].join('\n');
}

const features = ['place', 'size', 'income', 'age'];

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('customers.csv', customers(400));
});
afterAll(() => bench.dispose());

test('columns that were prepared by nodes of their own train, are evaluated and explained in one piece', async () => {
  const steps = ['split', 'fill', 'place', 'order', 'income', 'bins'];
  const document = pipeline(
    {
      csv: { kind: 'data.csv', file: 'customers.csv' },
      target: { kind: 'data.target', target: 'buys', features },
      split: { kind: 'data.split', validation: 0, test: 0.25 },
      fill: { kind: 'data.fillNumbers', columns: ['age'], by: 'mean' },
      place: { kind: 'data.encodeWords', columns: ['place'], to: 'target' },
      order: { kind: 'data.encodeWords', columns: ['size'], to: 'given', order: 'low, middle, high' },
      income: { kind: 'data.power', columns: ['income'] },
      bins: { kind: 'data.bin', columns: ['age'], bins: 4 },
      input: { kind: 'layer.input' },
      hidden: { kind: 'layer.dense', units: 16, activation: 'relu' },
      output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      adam: { kind: 'optimizer.adam', learningRate: 0.02 },
      fit: { kind: 'train.fit', epochs: 30, batchSize: 32, validate: false },
      evaluate: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      raw: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      shap: { kind: 'explain.shap', split: 'test', rows: 10, background: 10 },
    },
    [
      'csv.table > target.table',
      'target.dataset > split.dataset',
      ...steps.slice(1).map((to, i) => `${steps[i]}.dataset > ${to}.dataset`),
      'bins.dataset > input.dataset',
      'input.layer > hidden.layer',
      'hidden.layer > output.layer',
      'bins.dataset > fit.dataset',
      'output.layer > fit.network',
      'adam.optimizer > fit.optimizer',
      ...['evaluate', 'raw', 'shap'].map((to) => `fit.model > ${to}.model`),
      'bins.dataset > evaluate.dataset',
      'bins.dataset > shap.dataset',
      'split.dataset > raw.dataset',
    ],
  );
  const wires = await bench.wires(document);
  expect(wires['bins']?.['dataset']).toMatchObject({ inputs: [{ features, oneHot: [0, 0, 0, 4] }] });
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const [prepared, raw] = ['evaluate', 'raw'].map((node) => Number(ran.summaries[node]?.['report']?.['accuracy']));
  expect(prepared).toBeGreaterThan(0.85);
  expect(raw).toBe(prepared);
  const shap = await ran.value('shap', 'explanation', 'explanation');
  expect(shap.features).toEqual(features);
  expect(shap.additivityError).toBeLessThan(1e-5);
});

test('principal components and products are the model’s own: of prepared rows, of raw rows, of a table and of folds', async () => {
  const steps = ['split', 'fill', 'place', 'scale', 'pca', 'squares', 'again'];
  const document = pipeline(
    {
      csv: { kind: 'data.csv', file: 'customers.csv' },
      target: { kind: 'data.target', target: 'buys', features: ['place', 'income', 'age'] },
      split: { kind: 'data.split', validation: 0, test: 0.25 },
      fill: { kind: 'data.fillNumbers', columns: ['age'], by: 'mean' },
      place: { kind: 'data.encodeWords', columns: ['place'], to: 'slots' },
      scale: { kind: 'data.power', columns: ['income', 'age'] },
      pca: { kind: 'data.components', by: 'count', count: 2, whiten: true },
      squares: { kind: 'data.polynomial', degree: 2 },
      again: { kind: 'data.scale', by: 'quartiles' },
      input: { kind: 'layer.input' },
      output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      adam: { kind: 'optimizer.adam', learningRate: 0.05 },
      fit: { kind: 'train.fit', epochs: 40, batchSize: 32, validate: false },
      evaluate: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      raw: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      predict: { kind: 'evaluate.predict' },
      folds: { kind: 'evaluate.crossValidate', folds: 3, epochs: 20 },
      shap: { kind: 'explain.shap', split: 'test', rows: 10, background: 10 },
    },
    [
      'csv.table > target.table',
      'target.dataset > split.dataset',
      ...steps.slice(1).map((to, i) => `${steps[i]}.dataset > ${to}.dataset`),
      'again.dataset > input.dataset',
      'input.layer > output.layer',
      'again.dataset > fit.dataset',
      'output.layer > fit.network',
      'adam.optimizer > fit.optimizer',
      ...['evaluate', 'raw', 'shap', 'predict'].map((to) => `fit.model > ${to}.model`),
      ...['evaluate', 'shap', 'folds'].map((to) => `again.dataset > ${to}.dataset`),
      'output.layer > folds.network',
      'adam.optimizer > folds.optimizer',
      'split.dataset > raw.dataset',
      'csv.table > predict.dataset',
    ],
  );
  const made = ['PC1', 'PC2', 'PC1^2', 'PC1 PC2', 'PC2^2', 'place'];
  const wires = await bench.wires(document);
  expect(wires['again']?.['dataset']).toMatchObject({
    inputs: [{ features: made, shape: [6], from: ['place', 'income', 'age'], oneHot: [0, 0, 0, 0, 0, 4] }],
  });
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  const [prepared, raw] = ['evaluate', 'raw'].map((node) => Number(ran.summaries[node]?.['report']?.['accuracy']));
  expect(prepared).toBeGreaterThan(0.8);
  expect(raw).toBe(prepared);
  expect(Number(ran.summaries['folds']?.['report']?.['accuracy'])).toBeGreaterThan(0.8);
  const shap = await ran.value('shap', 'explanation', 'explanation');
  expect(shap.features).toEqual(made);
  expect(shap.additivityError).toBeLessThan(1e-5);
});
