// Shapley values as the weighted least-squares fit of an additive model to coalition values (Lundberg and Lee 2017),
// with the sum enforced exactly. With all coalitions it equals the definition.
import { allCoalitions, bitCount } from '#engine/explain/shapley/exact.ts';
import { kernelPlan } from '#engine/explain/shapley/kernel-plan.ts';
import type { KernelPlan } from '#engine/explain/shapley/kernel-plan.ts';
import { ends, evaluate } from '#engine/explain/games/game.ts';
import type { Attribution, Game, MethodOptions } from '#engine/explain/games/game.ts';

export interface CoalitionSample {
  /** count × players. */
  readonly masks: Uint8Array;
  /** One per coalition. */
  readonly weights: ArrayLike<number>;
}

/** By all coalitions, or by those of a plan. The empty and the grand one are asked for apart. */
export async function kernelShapley(
  game: Game,
  options: MethodOptions & { readonly plan?: KernelPlan } = {},
): Promise<Attribution> {
  const plan = options.plan ?? (await wholePlan(game.players));
  const { masks, weights } = plan.sample;
  const { base, prediction } = await ends(game, options.signal);
  const values = await evaluate(game, masks, weights.length, options);
  const shares = plan.solve(values, base, prediction);
  return { base, prediction, values: shares, evaluations: (weights.length + 2) * game.rowsPerCoalition };
}

/** The Shapley kernel by size of the coalition, 1 … players − 1: (n − 1) / (C(n, s) s (n − s)). */
export function kernelWeight(players: number, size: number): number {
  let combinations = 1;
  for (let i = 1; i <= size; i++) combinations *= (players - size + i) / i;
  return (players - 1) / (combinations * size * (players - size));
}

/** All coalitions. */
export function wholePlan(players: number): Promise<KernelPlan> {
  return kernelPlan(allWeighted(players));
}

function allWeighted(players: number): CoalitionSample {
  const count = 2 ** players;
  const masks = allCoalitions(players).slice(players, (count - 1) * players);
  const weights = Float64Array.from({ length: count - 2 }, (_, i) => kernelWeight(players, bitCount(i + 1)));
  return { masks, weights };
}
