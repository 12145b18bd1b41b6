// A model meets a table whose columns, or classes, stand in another order than those that it learnt: they go together by
// name, in every node; other columns are refused before the run, with both lists.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

const names = ['height', 'weight', 'age', 'pace'] as const;

/** Rows of two classes that differ in every column, each column in a range of its own. */
function csv(columns: readonly string[], classes: readonly [string, string], rows = 160): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const second = row % 3 === 0;
    const cell = (name: string): string => {
      const k = names.indexOf(name as (typeof names)[number]);
      return (0.4 * k + Math.sin(row * 12.9898 + k * 78.233) + (second ? 0.6 * (k + 1) : 0)).toFixed(3);
    };
    return [...columns.map(cell), classes[second ? 1 : 0]].join(',');
  });
  return [[...columns, 'kind'].join(','), ...lines, ''].join('\n');
}

const asked = [
  ['evaluate', 'evaluate.evaluate', 'report'],
  ['predict', 'evaluate.predict', 'predictions'],
  ['shap', 'explain.shap', 'explanation'],
  ['attribution', 'explain.attribution', 'explanation'],
  ['importance', 'explain.permutationImportance', 'report'],
] as const;

/** Trained on train.csv, asked about the table of `file`; neither is standardised, since each would be by its own numbers. */
function asking(file: string): PipelineDocument {
  return pipeline(
    {
      csv: { kind: 'data.csv', file: 'train.csv' },
      target: { kind: 'data.target', target: 'kind' },
      other: { kind: 'data.csv', file },
      otherTarget: { kind: 'data.target', target: 'kind' },
      input: { kind: 'layer.input' },
      output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      adam: { kind: 'optimizer.adam', learningRate: 0.05 },
      fit: { kind: 'train.fit', epochs: 15, batchSize: 16, validate: false },
      evaluate: { kind: 'evaluate.evaluate', split: 'train', resamples: 0 },
      predict: { kind: 'evaluate.predict', split: 'train' },
      shap: { kind: 'explain.shap', split: 'train', rows: 3, background: 20 },
      attribution: { kind: 'explain.attribution', split: 'train', rows: 3, background: 20, samples: 10 },
      importance: { kind: 'explain.permutationImportance', split: 'train', rows: 50, repeats: 2 },
    },
    [
      'csv.table > target.table',
      'other.table > otherTarget.table',
      'target.dataset > input.dataset',
      'input.layer > output.layer',
      'target.dataset > fit.dataset',
      'output.layer > fit.network',
      'adam.optimizer > fit.optimizer',
      ...asked.flatMap(([id]) => [`fit.model > ${id}.model`, `otherTarget.dataset > ${id}.dataset`]),
    ],
  );
}

let bench: Workbench;
let same: Ran;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('train.csv', csv(names, ['calm', 'wild']));
  bench.file('same.csv', csv(names, ['calm', 'wild']));
  bench.file('reordered.csv', csv(['pace', 'age', 'height', 'weight'], ['calm', 'wild']));
  bench.file('other.csv', csv(['height', 'weight', 'age'], ['calm', 'wild']).replace('age', 'price'));
  bench.file('classes.csv', csv(names, ['calm', 'tame']));
  same = await bench.run(asking('same.csv'));
  expect([same.outcome, same.problems]).toEqual(['done', {}]);
});
afterAll(() => bench.dispose());

test('the model tells the classes apart', () => {
  expect(Number(same.summaries['evaluate']?.['report']?.['accuracy'])).toBeGreaterThan(0.8);
});

describe('columns in another order', () => {
  test('give the same figures, predictions and explanations as in the order that was learnt', async () => {
    const ran = await bench.run(asking('reordered.csv'));
    expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
    for (const [id, , port] of asked) expect([id, ran.summaries[id]?.[port]]).toEqual([id, same.summaries[id]?.[port]]);
    for (const id of ['shap', 'attribution']) {
      const [one, two] = [
        await same.value(id, 'explanation', 'explanation'),
        await ran.value(id, 'explanation', 'explanation'),
      ];
      expect([two.features, two.values, two.data]).toEqual([one.features, one.values, one.data]);
    }
    expect((await ran.value('predict', 'predictions', 'predictions')).outputs).toEqual(
      (await same.value('predict', 'predictions', 'predictions')).outputs,
    );
  });
});

test.each(asked)('other columns are refused by %s before the run, with both lists', async (id) => {
  const problems = (await bench.problems(asking('other.csv'))).filter(({ node }) => node === id);
  expect(problems).toMatchObject([
    {
      code: 'model.columns',
      severity: 'error',
      port: 'dataset',
      facts: { expected: 4, received: 3, missing: 'age, pace', more: 'price' },
    },
  ]);
});

test.each(asked)('other classes are refused by %s before the run', async (id) => {
  const problems = (await bench.problems(asking('classes.csv'))).filter(({ node }) => node === id);
  expect(problems).toMatchObject([
    { code: 'model.target', port: 'dataset', facts: { expected: 'kind: calm, wild', received: 'kind: calm, tame' } },
  ]);
});
