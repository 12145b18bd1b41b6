// Shapley values by orders of joining (Castro 2009), each walked in both directions (antithetic, Mitchell 2022). Every
// walk's contributions telescope, so the shares add up to prediction − base whatever the number of permutations.
import { coalitionSet } from '#engine/explain/games/coalition-set.ts';
import { ends, evaluate } from '#engine/explain/games/game.ts';
import type { Attribution, Game, MethodOptions, Walk } from '#engine/explain/games/game.ts';

/** Masks that are made at once while walking a game without a way of its own. */
const maskBytes = 8 * 1024 * 1024;

export interface WalkOptions extends MethodOptions {
  /** Only as players join, not also as they leave: half the evaluations, more than half the noise. */
  readonly oneWay?: boolean;
}

/** `orders`: each holds every player once; the share of a player is the mean over orders and directions. */
export async function permutationShapley(
  game: Game,
  orders: readonly Int32Array[],
  options: WalkOptions = {},
): Promise<Attribution> {
  const { players, outputs } = game;
  if (!game.walk && 2 * orders.length * players * players <= maskBytes) return atOnce(game, orders, options);
  const { base, prediction } = await ends(game, options.signal);
  const shares = new Float64Array(players * outputs);
  for (const [walked, order] of orders.entries()) {
    const progress = (fraction: number): void => options.progress?.((walked + fraction) / orders.length);
    const walk = await (game.walk
      ? game.walk(order, options.signal)
      : plainWalk(game, order, { ...options, progress }, options.oneWay));
    // Both walks start and end at the same two coalitions; taking their values from one place makes the sum exact.
    pin(walk.forward, base, prediction);
    pin(walk.backward, prediction, base);
    order.forEach((player, t) => {
      for (let k = 0; k < outputs; k++) {
        const here = t * outputs + k;
        const joined = (walk.forward[here + outputs] ?? 0) - (walk.forward[here] ?? 0);
        const left = (walk.backward[here] ?? 0) - (walk.backward[here + outputs] ?? 0);
        const mean = options.oneWay ? joined : (joined + left) / 2;
        shares[player * outputs + k] = (shares[player * outputs + k] ?? 0) + mean / orders.length;
      }
    });
    progress(1);
  }
  const walks = (options.oneWay && !game.walk ? 1 : 2) * orders.length * (players + 1);
  return { base, prediction, values: shares, evaluations: (walks + 2) * game.rowsPerCoalition };
}

/** All different coalitions of all orders in one request. */
async function atOnce(game: Game, orders: readonly Int32Array[], options: WalkOptions): Promise<Attribution> {
  const { players, outputs } = game;
  const coalitions = coalitionSet(players);
  const empty = coalitions.indexOf(new Uint8Array(players));
  const grand = coalitions.indexOf(new Uint8Array(players).fill(1));
  const directions = options.oneWay ? [0] : [0, 1];
  const walks = orders.flatMap((order) =>
    directions.map((direction) => walkPlaces(coalitions.indexOf, order, direction)),
  );
  const values = await evaluate(game, coalitions.masks(), coalitions.count, options);
  const shares = new Float64Array(players * outputs);
  const part = 1 / walks.length;
  for (const [w, places] of walks.entries()) {
    const order = orders[Math.floor(w / directions.length)] ?? new Int32Array();
    const sign = w % directions.length === 0 ? part : -part;
    for (let t = 0; t < players; t++) {
      const [here, next] = [(places[t] ?? 0) * outputs, (places[t + 1] ?? 0) * outputs];
      const share = (order[t] ?? 0) * outputs;
      for (let k = 0; k < outputs; k++)
        shares[share + k] = (shares[share + k] ?? 0) + sign * ((values[next + k] ?? 0) - (values[here + k] ?? 0));
    }
  }
  return {
    base: values.slice(empty * outputs, (empty + 1) * outputs),
    prediction: values.slice(grand * outputs, (grand + 1) * outputs),
    values: shares,
    evaluations: coalitions.count * game.rowsPerCoalition,
  };
}

/** Where the coalitions along an order lie: from none to all (0), or from all to none (1). */
function walkPlaces(indexOf: (mask: Uint8Array) => number, order: Int32Array, direction: number): Int32Array {
  const current = new Uint8Array(order.length).fill(direction);
  const places = new Int32Array(order.length + 1);
  places[0] = indexOf(current);
  for (let t = 0; t < order.length; t++) {
    current[order[t] ?? 0] = 1 - direction;
    places[t + 1] = indexOf(current);
  }
  return places;
}

function pin(values: Float64Array, first: Float64Array, last: Float64Array): void {
  values.set(first, 0);
  values.set(last, values.length - last.length);
}

/** Walks by asking for each coalition. */
export async function plainWalk(
  game: Game,
  order: Int32Array,
  options: MethodOptions = {},
  oneWay = false,
): Promise<Walk> {
  const { players, outputs } = game;
  const walk = {
    forward: new Float64Array((players + 1) * outputs),
    backward: new Float64Array((players + 1) * outputs),
  };
  const block = Math.max(1, Math.floor(maskBytes / players));
  for (const [direction, values] of [walk.forward, walk.backward].entries()) {
    if (oneWay && direction === 1) break;
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
