// In which units Shapley values add up: the model's own, or log-odds of a probability.
import type { Game, OrderPath } from '#engine/explain/games/game.ts';

export type Link = 'identity' | 'logit';

/** The game whose values are the link of the other's: for logit, of the mean probability over the background. */
export function linkedGame(game: Game, link: Link): Game {
  if (link === 'identity') return game;
  const path = game.path?.bind(game);
  const linkedPath = async (order: Int32Array, signal?: AbortSignal): Promise<OrderPath> => {
    const found = await (path as NonNullable<Game['path']>)(order, signal);
    return { forward: found.forward.map(logit), backward: found.backward.map(logit) };
  };
  return {
    ...game,
    values: async (masks, count, signal) => (await game.values(masks, count, signal)).map(logit),
    ...(path ? { path: linkedPath } : {}),
  };
}

/** ln(p / (1 − p)); infinite at 0 and 1. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}
