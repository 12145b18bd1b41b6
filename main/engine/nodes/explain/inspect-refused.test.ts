// What the runners that look into a model do with models and rows that are hard to look into, and what they refuse.
import { otherSteps } from '#test/support/scale-step.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aNumber, denseModel, normalRows, splitOf, twoClasses } from '#test/support/small-models.ts';
import { refTo } from '#engine/network/build-network.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { both, codeOf, data, held, line, report, scaling, steep } from '#test/support/inspect-reports.ts';
import type { Inputs, Kind } from '#test/support/inspect-reports.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => {
  ({ tf } = await openBackend());
  tensors = tf.memory().numTensors;
});
afterAll(() => expect(tf.memory().numTensors).toBe(tensors));

describe('what is hard to look into', () => {
  const flat = {
    ...denseModel(3, twoClasses, [{ kernel: [0, 0, 0], bias: [-1], activation: 'sigmoid' }]),
    preprocessing: scaling,
  };
  const constant: Inputs = { model: flat, dataset: data(twoClasses) };

  test('a model that always says the same has no importance, no effect, no counterfactual, and one leaf', async () => {
    const { tables: important } = await report('explain.permutationImportance', constant, { metric: 'log_loss' });
    expect(important?.[0]?.rows.map((row) => row.slice(1))).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    const { plots: effects } = await report('explain.accumulatedLocalEffects', constant);
    expect(effects?.every((drawn) => drawn.plot === 'localEffects' && drawn.effects.every((v) => v === 0))).toBe(true);
    const { plots: lines } = await report('explain.partialDependence', constant);
    const answer = Math.fround(1 / (1 + Math.E));
    for (const drawn of lines ?? []) {
      if (drawn.plot !== 'dependence') throw new Error('No dependence');
      for (const value of drawn.mean) expect(value).toBeCloseTo(answer, 5);
    }
    const found = await report('explain.counterfactual', constant, { rows: 3 });
    expect(found.metrics).toMatchObject({ rows_used: 3, counterfactuals_found: 0, not_found: 3, mean_distance: null });
    const tree = await report('explain.surrogateTree', constant);
    expect(tree.metrics).toMatchObject({ leaves: 1, fidelity: 1, commonest_answer: 1 });
  });

  test('one row is enough for each', async () => {
    const one = splitOf(held.x.slice(0, 3), 3);
    const dataset = { ...data(twoClasses), splits: { ...data(twoClasses).splits, test: one } };
    const inputs = { model: steep, dataset };
    for (const kind of ['explain.permutationImportance', 'explain.nearestExamples', 'explain.counterfactual'] as const)
      expect((await report(kind, inputs)).metrics['rows_used']).toBe(1);
    for (const kind of ['explain.partialDependence', 'explain.accumulatedLocalEffects'] as const) {
      const { plots } = await report(kind, inputs, { split: 'test' });
      expect(plots?.every((drawn) => 'x' in drawn && drawn.x.length === 1)).toBe(true);
    }
  });

  test('of 100,000 rows as many are drawn as were asked for', async () => {
    const many = splitOf(normalRows(100_000, 3, 5), 3);
    const dataset = { ...data(twoClasses), splits: { train: many, validation: many, test: many } };
    const inputs = { model: steep, dataset };
    for (const [kind, rows] of [
      ['explain.permutationImportance', 1000],
      ['explain.partialDependence', 500],
      ['explain.accumulatedLocalEffects', 5000],
      ['explain.surrogateTree', 5000],
      ['explain.counterfactual', 5],
      ['explain.nearestExamples', 5],
    ] as const)
      expect([kind, (await report(kind, inputs)).metrics['rows_used']]).toEqual([kind, rows]);
  });
});

describe('what is refused', () => {
  const other = { ...data(twoClasses), features: ['f0', 'x', 'f2'] };
  const empty = { ...data(twoClasses), splits: { ...data(twoClasses).splits, test: splitOf(new Float32Array(), 3) } };
  const bare = { ...data(twoClasses), splits: { ...data(twoClasses).splits, train: splitOf(new Float32Array(), 3) } };
  const broken = { ...steep, weights: steep.weights.map((w) => ({ ...w, values: w.values.map(() => Number.NaN) })) };
  const [input, ...layers] = steep.network.layers;
  const embedding = { name: 'words', className: 'Embedding', config: {}, calls: [[refTo('input')]] };
  const tokens = { ...steep, network: { ...steep.network, layers: input ? [input, embedding, ...layers] : [] } };
  const numbers: Inputs = { model: line, dataset: data(aNumber) };
  const cases: readonly (readonly [string, Kind, Inputs, Record<string, unknown>])[] = [
    ['model.columns', 'explain.permutationImportance', { ...both, dataset: other }, {}],
    ['model.columns', 'explain.partialDependence', { ...both, dataset: { ...data(twoClasses), shape: [4] } }, {}],
    [
      'model.preprocessing',
      'explain.counterfactual',
      { ...both, dataset: { ...data(twoClasses), preprocessing: otherSteps(data(twoClasses).preprocessing) } },
      {},
    ],
    ['explain.noRows', 'explain.nearestExamples', { ...both, dataset: empty }, {}],
    ['explain.noTrainingRows', 'explain.surrogateTree', { ...both, dataset: bare }, {}],
    ['explain.notFinite', 'explain.accumulatedLocalEffects', { ...both, model: broken }, {}],
    ['explain.unknownFeature', 'explain.partialDependence', both, { features: 'f0, height' }],
    ['explain.unknownOutput', 'explain.accumulatedLocalEffects', both, { output: 'calm' }],
    ['explain.metricOfNumbers', 'explain.permutationImportance', both, { metric: 'r2' }],
    ['explain.metricOfClasses', 'explain.permutationImportance', numbers, { metric: 'log_loss' }],
    ['explain.oneFeature', 'explain.partialDependence', both, { together: 'pair', features: 'f1' }],
    ['explain.unknownClass', 'explain.counterfactual', both, { wanted: 'tame' }],
    ['explain.noGoal', 'explain.counterfactual', numbers, {}],
    ['explain.noGoal', 'explain.counterfactual', numbers, { atLeast: 3, atMost: 2 }],
    ['explain.alreadyThere', 'explain.counterfactual', numbers, { atLeast: -1000 }],
    ['explain.nothingFree', 'explain.counterfactual', both, { fixed: 'f0,f1,f2' }],
    ['explain.rowNotThere', 'explain.counterfactual', both, { which: [3] }],
    ['explain.rowNotThere', 'explain.nearestExamples', both, { which: [1001, 5] }],
    ['explain.tokens', 'explain.partialDependence', { model: tokens, dataset: data(twoClasses) }, {}],
    ['explain.bounds', 'explain.counterfactual', both, { bounds: 'f0 1 to 2' }],
    ['explain.bounds', 'explain.counterfactual', both, { bounds: 'f0: 3 .. 2' }],
    ['explain.unknownFeature', 'explain.counterfactual', both, { bounds: 'age: 3 .. 4' }],
    ['explain.noHiddenLayer', 'explain.nearestExamples', both, { space: 'hidden' }],
    ['training.noOptimizers', 'train.descentView', {}, { optimizers: [] }],
    ['training.descentNeedsData', 'train.descentView', {}, { surface: 'linearRegression' }],
    ['training.descentNeedsNetwork', 'train.descentView', { dataset: data(twoClasses) }, { surface: 'network' }],
    [
      'training.descentNeedsNumber',
      'train.descentView',
      { dataset: data(twoClasses) },
      { surface: 'linearRegression' },
    ],
    [
      'training.descentNeedsTwoClasses',
      'train.descentView',
      { dataset: data(aNumber) },
      { surface: 'logisticRegression' },
    ],
    [
      'explain.unknownFeature',
      'train.descentView',
      { dataset: data(aNumber) },
      { surface: 'linearRegression', feature: 'x' },
    ],
  ];
  test.each(cases)('%s by %s', async (code, kind, inputs, params) => {
    expect(await codeOf(report(kind, inputs, params))).toBe(code);
  });
});
