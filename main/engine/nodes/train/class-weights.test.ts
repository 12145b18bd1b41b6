// Balanced classes: a rare row counts as much as if it were there more often.
import { afterAll, expect, test } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import { fit as spec } from '#shared/nodes/train/fit.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { datasetOf, testContext } from '#test/support/test-context.ts';
import { fit } from '#engine/nodes/train/fit.ts';
import { oneInput } from '#test/support/one-input.ts';
import type { OneDataset } from '#test/support/one-input.ts';
import type { LayerValue } from '#engine/values/layer.ts';
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

function trained(dataset: OneDataset, classWeights: 'none' | 'balanced') {
  return fit.run({ dataset: oneInput(dataset), network, optimizer }, { ...params, classWeights }, context);
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
