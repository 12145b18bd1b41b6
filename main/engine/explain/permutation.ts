// Shapley values by orders of joining (Castro 2009), each walked in both directions (antithetic, Mitchell 2022). Every
// walk's contributions telescope, so the shares add up to prediction − base whatever the number of permutations.
import { ends, evaluate } from '#engine/explain/game.ts';
import type { Attribution, Game, MethodOptions, Walk } from '#engine/explain/game.ts';

/** Masks that are made at once while walking a game without a way of its own. */
const maskBytes = 8 * 1024 * 1024;

/** `orders`: each holds every player once; the share of a player is the mean over orders and directions. */
export async function permutationShapley(
  game: Game,
  orders: readonly Int32Array[],
  options: MethodOptions = {},
): Promise<Attribution> {
  const { players, outputs } = game;
  const { base, prediction } = await ends(game, options.signal);
  const shares = new Float64Array(players * outputs);
  for (const [walked, order] of orders.entries()) {
    const progress = (fraction: number): void => options.progress?.((walked + fraction) / orders.length);
    const walk = await (game.walk
      ? game.walk(order, options.signal)
      : plainWalk(game, order, { ...options, progress }));
    // Both walks start and end at the same two coalitions; taking their values from one place makes the sum exact.
    pin(walk.forward, base, prediction);
    pin(walk.backward, prediction, base);
    order.forEach((player, t) => {
      for (let k = 0; k < outputs; k++) {
        const here = t * outputs + k;
        const joined = (walk.forward[here + outputs] ?? 0) - (walk.forward[here] ?? 0);
        const left = (walk.backward[here] ?? 0) - (walk.backward[here + outputs] ?? 0);
        shares[player * outputs + k] = (shares[player * outputs + k] ?? 0) + (joined + left) / (2 * orders.length);
      }
    });
    progress(1);
  }
  const walks = 2 * orders.length * (players + 1);
  return { base, prediction, values: shares, evaluations: (walks + 2) * game.rowsPerCoalition };
}

function pin(values: Float64Array, first: Float64Array, last: Float64Array): void {
  values.set(first, 0);
  values.set(last, values.length - last.length);
}

/** Walks by asking for each coalition. */
export async function plainWalk(game: Game, order: Int32Array, options: MethodOptions = {}): Promise<Walk> {
  const { players, outputs } = game;
  const walk = {
    forward: new Float64Array((players + 1) * outputs),
    backward: new Float64Array((players + 1) * outputs),
  };
  const block = Math.max(1, Math.floor(maskBytes / players));
  for (const [direction, values] of [walk.forward, walk.backward].entries()) {
    const current = new Uint8Array(players).fill(direction);
    for (let start = 0; start <= players; start += block) {
      const count = Math.min(block, players + 1 - start);
      const masks = new Uint8Array(count * players);
      for (let t = start; t < start + count; t++) {
        if (t > 0) current[order[t - 1] ?? 0] = 1 - direction;
        masks.set(current, (t - start) * players);
      }
      const progress = (fraction: number): void =>
        options.progress?.((direction + (start + fraction * count) / (players + 1)) / 2);
      values.set(await evaluate(game, masks, count, { ...options, progress }), start * outputs);
    }
  }
  return walk;
}
