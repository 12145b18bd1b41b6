// Masking on tensors and the running sums through a first dense layer, against rows masked one by one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exactShapley } from '#engine/explain/shapley/exact.ts';
import type { Game } from '#engine/explain/games/game.ts';
import { backgroundMasker, maskedGame } from '#test/reference/oracles/masked-game.ts';
import { openExplained, splitFirstDense } from '#engine/explain/shapley/open-explained.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import { permutationShapley, plainPath } from '#engine/explain/shapley/permutation.ts';
import { rowGames } from '#engine/explain/games/tensor-game.ts';
import type { NetworkData } from '#engine/values/layer.ts';
import type { WeightData } from '#engine/values/model.ts';
import { refTo } from '#engine/network/build-network.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { generator, permutation } from '#engine/kernels/random.ts';

let tf: Tf;
let tensors = 0;
beforeAll(async () => {
  ({ tf } = await openBackend());
  tensors = tf.memory().numTensors;
});
afterAll(() => expect(tf.memory().numTensors).toBe(tensors));

/** Dense `sizes` with tanh, the last linear. */
function network(
  features: number,
  sizes: readonly number[],
  useBias = true,
): { network: NetworkData; weights: WeightData[] } {
  const random = generator(features);
  const values = (count: number, scale: number): Float32Array =>
    Float32Array.from({ length: count }, () => scale * random.normal());
  const dense = sizes.map((units, i) => ({
    name: `d${i}`,
    className: 'Dense',
    config: { units, activation: i + 1 < sizes.length ? 'tanh' : 'linear', use_bias: useBias },
    calls: [[refTo(i === 0 ? 'x' : `d${i - 1}`)]],
  }));
  const weights = sizes.flatMap((units, i): WeightData[] => {
    const inputs = i === 0 ? features : (sizes[i - 1] ?? 0);
    const kernel = {
      layer: `d${i}`,
      name: 'kernel',
      shape: [inputs, units],
      values: values(inputs * units, 1 / Math.sqrt(inputs)),
      trainable: true,
    };
    const bias = { layer: `d${i}`, name: 'bias', shape: [units], values: values(units, 0.3), trainable: true };
    return useBias ? [kernel, bias] : [kernel];
  });
  const input = { name: 'x', className: 'InputLayer', config: { batch_shape: [null, features] }, calls: [] };
  return {
    network: { layers: [input, ...dense], inputs: [refTo('x')], outputs: [refTo(`d${sizes.length - 1}`)] },
    weights,
  };
}

function numbers(count: number, seed: number): Float32Array {
  const random = generator(seed);
  return Float32Array.from({ length: count }, () => random.normal());
}

async function withGames(
  features: number,
  sizes: readonly number[],
  batchRows: number,
  work: (game: Game, slow: Game, model: ExplainedModel) => Promise<void>,
  useBias = true,
): Promise<void> {
  const model = openExplained(tf, network(features, sizes, useBias));
  const background = numbers(9 * features, 5);
  const row = numbers(features, 6);
  const games = rowGames(tf, model, background, { batchRows });
  const slow = maskedGame(
    async (rows, count) => tf.tidy(() => model.predict(tf.tensor2d(rows, [count, features])).dataSync<'float32'>()),
    backgroundMasker(row, background),
    model.outputs,
  );
  try {
    await work(games.of(row), slow, model);
  } finally {
    games.dispose();
    model.dispose();
  }
}

const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  expect(a.length).toBe(b.length);
  return Array.from(a, (v, i) => Math.abs(v - (b[i] ?? Number.NaN))).reduce((max, gap) => Math.max(max, gap), 0);
};

describe('masking on tensors', () => {
  // 9 background rows: pieces of part of them, of one coalition, of several.
  it.each([2, 9, 20, 1000])('gives the values of rows masked one by one, in pieces of %i rows', async (batchRows) => {
    await withGames(6, [5, 3], batchRows, async (game, slow) => {
      const fast = await exactShapley(game);
      const plain = await exactShapley(slow);
      expect(largestGap(fast.values, plain.values)).toBeLessThan(1e-6);
      expect(largestGap(fast.base, plain.base)).toBeLessThan(1e-6);
    });
  });
});

describe('walking through a first dense layer', () => {
  // Blocks and a rest, whole blocks; pieces of one and of several background rows.
  it.each([
    [65, 64, true],
    [96, 64, true],
    [75, 300, false],
    [500, 600, true],
    [500, 100_000, false],
  ])('meets every coalition of %i features in pieces of %i rows', async (features, batchRows, useBias) => {
    await withGames(
      features,
      [16, 8, 2],
      batchRows,
      async (game, slow) => {
        const order = permutation(features, generator(3));
        const path = await game.path?.(order);
        const plain = await plainPath(slow, order);
        expect(largestGap(path?.forward ?? [], plain.forward)).toBeLessThan(2e-6);
        expect(largestGap(path?.backward ?? [], plain.backward)).toBeLessThan(2e-6);
      },
      useBias,
    );
  });

  it('ends where the model does: shares sum to f(x) − E[f]', async () => {
    await withGames(1000, [32, 1], 16_384, async (game, slow) => {
      const found = await permutationShapley(game, [permutation(1000, generator(4))]);
      const sum = found.values.reduce((total, v) => total + v, found.base[0] ?? 0);
      const masks = new Uint8Array(1000).fill(1);
      expect(Math.abs(sum - ((await slow.values(masks, 1))[0] ?? 0))).toBeLessThan(1e-6);
    });
  });

  it('obeys a cancel between pieces', async () => {
    await withGames(200, [16, 1], 224, async (game) => {
      const controller = new AbortController();
      setImmediate(() => controller.abort());
      await expect(game.path?.(permutation(200, generator(1)), controller.signal)).rejects.toThrow(/abort/i);
    });
  });

  it('is offered only where the input goes to one dense layer', () => {
    const plain = network(4, [3, 1]);
    expect(splitFirstDense(tf, plain)?.units).toBe(3);
    const [input, first, second] = plain.network.layers;
    if (!input || !first || !second) throw new Error('three layers');
    const skip = { ...second, calls: [[refTo('d0')], [refTo('x')]] };
    expect(
      splitFirstDense(tf, { ...plain, network: { ...plain.network, layers: [input, first, skip] } }),
    ).toBeUndefined();
    const picture = { ...input, config: { batch_shape: [null, 2, 2, 1] } };
    expect(
      splitFirstDense(tf, { ...plain, network: { ...plain.network, layers: [picture, first, second] } }),
    ).toBeUndefined();
  });

  it('answers several rows in one call as it answers each alone', async () => {
    const random = generator(6);
    const numbers = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());
    const model = openExplained(tf, network(9, [6, 2]));
    const games = rowGames(tf, model, numbers(20 * 9), { batchRows: model.batchRows, tileRows: model.tileRows });
    const asked = Array.from({ length: 7 }, (_, i) => ({ row: numbers(9), order: permutation(9, generator(i)) }));
    const explain = ({ row, order }: (typeof asked)[number]) => permutationShapley(games.of(row), [order]);
    expect(games.together).toBeGreaterThan(asked.length);
    const all = await Promise.all(asked.map(explain));
    for (const [i, one] of asked.entries()) {
      const alone = await explain(one);
      expect(largestGap(all[i]?.values ?? [], alone.values)).toBeLessThan(1e-6);
      const exact = await plainPath(games.of(one.row), one.order);
      expect(largestGap(alone.base, exact.forward.slice(0, 2))).toBeLessThan(1e-6);
    }
    games.dispose();
    model.dispose();
  });

  it('takes a small convolution as the matrix that it is', async () => {
    const random = generator(9);
    const numbers = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());
    const conv = { filters: 3, kernel_size: [3, 2], strides: [2, 1], padding: 'same', activation: 'relu' };
    const layers = [
      { name: 'x', className: 'InputLayer', config: { batch_shape: [null, 5, 4, 2] }, calls: [] },
      { name: 'c', className: 'Conv2D', config: conv, calls: [[refTo('x')]] },
      { name: 'f', className: 'Flatten', config: {}, calls: [[refTo('c')]] },
      { name: 'd', className: 'Dense', config: { units: 2, activation: 'sigmoid' }, calls: [[refTo('f')]] },
    ];
    const weight = (layer: string, name: string, shape: number[]) => ({
      layer,
      name,
      shape,
      trainable: true,
      values: numbers(shape.reduce((size, n) => size * n, 1)),
    });
    const model = {
      network: { layers, inputs: [refTo('x')], outputs: [refTo('d')] },
      weights: [
        weight('c', 'kernel', [3, 2, 2, 3]),
        weight('c', 'bias', [3]),
        weight('d', 'kernel', [36, 2]),
        weight('d', 'bias', [2]),
      ],
    };
    const opened = openExplained(tf, model);
    const rows = numbers(7 * 40);
    tf.tidy(() => {
      const x = tf.tensor2d(rows, [7, 40]);
      const dense = opened.firstDense;
      const unfused = dense?.after(tf.add(tf.matMul(x, dense.kernel), dense.bias));
      expect(dense?.kernel.shape).toEqual([40, 36]);
      expect(largestGap(unfused?.dataSync() ?? [], opened.predict(x).dataSync())).toBeLessThan(1e-6);
    });
    opened.dispose();
  });
});
