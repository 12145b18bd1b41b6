// What every Shapley method owes (efficiency, symmetry, dummy, linearity) and that all of them agree with the
// definition, averaged over every order, on random small games and random small networks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactShapley } from '#engine/explain/shapley/exact.ts';
import { interactionValues } from '#engine/explain/shapley/interactions.ts';
import type { Attribution, Game } from '#engine/explain/games/game.ts';
import { kernelShapley } from '#engine/explain/shapley/kernel.ts';
import { linearShapley } from '#engine/explain/shapley/linear.ts';
import { backgroundMasker, maskedGame } from '#test/reference/oracles/masked-game.ts';
import type { Predict } from '#test/reference/oracles/masked-game.ts';
import { partitionShapley } from '#engine/explain/shapley/partition.ts';
import { permutationShapley } from '#engine/explain/shapley/permutation.ts';
import { generator } from '#engine/kernels/random.ts';

/** A game by a table of 2^players values. */
function tableGame(players: number, value: (members: number) => number): Game {
  return {
    players,
    outputs: 1,
    rowsPerCoalition: 1,
    batch: 7,
    values: async (masks, count) =>
      Float64Array.from({ length: count }, (_, c) =>
        value(masks.subarray(c * players, (c + 1) * players).reduce((bits, on, i) => bits | (on << i), 0)),
      ),
  };
}

function randomGame(players: number, seed: number): { game: Game; value: (members: number) => number } {
  const random = generator(seed);
  const table = Float64Array.from({ length: 2 ** players }, () => random.normal());
  const value = (members: number): number => table[members] ?? Number.NaN;
  return { game: tableGame(players, value), value };
}

function allOrders(players: number): Int32Array[] {
  const grow = (order: readonly number[]): Int32Array[] =>
    order.length === players
      ? [Int32Array.from(order)]
      : Array.from({ length: players }, (_, i) => i)
          .filter((i) => !order.includes(i))
          .flatMap((i) => grow([...order, i]));
  return grow([]);
}

/** The definition, by every order of joining. */
function bruteForce(players: number, value: (members: number) => number): number[] {
  return overOrders(players, allOrders(players), value);
}

/** A random binary tree of players, and all orders that never part what it keeps together. */
function randomTree(n: number, from: number) {
  const random = generator(from);
  const tree: (readonly [number, number])[] = [];
  let open = Array.from({ length: n }, (_, player) => ({ node: player, orders: [[player]] }));
  while (open.length > 1) {
    const shuffled = open.map((one) => ({ one, key: random.next() })).toSorted((a, b) => a.key - b.key);
    const [left, right, ...rest] = shuffled.map(({ one }) => one);
    if (!left || !right) break;
    tree.push([left.node, right.node]);
    const orders = left.orders.flatMap((a) =>
      right.orders.flatMap((b) => [
        [...a, ...b],
        [...b, ...a],
      ]),
    );
    open = [...rest, { node: n + tree.length - 1, orders }];
  }
  return { tree, orders: (open[0]?.orders ?? []).map((order) => Int32Array.from(order)) };
}

/** Mean contributions over the given orders. */
function overOrders(players: number, orders: readonly Int32Array[], value: (members: number) => number): number[] {
  const shapleyValues = Array.from({ length: players }, () => 0);
  for (const order of orders) {
    let members = 0;
    for (const player of order) {
      const more = members | (1 << player);
      shapleyValues[player] = (shapleyValues[player] ?? 0) + (value(more) - value(members)) / orders.length;
      members = more;
    }
  }
  return shapleyValues;
}

/** A tree whose Owen values are the Shapley values: one split, or two players. */
const pairTree = [[0, 1]] as const;

const near = (found: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-9): void => {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++)
    expect(Math.abs((found[i] ?? Number.NaN) - (expected[i] ?? 0)), `share ${i}`).toBeLessThan(tolerance);
};

const players = fc.integer({ min: 2, max: 5 });
const seed = fc.integer({ min: 0, max: 2 ** 31 });
const methods: Record<string, (game: Game) => Promise<Attribution>> = {
  exact: exactShapley,
  kernel: kernelShapley,
  'permutation over all orders': (game) => permutationShapley(game, allOrders(game.players)),
};

describe.each(Object.entries(methods))('%s', (_, explain) => {
  it('agrees with the definition', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, async (n, s) => {
        const { game, value } = randomGame(n, s);
        near((await explain(game)).values, bruteForce(n, value));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('shares out prediction − base', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, async (n, s) => {
        const { base, prediction, values } = await explain(randomGame(n, s).game);
        near([values.reduce((sum, v) => sum + v, base[0] ?? 0)], prediction);
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  it('treats players alike that do the same', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, async (n, s) => {
        const { value } = randomGame(n, s);
        // Players 0 and 1 swap: their coalitions have the mean value of both.
        const swapped = (m: number): number => (m & ~3) | ((m & 1) << 1) | ((m & 2) >> 1);
        const { values } = await explain(tableGame(n, (m) => value(m) + value(swapped(m))));
        near([values[0] ?? 0], [values[1] ?? 1]);
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it('gives nothing to who changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, async (n, s) => {
        const { value } = randomGame(n, s);
        const { values } = await explain(tableGame(n, (m) => value(m & ~1)));
        near([values[0] ?? 1], [0]);
      }),
      { numRuns: 30, seed: 4 },
    );
  });

  it('adds up over a sum of games', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, seed, async (n, s1, s2) => {
        const one = randomGame(n, s1);
        const two = randomGame(n, s2);
        const parts = [(await explain(one.game)).values, (await explain(two.game)).values];
        const sum = await explain(tableGame(n, (m) => 2 * one.value(m) - two.value(m)));
        near(
          sum.values,
          sum.values.map((__, i) => 2 * (parts[0]?.[i] ?? 0) - (parts[1]?.[i] ?? 0)),
        );
      }),
      { numRuns: 30, seed: 5 },
    );
  });
});

describe('partition', () => {
  it('equals the Shapley values for two players, and shares out prediction − base on any tree', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, async (n, s) => {
        const { game, value } = randomGame(n, s);
        if (n === 2) near((await partitionShapley(game, pairTree)).values, bruteForce(2, value));
        const chain = Array.from({ length: n - 1 }, (_, i) => [i === 0 ? 0 : n + i - 1, i + 1] as const);
        const { base, prediction, values } = await partitionShapley(game, chain);
        near([values.reduce((sum, v) => sum + v, base[0] ?? 0)], prediction);
      }),
      { numRuns: 40, seed: 6 },
    );
  });

  it('agrees with the definition of Owen values: the orders that keep together what the tree does', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, async (n, s) => {
        const { game, value } = randomGame(n, s);
        const { tree, orders } = randomTree(n, s);
        near((await partitionShapley(game, tree)).values, overOrders(n, orders, value));
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it('equals the Shapley values where pairs of players act together and the tree pairs them', async () => {
    await fc.assert(
      fc.asyncProperty(seed, async (s) => {
        const [one, two] = [randomGame(2, s), randomGame(2, s + 1)];
        const value = (members: number): number => one.value(members & 3) + two.value(members >> 2);
        const tree = [[0, 1] as const, [2, 3] as const, [4, 5] as const];
        near((await partitionShapley(tableGame(4, value), tree)).values, bruteForce(4, value));
      }),
      { numRuns: 40, seed: 8 },
    );
  });

  it('gives nothing to who changes nothing, and adds up over a sum of games', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, seed, async (n, s1, s2) => {
        const { tree } = randomTree(n, s1);
        const [one, two] = [randomGame(n, s1).value, randomGame(n, s2).value];
        const still = await partitionShapley(
          tableGame(n, (m) => one(m & ~1)),
          tree,
        );
        near([still.values[0] ?? 1], [0]);
        const of = async (value: (m: number) => number) => (await partitionShapley(tableGame(n, value), tree)).values;
        const [first, second] = [await of(one), await of(two)];
        near(
          await of((m) => 2 * one(m) - two(m)),
          first.map((value, i) => 2 * value - (second[i] ?? 0)),
        );
      }),
      { numRuns: 30, seed: 9 },
    );
  });

  it('refuses a tree that leaves a player out', async () => {
    await expect(partitionShapley(randomGame(3, 1).game, pairTree)).rejects.toThrow(RangeError);
  });
});

describe('interactions', () => {
  it('share out what pairs bring together, by the definition', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, async (n, s) => {
        const { game, value } = randomGame(n, s);
        const matrix = await interactionValues(game, 'shapley');
        const shapleyValues = bruteForce(n, value);
        for (let i = 0; i < n; i++)
          near([matrix.subarray(i * n, (i + 1) * n).reduce((a, v) => a + v, 0)], [shapleyValues[i] ?? 0]);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            if (i === j) continue;
            // What i is worth with j in less what i is worth with j out, in the game of all others.
            const without = (m: number): number => {
              const low = m & ((1 << j) - 1);
              return low | ((m >> j) << (j + 1));
            };
            const place = i < j ? i : i - 1;
            const gains = bruteForce(n - 1, (m) => value(without(m) | (1 << j)) - value(without(m)));
            near([matrix[i * n + j] ?? 0], [(gains[place] ?? 0) / 2]);
          }
        }
      }),
      { numRuns: 25, seed: 10 },
    );
  });

  it('of the Shapley-Taylor kind sum to prediction − base', async () => {
    await fc.assert(
      fc.asyncProperty(players, seed, async (n, s) => {
        const { game, value } = randomGame(n, s);
        const matrix = await interactionValues(game, 'taylor');
        near([matrix.reduce((a, v) => a + v, 0)], [value(2 ** n - 1) - value(0)]);
      }),
      { numRuns: 25, seed: 11 },
    );
  });
});

describe('a single permutation', () => {
  it('shares out prediction − base however few there are', async () => {
    const { base, prediction, values } = await permutationShapley(randomGame(6, 9).game, [
      Int32Array.of(3, 1, 0, 5, 2, 4),
    ]);
    near([values.reduce((sum, v) => sum + v, base[0] ?? 0)], prediction, 1e-12);
  });
});

describe('of a model with a background', () => {
  const features = 4;
  const numbers = (count: number, from: number): Float32Array => {
    const random = generator(from);
    return Float32Array.from({ length: count }, () => random.normal());
  };
  const background = numbers(7 * features, 1);
  const row = numbers(features, 2);
  const of = (model: (x: Float32Array) => number, weights?: readonly number[], batchRows = 10): Game => {
    const predict: Predict = async (rows, count) =>
      Float64Array.from({ length: count }, (_, i) => model(rows.subarray(i * features, (i + 1) * features)));
    return maskedGame(predict, backgroundMasker(row, background, weights), 1, batchRows);
  };

  it('has the closed form of a linear model', async () => {
    const coefficients = [0.5, -2, 0, 1.5];
    const mean = coefficients.map(
      (_, j) => Array.from({ length: 7 }, (__, b) => background[b * features + j] ?? 0).reduce((a, v) => a + v, 0) / 7,
    );
    const expected = linearShapley({ coefficients, intercept: 3 }, row, mean);
    const found = await exactShapley(of((x) => coefficients.reduce((sum, c, j) => sum + c * (x[j] ?? 0), 3)));
    near(found.values, expected.values, 1e-6);
    near(found.base, [expected.base], 1e-6);
  });

  it('is one and the same by every method on random small networks, and for linear ones by the closed form', async () => {
    await fc.assert(
      fc.asyncProperty(seed, fc.boolean(), async (s, linear) => {
        const [inner, outer] = [numbers(3 * features, s), numbers(3, s + 1)];
        const model = (x: Float32Array): number =>
          outer.reduce((sum, weight, unit) => {
            let own = 0;
            for (let j = 0; j < features; j++) own += (inner[unit * features + j] ?? 0) * (x[j] ?? 0);
            return sum + weight * (linear ? own : Math.tanh(own));
          }, 0.5);
        const game = of(model);
        const all = await game.values(
          Uint8Array.from({ length: 16 * features }, (_, i) => (Math.floor(i / features) >> (i % features)) & 1),
          16,
        );
        const expected = bruteForce(features, (members) => all[members] ?? Number.NaN);
        for (const explain of Object.values(methods)) near((await explain(game)).values, expected);
        if (!linear) return;
        const means = Array.from({ length: features }, (_, j) =>
          Array.from({ length: 7 }, (__, b) => background[b * features + j] ?? 0).reduce((sum, v) => sum + v / 7, 0),
        );
        const coefficients = means.map((_, j) =>
          outer.reduce((sum, weight, unit) => sum + weight * (inner[unit * features + j] ?? 0), 0),
        );
        near(linearShapley({ coefficients, intercept: 0.5 }, row, means).values, expected, 1e-6);
        // Owen values of a model without interactions are its Shapley values, whatever the tree.
        near((await partitionShapley(game, randomTree(features, s).tree)).values, expected, 1e-6);
      }),
      { numRuns: 30, seed: 12 },
    );
  });

  it('does not depend on how rows are batched, and weighs background rows', async () => {
    const model = (x: Float32Array): number => Math.tanh((x[0] ?? 0) * (x[1] ?? 0)) + Math.max(0, x[2] ?? 0);
    const whole = await exactShapley(of(model, undefined, 1000));
    near((await exactShapley(of(model, undefined, 3))).values, whole.values, 1e-12);
    // A weight of 2 is a row that is there twice.
    const doubled = await exactShapley(of(model, [2, 1, 1, 1, 1, 1, 1]));
    expect(doubled.base[0]).toBeCloseTo((7 * (whole.base[0] ?? 0) + model(background.subarray(0, features))) / 8, 6);
    expect(whole.evaluations).toBe(16 * 7);
  });

  it('gives an unused feature exactly nothing', async () => {
    const found = await exactShapley(of((x) => Math.sin(x[0] ?? 0) * (x[3] ?? 0)));
    expect(Math.abs(found.values[1] ?? 1)).toBeLessThan(1e-15);
  });

  it('stops between batches when it is cancelled', async () => {
    const controller = new AbortController();
    let asked = 0;
    const predict: Predict = async (_, count) => {
      asked++;
      if (asked === 3) controller.abort();
      return new Float64Array(count);
    };
    const game = maskedGame(predict, backgroundMasker(row, background), 1, 10);
    await expect(exactShapley(game, { signal: controller.signal })).rejects.toThrow(/abort/i);
    expect(asked).toBe(3);
  });
});
