// Shapley values by orders of joining (Castro 2009), each taken in both directions (antithetic, Mitchell 2022). Every
// path's contributions telescope, so the values add up to prediction − base whatever the number of permutations.
import { coalitionSet } from '#engine/explain/games/coalition-set.ts';
import { ends, evaluate } from '#engine/explain/games/game.ts';
import type { Attribution, Game, MethodOptions, OrderPath } from '#engine/explain/games/game.ts';

/** Masks that are made at once while following an order in a game without `path`. */
const maskBytes = 8 * 1024 * 1024;

export interface PathOptions extends MethodOptions {
  /** Only as players join, not also as they leave: half the evaluations, more than half the noise. */
  readonly oneDirection?: boolean;
}

/** `orders`: each holds every player once; a player's value is the mean over orders and directions. */
export async function permutationShapley(
  game: Game,
  orders: readonly Int32Array[],
  options: PathOptions = {},
): Promise<Attribution> {
  const { players, outputs } = game;
  if (!game.path && 2 * orders.length * players * players <= maskBytes) return atOnce(game, orders, options);
  const { base, prediction } = await ends(game, options.signal);
  const shapleyValues = new Float64Array(players * outputs);
  for (const [done, order] of orders.entries()) {
    const progress = (fraction: number): void => options.progress?.((done + fraction) / orders.length);
    const path = await (game.path
      ? game.path(order, options.signal)
      : plainPath(game, order, { ...options, progress }, options.oneDirection));
    // Both paths start and end at the same two coalitions; taking their values from one place makes the sum exact.
    pin(path.forward, base, prediction);
    pin(path.backward, prediction, base);
    order.forEach((player, t) => {
      for (let k = 0; k < outputs; k++) {
        const here = t * outputs + k;
        const joined = (path.forward[here + outputs] ?? 0) - (path.forward[here] ?? 0);
        const left = (path.backward[here] ?? 0) - (path.backward[here + outputs] ?? 0);
        const mean = options.oneDirection ? joined : (joined + left) / 2;
        shapleyValues[player * outputs + k] = (shapleyValues[player * outputs + k] ?? 0) + mean / orders.length;
      }
    });
    progress(1);
  }
  const visited = (options.oneDirection && !game.path ? 1 : 2) * orders.length * (players + 1);
  return { base, prediction, values: shapleyValues, evaluations: (visited + 2) * game.rowsPerCoalition };
}

/** All different coalitions of all orders in one request. */
async function atOnce(game: Game, orders: readonly Int32Array[], options: PathOptions): Promise<Attribution> {
  const { players, outputs } = game;
  const coalitions = coalitionSet(players);
  const empty = coalitions.indexOf(new Uint8Array(players));
  const grand = coalitions.indexOf(new Uint8Array(players).fill(1));
  const directions = options.oneDirection ? [0] : [0, 1];
  const paths = orders.flatMap((order) =>
    directions.map((direction) => pathPlaces(coalitions.indexOf, order, direction)),
  );
  const values = await evaluate(game, coalitions.masks(), coalitions.count, options);
  const shapleyValues = new Float64Array(players * outputs);
  const part = 1 / paths.length;
  for (const [w, places] of paths.entries()) {
    const order = orders[Math.floor(w / directions.length)] ?? new Int32Array();
    const sign = w % directions.length === 0 ? part : -part;
    for (let t = 0; t < players; t++) {
      const [here, next] = [(places[t] ?? 0) * outputs, (places[t + 1] ?? 0) * outputs];
      const offset = (order[t] ?? 0) * outputs;
      for (let k = 0; k < outputs; k++)
        shapleyValues[offset + k] =
          (shapleyValues[offset + k] ?? 0) + sign * ((values[next + k] ?? 0) - (values[here + k] ?? 0));
    }
  }
  return {
    base: values.slice(empty * outputs, (empty + 1) * outputs),
    prediction: values.slice(grand * outputs, (grand + 1) * outputs),
    values: shapleyValues,
    evaluations: coalitions.count * game.rowsPerCoalition,
  };
}

/** Where the coalitions along an order lie: from none to all (0), or from all to none (1). */
function pathPlaces(indexOf: (mask: Uint8Array) => number, order: Int32Array, direction: number): Int32Array {
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

/** A path by asking for each coalition. */
export async function plainPath(
  game: Game,
  order: Int32Array,
  options: MethodOptions = {},
  oneDirection = false,
): Promise<OrderPath> {
  const { players, outputs } = game;
  const path = {
    forward: new Float64Array((players + 1) * outputs),
    backward: new Float64Array((players + 1) * outputs),
  };
  const block = Math.max(1, Math.floor(maskBytes / players));
  for (const [direction, values] of [path.forward, path.backward].entries()) {
    if (oneDirection && direction === 1) break;
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
  return path;
}
