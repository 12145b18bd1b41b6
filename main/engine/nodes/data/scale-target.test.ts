// Which targets are marked, what is refused, and that a training on a marked target is one on numbers scaled by hand.
import { afterAll, describe, expect, test } from 'vitest';
import { defaultParams } from '#shared/nodes/catalogue.ts';
import { scaleTarget as spec } from '#shared/nodes/data/scale-target.ts';
import { fit as fitSpec } from '#shared/nodes/train/fit.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { infoOf } from '#engine/kinds/kinds.ts';
import { refTo } from '#engine/network/build-network.ts';
import { at } from '#engine/network/layer.ts';
import { scaleTarget } from '#engine/nodes/data/scale-target.ts';
import { fit } from '#engine/nodes/train/fit.ts';
import { prepareTraining, trainOn } from '#engine/training/prepare.ts';
import { fitScaling, scaledTarget } from '#engine/training/target-scaling.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';
import type { NetworkData } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { oneInput } from '#test/support/one-input.ts';
import { datasetOf, faultOf, testContext } from '#test/support/test-context.ts';

const context = testContext();
afterAll(() => context.dispose());
const usual = defaultParams(spec) as ParamsOf<typeof spec.params>;
const features = Array.from({ length: 90 }, (_, row) => [Math.sin(row), Math.cos(3 * row)]);
const prices = features.map(([a = 0, b = 0]) => 500_000 + 150_000 * a - 90_000 * b * a);

/** Rows 0 … 60 to learn from, the others for validation. */
function divided(y: readonly number[], classes: readonly string[] = []): DatasetValue {
  const { splits, ...rest } = datasetOf(features, y, classes);
  const part = (from: number, to: number) => ({
    rows: to - from,
    x: splits.train.x.slice(from * 2, to * 2),
    y: splits.train.y.slice(from, to),
    source: splits.train.source.slice(from, to),
  });
  return oneInput({ ...rest, splits: { train: part(0, 60), validation: part(60, 90), test: splits.test } });
}

describe('marking', () => {
  test.each(['standardise', 'logarithm', 'range'] as const)('by %s, rows left as they are', async (by) => {
    const dataset = divided(prices);
    const marked = (await scaleTarget.run({ dataset }, { ...usual, by }, context)).dataset;
    expect(marked).toEqual({ ...dataset, targets: [{ name: 'target', kind: 'number', classes: [], scaled: by }] });
    expect(marked.splits).toBe(dataset.splits);
  });

  test('of several targets the numbers, or the one that is named', async () => {
    const one = divided(prices);
    const other = { name: 'sold', kind: 'binary', classes: ['no', 'yes'] } as const;
    const doubled = ({ targets, ...split }: SplitData): SplitData => ({ ...split, targets: [...targets, ...targets] });
    const { train, validation, test: held } = one.splits;
    const dataset: DatasetValue = {
      ...one,
      targets: [...one.targets, other],
      splits: { train: doubled(train), validation: doubled(validation), test: doubled(held) },
    };
    const by = (params: Partial<typeof usual>) => scaleTarget.run({ dataset }, { ...usual, ...params }, context);
    expect((await by({})).dataset.targets.map(({ scaled }) => scaled)).toEqual(['standardise', undefined]);
    expect((await by({ target: 'target' })).dataset.targets[0]?.scaled).toBe('standardise');
    expect(await faultOf(by({ target: 'sold' }))).toEqual({ code: 'scaleTarget.classes', target: 'sold' });
    const unknown = { code: 'scaleTarget.unknown', param: 'target', target: 'rent', known: 'target, sold' };
    expect(await faultOf(by({ target: 'rent' }))).toEqual(unknown);
  });

  test('classes are no numbers', async () => {
    const dataset = divided(
      prices.map((price) => (price > 500_000 ? 1 : 0)),
      ['cheap', 'dear'],
    );
    const fault = { code: 'scaleTarget.classes', target: 'target' };
    expect(await faultOf(scaleTarget.run({ dataset }, usual, context))).toEqual(fault);
    const info = infoOf(dataset);
    if (info.type !== 'dataset') throw new Error(info.type);
    const { infer } = scaleTarget;
    expect(await faultOf(Promise.resolve().then(() => infer({ dataset: info }, usual, context)))).toEqual(fault);
  });

  test('no logarithm of a negative number, whose row is named', async () => {
    const dataset = divided(prices.map((price, row) => (row === 70 ? -3 : price)));
    const fault = { code: 'scaleTarget.negative', param: 'by', target: 'target', value: -3, row: 71 };
    expect(await faultOf(scaleTarget.run({ dataset }, { ...usual, by: 'logarithm' }, context))).toEqual(fault);
    expect(await faultOf(scaleTarget.run({ dataset }, usual, context))).toBeUndefined();
  });
});

describe('training', () => {
  const layer = (name: string, units: number, activation: string, from: string) => ({
    name,
    className: 'Dense',
    config: { units, activation },
    calls: [[refTo(from)]],
  });
  const network: NetworkData = {
    layers: [
      { name: 'x', className: 'InputLayer', config: { batch_shape: [null, 2] }, calls: [] },
      layer('hidden', 8, 'tanh', 'x'),
      layer('y', 1, 'linear', 'hidden'),
    ],
    inputs: [refTo('x')],
    outputs: [refTo('y')],
  };
  const optimizer = {
    type: 'optimizer',
    className: 'Adam',
    config: { learning_rate: 0.01 },
    wholeBatch: false,
  } as const;
  const params = {
    ...(defaultParams(fitSpec) as ParamsOf<typeof fitSpec.params>),
    metrics: ['mean_absolute_error', 'mean_squared_error'],
    epochs: 4,
    batchSize: 4,
  } as const;
  const learnt = async (dataset: DatasetValue, dataBytes?: number): Promise<ModelValue> => {
    const own = { ...context, ...(dataBytes !== undefined && { dataBytes }) };
    return (await fit.run({ dataset, network: { type: 'layer', network }, optimizer }, params, own)).model;
  };
  const weights = (model: ModelValue) => model.weights.map(({ values }) => values);

  test.each([
    { by: 'standardise', bytes: undefined },
    { by: 'logarithm', bytes: undefined },
    { by: 'range', bytes: undefined },
    // The rows, of 12 bytes each, do not fit, so that they are read in blocks.
    { by: 'standardise', bytes: 800 },
  ] as const)('by $by in $bytes bytes is that of numbers scaled by hand', async ({ by, bytes }) => {
    const dataset = divided(prices);
    const { dataset: marked } = await scaleTarget.run({ dataset }, { ...usual, by }, context);
    const { train, validation, test: held } = dataset.splits;
    const scaling = fitScaling(at(marked.targets, 0), at(train.targets, 0));
    if (!scaling) throw new Error('no scaling');
    const byHand = (split: SplitData) => ({ ...split, targets: split.targets.map((y) => scaledTarget(scaling, y)) });
    const scaled = await learnt(marked, bytes);
    const other = await learnt(
      { ...dataset, splits: { train: byHand(train), validation: byHand(validation), test: held } },
      bytes,
    );
    expect(weights(scaled)).toEqual(weights(other));
    expect(scaled.blocks).toEqual(other.blocks);
    expect(scaled.blocks === undefined).toBe(bytes === undefined);
    const unit = scaling.log ? 1 : scaling.scale;
    for (const [epoch, { logs }] of scaled.history.entries()) {
      const own = other.history[epoch]?.logs ?? {};
      expect(logs['val_loss']).toBe(own['val_loss']);
      for (const split of ['', 'val_']) {
        expect(logs[`${split}mean_absolute_error`]).toBe((own[`${split}mean_absolute_error`] ?? 0) * unit);
        expect(logs[`${split}mean_squared_error`]).toBe((own[`${split}mean_squared_error`] ?? 0) * unit ** 2);
      }
    }
    // The weights are those of the network as it was drawn.
    expect(scaled.network.layers.slice(0, 3)).toEqual(network.layers);
    expect(scaled.network.layers.length).toBe(by === 'logarithm' ? 6 : 4);
  });

  test('on other rows, as those of a fold, is scaled by these', async () => {
    const { dataset } = await scaleTarget.run({ dataset: divided(prices) }, usual, context);
    const inputs = { dataset, network: { type: 'layer', network }, optimizer } as const;
    const { signal } = context;
    const task = await prepareTraining(inputs, params, { learnt: ['train'] }, signal);
    const { train, validation } = dataset.splits;
    const swapped = { ...dataset, splits: { ...dataset.splits, train: validation, validation: train } };
    const model = await trainOn(task, swapped, 1, signal, () => undefined);
    const own = fitScaling(at(dataset.targets, 0), at(validation.targets, 0));
    expect(model.network.layers.at(-1)?.config).toEqual({ scale: own?.scale, offset: own?.offset });
    expect(own?.scale).not.toBe(fitScaling(at(dataset.targets, 0), at(train.targets, 0))?.scale);
  });
});
