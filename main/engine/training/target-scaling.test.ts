import { beforeAll, describe, expect, test } from 'vitest';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { openPredictor } from '#engine/network/predictor.ts';
import { fitScaling, scaledTarget, unitOf, unscaledNetwork } from '#engine/training/target-scaling.ts';
import type { TargetScaling } from '#engine/training/target-scaling.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { NetworkData } from '#engine/values/layer.ts';

let tf: Tf;
beforeAll(async () => {
  ({ tf } = await openBackend());
});

const target = (scaled?: TargetInfo['scaled']): TargetInfo => ({
  name: 'price',
  kind: 'number',
  classes: [],
  ...(scaled && { scaled }),
});
const prices = Float32Array.of(120_000, 250_000, 480_000, 1_150_000);

function fitted(by: NonNullable<TargetInfo['scaled']>, y = prices): TargetScaling {
  const scaling = fitScaling(target(by), y);
  if (!scaling) throw new Error('no scaling');
  return scaling;
}

describe('fitting', () => {
  test('mean and spread, as scikit-learn’s StandardScaler has them', () => {
    expect(fitted('standardise')).toEqual({ log: false, offset: 500_000, scale: Math.sqrt(157_450_000_000) });
    expect(unitOf(fitted('standardise'))).toBe(Math.sqrt(157_450_000_000));
  });

  test('least and greatest, of very many rows too', () => {
    expect(fitted('range')).toEqual({ log: false, offset: 120_000, scale: 1_030_000 });
    const many = Float32Array.from({ length: 300_000 }, (_, row) => row - 7);
    expect(fitted('range', many)).toEqual({ log: false, offset: -7, scale: 299_999 });
  });

  test('the logarithm, whose errors have no unit of their own', () => {
    const logs = [...prices].map(Math.log1p);
    const mean = logs.reduce((sum, value) => sum + value, 0) / 4;
    const spread = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4);
    const scaling = fitted('logarithm');
    expect(scaling.offset).toBeCloseTo(mean, 12);
    expect(scaling.scale).toBeCloseTo(spread, 12);
    expect(unitOf(scaling)).toBeUndefined();
  });

  test('in 64 bits: what is large and close together stays apart', () => {
    const close = Float32Array.from({ length: 100_000 }, (_, row) => 16_000_000 + (row % 2));
    expect(fitted('standardise', close)).toEqual({ log: false, offset: 16_000_000.5, scale: 0.5 });
  });

  test('one value, or none, keeps the scale 1; a target that is not meant is left', () => {
    expect(fitted('standardise', Float32Array.of(5, 5))).toEqual({ log: false, offset: 5, scale: 1 });
    expect(fitted('range', Float32Array.of(5, 5))).toEqual({ log: false, offset: 5, scale: 1 });
    for (const by of ['standardise', 'range'] as const)
      expect(fitted(by, new Float32Array())).toEqual({ log: false, offset: 0, scale: 1 });
    expect(fitScaling(target(), prices)).toBeUndefined();
  });
});

describe('undoing', () => {
  /** A network that hands its row on. */
  const identity: NetworkData = {
    layers: [
      { name: 'x', className: 'InputLayer', config: { batch_shape: [null, 1] }, calls: [] },
      { name: 'y', className: 'Activation', config: { activation: 'linear' }, calls: [[refTo('x')]] },
    ],
    inputs: [refTo('x')],
    outputs: [refTo('y')],
  };

  test.each(['standardise', 'logarithm', 'range'] as const)('%s gives the numbers back', async (by) => {
    const scaling = fitted(by);
    const network = unscaledNetwork(identity, [scaling]);
    const predictor = openPredictor(tf, { network, weights: [] });
    const back = await predictor.predictRows(scaledTarget(scaling, prices));
    predictor.dispose();
    back.forEach((value, row) => expect(value / (prices[row] ?? 0)).toBeCloseTo(1, 5));
  });

  test('of several outputs those that are scaled, under names that are free', () => {
    const second = {
      name: 'y_unscaled',
      className: 'Activation',
      config: { activation: 'relu' },
      calls: [[refTo('x')]],
    };
    const both: NetworkData = {
      ...identity,
      layers: [...identity.layers, second],
      outputs: [
        { ...refTo('y'), of: 'price', lossWeight: 2 },
        { ...refTo('y_unscaled'), of: 'area' },
      ],
    };
    const { outputs } = unscaledNetwork(both, [fitted('standardise'), undefined]);
    expect(outputs).toEqual([{ ...refTo('y_unscaled_'), of: 'price', lossWeight: 2 }, both.outputs[1]]);
    const built = buildNetwork(unscaledNetwork(both, [fitted('logarithm'), fitted('range')]));
    expect(built.outputShapes).toEqual([[1], [1]]);
    expect(built.parameters).toBe(0);
  });
});
