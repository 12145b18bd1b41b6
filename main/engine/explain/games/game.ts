// What every Shapley method works on: players that are in or out, and the value of a coalition. How a coalition
// becomes model rows is tensor-game.ts's matter; how they become Shapley values is a method's.
import { yieldToEventLoop } from '#engine/kernels/pace.ts';

export interface Game {
  readonly players: number;
  /** Numbers per value: the outputs of the model. */
  readonly outputs: number;
  /** Model rows behind the value of one coalition: the background's size. */
  readonly rowsPerCoalition: number;
  /** Coalitions to ask for in one call: small enough for memory and for a cancel in time. */
  readonly batch: number;
  /** Values of `count` coalitions, count × outputs. `masks` is count × players, 1 = in. Throws when `signal` aborts. */
  values(masks: Uint8Array, count: number, signal?: AbortSignal): Promise<Float64Array>;
  /** A quicker computation of the values along an order, where the model's structure gives one. */
  path?(order: Int32Array, signal?: AbortSignal): Promise<OrderPath>;
}

/**
 * Values along an order of the players, each (players + 1) × outputs: entry t of `forward` has the first t players in
 * and the rest out, entry t of `backward` the first t out and the rest in.
 */
export interface OrderPath {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
}

export interface Attribution {
  /** Value of the empty coalition, one per output. */
  readonly base: Float64Array;
  /** Value of the grand coalition, one per output. */
  readonly prediction: Float64Array;
  /** players × outputs. */
  readonly values: Float64Array;
  /** Model rows that were evaluated. */
  readonly evaluations: number;
}

export interface MethodOptions {
  readonly signal?: AbortSignal;
  /** Fraction of the work that is done, 0 … 1. */
  readonly progress?: (fraction: number) => void;
}

/** Values of any number of coalitions, batch by batch. */
export async function evaluate(
  game: Game,
  masks: Uint8Array,
  count: number,
  options: MethodOptions = {},
): Promise<Float64Array> {
  const values = new Float64Array(count * game.outputs);
  for (let start = 0; start < count; start += game.batch) {
    await yieldToEventLoop(options.signal);
    const size = Math.min(game.batch, count - start);
    const part = masks.subarray(start * game.players, (start + size) * game.players);
    values.set(await game.values(part, size, options.signal), start * game.outputs);
    options.progress?.((start + size) / count);
  }
  return values;
}

/** Values of the empty and of the grand coalition. */
export async function ends(
  game: Game,
  signal?: AbortSignal,
): Promise<{ base: Float64Array; prediction: Float64Array }> {
  const masks = new Uint8Array(2 * game.players).fill(1, game.players);
  const values = await evaluate(game, masks, 2, signal ? { signal } : {});
  return { base: values.slice(0, game.outputs), prediction: values.slice(game.outputs) };
}

/** Weights scaled to sum 1; equal ones without any. */
export function backgroundWeights(rows: number, weights?: ArrayLike<number>): Float64Array {
  const given = weights ? Float64Array.from(weights) : new Float64Array(rows).fill(1);
  const total = given.reduce((sum, w) => sum + w, 0);
  return given.map((w) => w / total);
}

/** Weighted mean of rows × width. */
export function meanRow(rows: Float32Array | Float64Array, width: number, weights: Float64Array): Float64Array {
  const mean = new Float64Array(width);
  rows.forEach((value, i) => {
    mean[i % width] = (mean[i % width] ?? 0) + value * (weights[Math.floor(i / width)] ?? 0);
  });
  return mean;
}
