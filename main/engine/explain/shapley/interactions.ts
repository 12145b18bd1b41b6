// What pairs of players bring beyond what each brings alone, by all coalitions. Two definitions that differ in how the
// effects of larger groups are dealt to pairs.
import { allCoalitions, bitCount, exactShapley } from '#engine/explain/shapley/exact.ts';
import { evaluate } from '#engine/explain/games/game.ts';
import type { Game, MethodOptions } from '#engine/explain/games/game.ts';

/**
 * shapley: the Shapley interaction index (Grabisch and Roubens 1999); each row of the matrix sums to the player's
 * Shapley value. taylor: the Shapley-Taylor index of order 2 (Dhamdhere 2020); all entries sum to prediction − base.
 */
export type InteractionIndex = 'shapley' | 'taylor';

/** players × players × outputs, symmetric: half of a pair's effect in each of its two places, what is left on the diagonal. */
export async function interactionValues(
  game: Game,
  index: InteractionIndex,
  options: MethodOptions = {},
): Promise<Float64Array> {
  const { players, outputs } = game;
  const count = 2 ** players;
  const values = await evaluate(game, allCoalitions(players), count, options);
  const known: Game = { ...game, batch: count, values: async () => values };
  const weightOf = pairWeights(players, index);
  const matrix = new Float64Array(players * players * outputs);
  const place = (i: number, j: number, k: number): number => (i * players + j) * outputs + k;
  for (let i = 0; i < players; i++) {
    for (let j = i + 1; j < players; j++) {
      const pair = (1 << i) | (1 << j);
      for (let coalition = 0; coalition < count; coalition++) {
        if (coalition & pair) continue;
        const weight = weightOf[bitCount(coalition)] ?? 0;
        for (let k = 0; k < outputs; k++) {
          const at = (members: number): number => values[members * outputs + k] ?? 0;
          const effect = at(coalition | pair) - at(coalition | (1 << i)) - at(coalition | (1 << j)) + at(coalition);
          matrix[place(i, j, k)] = (matrix[place(i, j, k)] ?? 0) + (weight * effect) / 2;
        }
      }
      for (let k = 0; k < outputs; k++) matrix[place(j, i, k)] = matrix[place(i, j, k)] ?? 0;
    }
  }
  const own = index === 'shapley' ? (await exactShapley(known)).values : undefined;
  for (let i = 0; i < players; i++) {
    for (let k = 0; k < outputs; k++) {
      let alone = own?.[i * outputs + k] ?? (values[(1 << i) * outputs + k] ?? 0) - (values[k] ?? 0);
      for (let j = 0; own && j < players; j++) if (j !== i) alone -= matrix[place(i, j, k)] ?? 0;
      matrix[place(i, i, k)] = alone;
    }
  }
  return matrix;
}

/** By size of the coalition: |S|! (n − |S| − 2)! / (n − 1)!, or 2 |S|! (n − |S| − 1)! / n!. */
function pairWeights(players: number, index: InteractionIndex): Float64Array {
  const weights = new Float64Array(Math.max(0, players - 1));
  let weight = index === 'shapley' ? 1 / (players - 1) : 2 / players;
  const last = index === 'shapley' ? players - 2 : players - 1;
  for (let size = 0; size < weights.length; size++) {
    weights[size] = weight;
    weight *= (size + 1) / (last - size);
  }
  return weights;
}
