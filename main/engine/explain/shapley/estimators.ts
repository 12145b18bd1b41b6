// The Shapley methods as one thing: something that explains a row once, exactly, or again and again by independent
// estimates. Knows no clock (estimate-rows.ts).
import { exactShapley } from '#engine/explain/shapley/exact.ts';
import type { Attribution, Game, MethodOptions } from '#engine/explain/games/game.ts';
import { kernelPlan } from '#engine/explain/shapley/kernel-plan.ts';
import type { KernelPlan, L1 } from '#engine/explain/shapley/kernel-plan.ts';
import { kernelSample } from '#engine/explain/shapley/kernel-sample.ts';
import { kernelShapley, wholePlan } from '#engine/explain/shapley/kernel.ts';
import { contextsOf, partitionPlan, partitionShapley, treeOrder } from '#engine/explain/shapley/partition.ts';
import type { Clustering } from '#engine/explain/shapley/partition.ts';
import { permutationShapley } from '#engine/explain/shapley/permutation.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';
import type { Generator } from '#engine/kernels/random.ts';

export interface Estimator {
  /** One estimate is the whole truth. */
  readonly exact: boolean;
  /** Estimates per row where there is no budget. */
  readonly rounds: number;
  /** Follows orders, so that a part of the background does for one estimate. */
  readonly followsOrders: boolean;
  /** Before the rows of a round; returns the coalitions that all of them will be asked for. */
  begin?(round: number, signal?: AbortSignal): Promise<Uint8Array | undefined>;
  /** Sums to prediction − base. Independent of all estimates of other rounds. */
  estimate(game: Game, row: number, round: number, options: MethodOptions): Promise<Attribution>;
}

export function exactEstimator(): Estimator {
  return {
    exact: true,
    rounds: 1,
    followsOrders: false,
    estimate: (game, _row, _round, options) => exactShapley(game, options),
  };
}

export type SamplingVariant = 'paired' | 'plain' | 'stratified';

/** Places of an order that a stratified estimate gives every player. */
const strata = 8;

/**
 * Orders of joining. paired: each order and its reverse; plain: the order alone; stratified: cyclic shifts of it, so that
 * every player comes early, late and in between, each shift with its reverse.
 */
export function orderEstimator(seed: number, rounds: number, variant: SamplingVariant = 'paired'): Estimator {
  return {
    exact: false,
    rounds,
    followsOrders: true,
    estimate(game, row, round, options) {
      const order = permutation(game.players, stream(seed, row, round));
      if (variant === 'plain') return permutationShapley(game, [order], { ...options, oneDirection: true });
      return permutationShapley(game, variant === 'paired' ? [order] : shifts(order), options);
    },
  };
}

function stream(seed: number, row: number, round: number): Generator {
  return generator(deriveSeed(seed, 'orders', row, round));
}

function shifts(order: Int32Array): Int32Array[] {
  const count = Math.min(strata, order.length);
  return Array.from({ length: count }, (_, s) => {
    const from = Math.floor((s * order.length) / count);
    const shifted = new Int32Array(order.length);
    shifted.set(order.subarray(from));
    shifted.set(order.subarray(0, from), order.length - from);
    return shifted;
  });
}

/** Coalitions up to which Owen values are taken exactly. */
const maxContexts = 1 << 14;

/** Owen values of a tree of players: exactly, or where it is deep by orders that keep together what the tree does. */
export function partitionEstimator(tree: Clustering, players: number, seed: number, rounds: number): Estimator {
  if (contextsOf(tree, players) <= maxContexts) {
    const plan = partitionPlan(tree, players);
    return {
      exact: true,
      rounds: 1,
      followsOrders: false,
      begin: async () => plan.masks,
      estimate: (game, _row, _round, options) => partitionShapley(game, plan, options),
    };
  }
  return {
    exact: false,
    rounds,
    followsOrders: true,
    estimate: (game, row, round, options) =>
      permutationShapley(game, [treeOrder(tree, players, stream(seed, row, round))], options),
  };
}

/** Estimates that a number of coalitions is divided into, so that there is a spread to be seen. */
const maxRepeats = 8;
const coalitionsPerPlayer = 4;

/** Weighted least squares on `coalitions` coalitions per row; on all where there are not more. */
export function kernelEstimator(players: number, seed: number, coalitions: number, l1: L1): Estimator {
  const all = players <= 20 && 2 ** players - 2 <= coalitions;
  const repeats = Math.max(1, Math.min(maxRepeats, Math.floor(coalitions / (coalitionsPerPlayer * players))));
  let plan: KernelPlan | undefined;
  return {
    exact: all,
    rounds: all ? 1 : repeats,
    followsOrders: false,
    async begin(round, signal) {
      if (all) plan ??= await wholePlan(players);
      else {
        const random = generator(deriveSeed(seed, 'coalitions', round));
        plan = await kernelPlan(kernelSample(players, Math.floor(coalitions / repeats), random), l1, signal);
      }
      return plan.sample.masks;
    },
    estimate: (game, _row, _round, options) => kernelShapley(game, plan ? { ...options, plan } : options),
  };
}
