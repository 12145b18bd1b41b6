// Shapley values by all 2^players coalitions. For few players only: 12 are 4,096 coalitions, 20 a million.
import { evaluate } from '#engine/explain/games/game.ts';
import type { Attribution, Game, MethodOptions } from '#engine/explain/games/game.ts';

/** Above this the masks alone would fill memory; callers choose their own, lower limit. */
export const exactPlayersLimit = 20;

/** The definition (Shapley 1953): each player's marginal contributions, weighted |S|! (n − |S| − 1)! / n!. */
export async function exactShapley(game: Game, options: MethodOptions = {}): Promise<Attribution> {
  const { players, outputs } = game;
  if (players > exactPlayersLimit)
    throw new RangeError(`players: expected at most ${exactPlayersLimit}, received ${players}`);
  const count = 2 ** players;
  const values = await evaluate(game, allCoalitions(players), count, options);
  const weights = marginalWeights(players);
  const shapleyValues = new Float64Array(players * outputs);
  for (let coalition = 0; coalition < count; coalition++) {
    const size = bitCount(coalition);
    for (let player = 0; player < players; player++) {
      // A coalition counts for its members with what they brought, for the others with what they would join.
      const joined = (coalition >> player) & 1;
      const weight = joined ? (weights[size - 1] ?? 0) : -(weights[size] ?? 0);
      for (let k = 0; k < outputs; k++)
        shapleyValues[player * outputs + k] =
          (shapleyValues[player * outputs + k] ?? 0) + weight * (values[coalition * outputs + k] ?? 0);
    }
  }
  return {
    base: values.slice(0, outputs),
    prediction: values.slice((count - 1) * outputs),
    values: shapleyValues,
    evaluations: count * game.rowsPerCoalition,
  };
}

/** count × players masks of every coalition; bit i of a coalition's number is player i. */
export function allCoalitions(players: number): Uint8Array {
  const count = 2 ** players;
  const masks = new Uint8Array(count * players);
  for (let coalition = 0; coalition < count; coalition++) {
    for (let player = 0; player < players; player++) masks[coalition * players + player] = (coalition >> player) & 1;
  }
  return masks;
}

/** |S|! (n − |S| − 1)! / n! by size of S, 0 … n − 1. */
export function marginalWeights(players: number): Float64Array {
  const weights = new Float64Array(players);
  let weight = 1 / players;
  for (let size = 0; size < players; size++) {
    weights[size] = weight;
    weight *= (size + 1) / (players - 1 - size);
  }
  return weights;
}

export function bitCount(value: number): number {
  let rest = value;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}
