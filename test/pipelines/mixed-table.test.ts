// A table as people have it, with words, gaps and names, from file to evaluated and explained model; and a second file, in
// another order, with words that the first has not, through the model's own steps.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PipelineDocument } from '#shared/document/document.ts';
import { generator } from '#engine/kernels/random.ts';
import type { Ran, Workbench } from '#test/pipelines/workbench.ts';
import { openWorkbench, pipeline } from '#test/pipelines/workbench.ts';

/** Shaped like the passengers of the Titanic: whoever is a woman or paid much is likelier to live. */
function passengers(rows: number, seed: number, port = ['S', 'C', 'Q']): readonly (readonly string[])[] {
  const random = generator(seed);
  return Array.from({ length: rows }, (_, i) => {
    const female = random.next() < 0.4;
    const fare = 5 + 60 * random.next();
    const age = 1 + Math.floor(70 * random.next());
    const lives = (female ? 2 : -1.5) + (fare - 35) / 20 + 0.5 * random.normal() > 0;
    const gap = random.next() < 0.2;
    return [
      String(i + 1),
      `Name ${i}, of "House ${i % 7}"`,
      female ? 'female' : 'male',
      gap ? '' : String(age),
      fare.toFixed(2),
      i % 40 === 3 ? '' : (port[Math.floor(port.length * random.next())] ?? ''),
      lives ? 'Yes' : 'No',
    ];
  });
}

const columns = ['PassengerId', 'Name', 'Sex', 'Age', 'Fare', 'Embarked', 'Survived'];

function csv(rows: readonly (readonly string[])[], order: readonly string[] = columns): string {
  const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => order.map((name) => cell(row[columns.indexOf(name)] ?? '')).join(','));
  return [order.join(','), ...lines, ''].join('\n');
}

const features = ['Sex', 'Age', 'Fare', 'Embarked'];

/** `from`: what the network learns from. */
function trained(
  more: Parameters<typeof pipeline>[0] = {},
  wires: readonly string[] = [],
  from = 'prepare',
): PipelineDocument {
  return pipeline(
    {
      csv: { kind: 'data.csv', file: 'train.csv' },
      target: { kind: 'data.target', target: 'Survived', features },
      split: { kind: 'data.split', validation: 0, test: 0.25 },
      prepare: { kind: 'data.prepare' },
      input: { kind: 'layer.input' },
      hidden: { kind: 'layer.dense', units: 16, activation: 'relu' },
      output: { kind: 'layer.dense', units: 1, activation: 'sigmoid' },
      adam: { kind: 'optimizer.adam', learningRate: 0.02 },
      fit: { kind: 'train.fit', epochs: 30, batchSize: 32, validate: false },
      ...more,
    },
    [
      'csv.table > target.table',
      'target.dataset > split.dataset',
      'split.dataset > prepare.dataset',
      `${from}.dataset > input.dataset`,
      'input.layer > hidden.layer',
      'hidden.layer > output.layer',
      `${from}.dataset > fit.dataset`,
      'output.layer > fit.network',
      'adam.optimizer > fit.optimizer',
      ...wires,
    ],
  );
}

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
  bench.file('train.csv', csv(passengers(400, 1)));
});
afterAll(() => bench.dispose());

const accuracyOf = (ran: Ran, node: string): number => Number(ran.summaries[node]?.['report']?.['accuracy']);

test('words and gaps go from file to an evaluated and explained model', async () => {
  const document = trained(
    {
      evaluate: { kind: 'evaluate.evaluate', split: 'test', resamples: 0 },
      shap: { kind: 'explain.shap', split: 'test', rows: 20, background: 20 },
      gradients: {
        kind: 'explain.attribution',
        method: 'integratedGradients',
        split: 'test',
        rows: 20,
        background: 20,
      },
    },
    ['evaluate', 'shap', 'gradients'].flatMap((id) => [`fit.model > ${id}.model`, `prepare.dataset > ${id}.dataset`]),
  );
  const wires = await bench.wires(document);
  expect(wires['target']?.['dataset']).toMatchObject({
    inputs: [
      {
        words: [
          { feature: 'Sex', count: 2 },
          { feature: 'Embarked', count: 3 },
        ],
        missing: ['Age', 'Embarked'],
      },
    ],
  });
  // Two words; three and a place for none.
  expect(wires['prepare']?.['dataset']).toMatchObject({ inputs: [{ features, shape: [4], oneHot: [2, 0, 0, 4] }] });
  expect(wires['input']?.['layer']).toMatchObject({ shape: [8] });
  const ran = await bench.run(document);
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  expect(accuracyOf(ran, 'evaluate')).toBeGreaterThan(0.85);
  const shap = await ran.value('shap', 'explanation', 'explanation');
  // One share for a word, however many numbers it is to the network.
  expect(shap.features).toEqual(features);
  expect(shap.words).toEqual([['female', 'male'], null, null, ['C', 'Q', 'S']]);
  expect(shap.additivityError).toBeLessThan(1e-5);
  const sizes = features.map((_, f) => shap.values.reduce((sum, v, i) => sum + (i % 4 === f ? Math.abs(v) : 0), 0));
  expect(Math.max(...sizes)).toBe(sizes[0]);
  expect(new Set([...shap.data].filter((_, i) => i % 4 === 0))).toEqual(new Set([0, 1]));
  const gradients = await ran.value('gradients', 'explanation', 'explanation');
  expect(gradients.features).toEqual(features);
  expect(gradients.additivityError).toBeLessThan(0.02);
});

test('every node that looks into the model tells words', async () => {
  const nodes = {
    groups: { kind: 'evaluate.evaluate', split: 'test', resamples: 0, groupBy: 'Sex' },
    dependence: { kind: 'explain.partialDependence', features: 'Embarked' },
    pair: { kind: 'explain.partialDependence', features: 'Sex, Fare', together: 'pair', points: 5 },
    counter: { kind: 'explain.counterfactual', rows: 5 },
    nearest: { kind: 'explain.nearestExamples', rows: 3 },
    tree: { kind: 'explain.surrogateTree' },
  } as const;
  const wires = Object.keys(nodes).flatMap((id) => [`fit.model > ${id}.model`, `prepare.dataset > ${id}.dataset`]);
  const ran = await bench.run(trained(nodes, wires));
  expect([ran.outcome, ran.problems]).toEqual(['done', {}]);
  for (const id of Object.keys(nodes)) {
    const { tables = [] } = await ran.value(id, 'report', 'report');
    const cells = tables.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === 'string');
    expect([id, cells.some((cell) => /\b(female|male|[SCQ])$/.test(cell))]).toEqual([id, true]);
  }
});

test('what is not prepared is refused before the run, with the node that mends it', async () => {
  const problems = await bench.problems(trained({}, [], 'split'));
  const [found] = problems.filter(({ severity }) => severity === 'error');
  expect(found).toMatchObject({ code: 'data.words', node: 'fit', facts: { count: 2, columns: 'Sex, Embarked' } });
  expect(found?.repair?.some(({ value }) => JSON.stringify(value)?.includes('data.prepare'))).toBe(true);
});

test('columns of names are left out when nobody chose the features, and it is said', async () => {
  const document = trained({ target: { kind: 'data.target', target: 'Survived' } });
  const found = (await bench.problems(document)).filter(({ code }) => code === 'target.leftOut');
  expect(found).toMatchObject([{ severity: 'info', node: 'target', facts: { columns: 'Name' } }]);
});

test('a second file goes through the model’s own steps, whatever its order, gaps and words', async () => {
  const rows = passengers(200, 2, ['S', 'C', 'Zanzibar']);
  bench.file('same.csv', csv(rows));
  bench.file('other.csv', csv(rows, ['Embarked', 'Survived', 'Fare', 'Name', 'Age', 'Sex', 'PassengerId']));
  const asked = (file: string) =>
    trained(
      {
        other: { kind: 'data.csv', file },
        chosen: { kind: 'data.target', target: 'Survived', features: features.toReversed() },
        evaluate: { kind: 'evaluate.evaluate', split: 'train', resamples: 0 },
        predict: { kind: 'evaluate.predict', split: 'train' },
      },
      [
        'other.table > chosen.table',
        'fit.model > evaluate.model',
        'chosen.dataset > evaluate.dataset',
        'fit.model > predict.model',
        'chosen.dataset > predict.dataset',
      ],
    );
  const [same, other] = [await bench.run(asked('same.csv')), await bench.run(asked('other.csv'))];
  expect([same.problems, other.problems]).toEqual([{}, {}]);
  expect(accuracyOf(same, 'evaluate')).toBeGreaterThan(0.85);
  expect(accuracyOf(other, 'evaluate')).toBe(accuracyOf(same, 'evaluate'));
  const [one, two] = [
    await same.value('predict', 'predictions', 'predictions'),
    await other.value('predict', 'predictions', 'predictions'),
  ];
  expect(two.outputs).toEqual(one.outputs);
});

test('a table is wired to a model as it is: without a target it is predicted, with one it is judged', async () => {
  const rows = passengers(200, 3, ['S', 'C', 'Zanzibar']);
  bench.file('new.csv', csv(rows, ['Embarked', 'Fare', 'Name', 'Age', 'Sex']));
  bench.file('judged.csv', csv(rows, ['Survived', 'Embarked', 'Fare', 'Age', 'Sex']));
  bench.file('short.csv', csv(rows, ['Fare', 'Age', 'Survived']));
  const asked = (file: string) =>
    trained(
      {
        other: { kind: 'data.csv', file },
        evaluate: { kind: 'evaluate.evaluate', resamples: 0 },
        predict: { kind: 'evaluate.predict' },
        shap: { kind: 'explain.shap', rows: 5, background: 10 },
      },
      ['evaluate', 'predict', 'shap'].flatMap((id) => [`fit.model > ${id}.model`, `other.table > ${id}.dataset`]),
    );
  const judged = await bench.run(asked('judged.csv'));
  expect(judged.problems).toEqual({});
  expect(accuracyOf(judged, 'evaluate')).toBeGreaterThan(0.85);
  const unknown = await bench.run(asked('new.csv'));
  expect(unknown.problems).toEqual({
    evaluate: expect.objectContaining({
      code: 'evaluate.noTruth',
      facts: { target: 'Survived', count: 200, rows: 200 },
    }),
  });
  const [one, two] = [
    await judged.value('predict', 'predictions', 'predictions'),
    await unknown.value('predict', 'predictions', 'predictions'),
  ];
  expect(two.outputs).toEqual(one.outputs);
  expect([two.rows, two.truth.every(Number.isNaN), two.source[199]]).toEqual([200, true, 199]);
  const problems = (await bench.problems(asked('short.csv'))).filter(({ severity }) => severity === 'error');
  expect(new Set(problems.map(({ code, facts }) => `${code} ${facts['missing']}`))).toEqual(
    new Set(['model.columns Sex, Embarked']),
  );
});
