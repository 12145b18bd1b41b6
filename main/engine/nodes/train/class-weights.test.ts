// Weights of classes and of rows: one that counts more is as if it were there more often.
import { afterAll, expect, test } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import { fit as spec } from '#shared/nodes/train/fit.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { datasetOf, testContext } from '#test/support/test-context.ts';
import { fit } from '#engine/nodes/train/fit.ts';
import { oneInput } from '#test/support/one-input.ts';
import type { OneDataset } from '#test/support/one-input.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import { generator } from '#engine/kernels/random.ts';

const own = testContext(3);
afterAll(() => own.dispose());
const context = { ...own, node: 'fit' };

const at = (layer: string) => ({ layer, call: 0, tensor: 0 });
const network: LayerValue = {
  type: 'layer',
  network: {
    layers: [
      { name: 'x', className: 'InputLayer', config: { batch_shape: [null, 2] }, calls: [[]] },
      { name: 'p', className: 'Dense', config: { units: 1, activation: 'sigmoid' }, calls: [[at('x')]] },
    ],
    inputs: [at('x')],
    outputs: [at('p')],
  },
} as LayerValue;
const optimizer: OptimizerValue = {
  type: 'optimizer',
  className: 'SGD',
  config: { learning_rate: 0.5 },
  wholeBatch: true,
};
const params = {
  ...(defaultParams(spec) as ParamsOf<typeof spec.params>),
  epochs: 20,
  shuffle: false,
  validate: false,
  restoreBest: false,
};

function trained(dataset: OneDataset | DatasetValue, classWeights: 'none' | 'balanced') {
  return fit.run(
    { dataset: 'type' in dataset ? dataset : oneInput(dataset), network, optimizer },
    { ...params, classWeights, validate: true },
    context,
  );
}

test('a rare class that counts more is one that is there more often', async () => {
  const random = generator(8);
  const common = Array.from({ length: 40 }, () => [random.normal(), random.normal()]);
  const rare = Array.from({ length: 10 }, () => [random.normal() + 1, random.normal()]);
  const labels = [...common.map(() => 0), ...rare.map(() => 1)];
  const few = datasetOf([...common, ...rare], labels, ['no', 'yes']);
  const often = [1, 2, 3, 4].flatMap(() => rare);
  const many = datasetOf([...common, ...often], [...common.map(() => 0), ...often.map(() => 1)], ['no', 'yes']);
  const [weighed, repeated, plain] = await Promise.all([
    trained(few, 'balanced'),
    trained(many, 'none'),
    trained(few, 'none'),
  ]);
  const numbers = ({ model }: typeof weighed) => model.weights.flatMap(({ values }) => [...values]);
  numbers(weighed).forEach((value, i) => expect(value).toBeCloseTo(numbers(repeated)[i] ?? Number.NaN, 5));
  expect(weighed.history.metrics['loss']).toBeCloseTo(repeated.history.metrics['loss'] ?? Number.NaN, 5);
  expect(Math.abs((numbers(weighed).at(-1) ?? 0) - (numbers(plain).at(-1) ?? 0))).toBeGreaterThan(0.1);
});

test('a row that weighs more is one that is there more often, to learn from and to validate on', async () => {
  const random = generator(9);
  const rows = Array.from({ length: 12 }, () => [random.normal(), random.normal()]);
  const labels = rows.map(([x = 0]) => Number(x + random.normal() > 0));
  const often = rows.map((_, row) => row % 4);
  const repeat = <T>(all: readonly T[]): T[] =>
    all.flatMap((one, row) => Array.from({ length: often[row] ?? 0 }, () => one));
  const validated = (own: OneDataset): DatasetValue => {
    const { splits, ...rest } = oneInput(own);
    return { ...rest, splits: { ...splits, validation: splits.train } };
  };
  const many = validated(datasetOf(repeat(rows), repeat(labels), ['no', 'yes']));
  const plain = validated(datasetOf(rows, labels, ['no', 'yes']));
  // The loss is divided by the rows, not by their weights.
  const weight = Float32Array.from(often, (count) => (count * rows.length) / many.splits.train.rows);
  const weighing = { ...plain.splits.train, roles: { weight } };
  const few = { ...plain, splits: { ...plain.splits, train: weighing, validation: weighing } };
  const [weighed, repeated] = await Promise.all([trained(few, 'none'), trained(many, 'none')]);
  weighed.model.weights.forEach(({ values }, w) =>
    values.forEach((value, i) => expect(value).toBeCloseTo(repeated.model.weights[w]?.values[i] ?? Number.NaN, 5)),
  );
  for (const name of ['loss', 'val_loss'])
    expect(weighed.history.metrics[name]).toBeCloseTo(repeated.history.metrics[name] ?? Number.NaN, 5);
  // Metrics count every row alike.
  const right = labels.filter((label, row) => label === Number(probability(weighed.model, rows[row] ?? []) > 0.5));
  expect(weighed.history.metrics['val_accuracy']).toBeCloseTo(right.length / rows.length, 6);
});

function probability({ weights }: ModelValue, [x = 0, y = 0]: readonly number[]): number {
  const [kernel, bias] = weights.map(({ values }) => values);
  return 1 / (1 + Math.exp(-(x * (kernel?.[0] ?? 0) + y * (kernel?.[1] ?? 0) + (bias?.[0] ?? 0))));
}
