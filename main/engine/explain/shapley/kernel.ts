// Shapley values as the weighted least-squares fit of an additive model to coalition values (Lundberg and Lee 2017),
// with the sum enforced exactly. With all coalitions it equals the definition.
import { allCoalitions, bitCount } from '#engine/explain/shapley/exact.ts';
import { kernelPlan } from '#engine/explain/shapley/kernel-plan.ts';
import type { KernelPlan } from '#engine/explain/shapley/kernel-plan.ts';
import { kernelWeight } from '#engine/explain/shapley/kernel-sample.ts';
import { ends, evaluate } from '#engine/explain/games/game.ts';
import type { Attribution, Game, MethodOptions } from '#engine/explain/games/game.ts';

/** By all coalitions, or by those of a plan. The empty and the grand one are asked for apart. */
export async function kernelShapley(
  game: Game,
  options: MethodOptions & { readonly plan?: KernelPlan } = {},
): Promise<Attribution> {
  const plan = options.plan ?? (await wholePlan(game.players));
  const { masks, weights } = plan.sample;
  const { base, prediction } = await ends(game, options.signal);
  const values = await evaluate(game, masks, weights.length, options);
  const shapleyValues = plan.solve(values, base, prediction);
  return { base, prediction, values: shapleyValues, evaluations: (weights.length + 2) * game.rowsPerCoalition };
}

/** All coalitions. */
export function wholePlan(players: number): Promise<KernelPlan> {
  const count = 2 ** players;
  const masks = allCoalitions(players).slice(players, (count - 1) * players);
  const weights = Float64Array.from({ length: count - 2 }, (_, i) => kernelWeight(players, bitCount(i + 1)));
  return kernelPlan({ masks, weights });
}
