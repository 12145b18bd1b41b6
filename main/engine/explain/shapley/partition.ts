// Owen values (Owen 1977) of a binary tree of players: value is divided from the root down, at every split with the
// sibling in and out, half the weight each. Players that belong together are so kept together.
import { coalitionSet } from '#engine/explain/games/coalition-set.ts';
import { evaluate } from '#engine/explain/games/game.ts';
import type { Attribution, Game, MethodOptions } from '#engine/explain/games/game.ts';

/** Inner nodes by their children: numbers below the players are leaves, players + k is entry k; the last is the root. */
export type Clustering = readonly (readonly [left: number, right: number])[];

/** Coalitions of a tree so deep that they double along every branch: above this the tree is refused. */
const maxContexts = 1 << 20;

interface Context {
  /** Bytes per player of who is in. */
  readonly mask: Uint8Array;
  readonly weight: number;
}

/** What does not depend on the game: made once for a tree, used for every row. */
export interface PartitionPlan {
  /** Different coalitions, count × players. */
  readonly masks: Uint8Array;
  readonly count: number;
  /** Places of the empty and of the grand coalition. */
  readonly ends: readonly [empty: number, grand: number];
  /** Shapley values, players × outputs, of coalition values count × outputs. */
  solve(values: Float64Array, outputs: number): Float64Array;
}

/** Throws RangeError for a tree that does not hold every player once, or is too deep. */
export function partitionPlan(tree: Clustering, players: number): PartitionPlan {
  const members = membersOf(tree, players);
  const coalitions = coalitionSet(players);
  const { indexOf } = coalitions;
  const ends = [indexOf(new Uint8Array(players)), indexOf(new Uint8Array(players).fill(1))] as const;
  const terms: (readonly [player: number, without: number, within: number, weight: number])[] = [];
  const descend = (node: number, contexts: readonly Context[]): void => {
    if (terms.length + contexts.length > maxContexts)
      throw new RangeError(`clustering: expected at most ${maxContexts} coalitions`);
    if (node < players) {
      for (const { mask, weight } of contexts) terms.push([node, indexOf(mask), indexOf(joined(mask, [node])), weight]);
      return;
    }
    const [left, right] = childrenOf(tree, players, node);
    for (const [child, sibling] of [
      [left, right],
      [right, left],
    ] as const) {
      descend(
        child,
        contexts.flatMap(({ mask, weight }) => [
          { mask, weight: weight / 2 },
          { mask: joined(mask, members[sibling] ?? []), weight: weight / 2 },
        ]),
      );
    }
  };
  descend(players + tree.length - 1, [{ mask: new Uint8Array(players), weight: 1 }]);
  return {
    masks: coalitions.masks(),
    count: coalitions.count,
    ends,
    solve(values, outputs) {
      const shapleyValues = new Float64Array(players * outputs);
      for (const [player, without, within, weight] of terms) {
        for (let k = 0; k < outputs; k++) {
          const gain = (values[within * outputs + k] ?? 0) - (values[without * outputs + k] ?? 0);
          shapleyValues[player * outputs + k] = (shapleyValues[player * outputs + k] ?? 0) + weight * gain;
        }
      }
      return shapleyValues;
    },
  };
}

/** Throws what partitionPlan throws. */
export async function partitionShapley(
  game: Game,
  tree: Clustering | PartitionPlan,
  options: MethodOptions = {},
): Promise<Attribution> {
  const { players, outputs } = game;
  const { masks, count, ends, solve } = 'solve' in tree ? tree : partitionPlan(tree, players);
  const values = await evaluate(game, masks, count, options);
  const [base, prediction] = ends.map((place) => values.slice(place * outputs, (place + 1) * outputs));
  return {
    base: base ?? new Float64Array(outputs),
    prediction: prediction ?? new Float64Array(outputs),
    values: solve(values, outputs),
    evaluations: count * game.rowsPerCoalition,
  };
}

/** Coalitions that its Owen values look at, were each of them different: 2^depth contexts of every leaf. */
export function contextsOf(tree: Clustering, players: number): number {
  const depths = new Float64Array(players + tree.length);
  let contexts = players === 1 ? 1 : 0;
  for (let node = players + tree.length - 1; node >= players; node--) {
    for (const child of childrenOf(tree, players, node)) {
      depths[child] = (depths[node] ?? 0) + 1;
      if (child < players) contexts += 2 ** (depths[child] ?? 0);
    }
  }
  return contexts;
}

/** A random order that keeps together what the tree does: over such orders the mean contributions are the Owen values. */
export function treeOrder(tree: Clustering, players: number, random: { next(): number }): Int32Array {
  const order = new Int32Array(players);
  const open = [players + tree.length - 1];
  for (let t = 0; open.length > 0;) {
    const node = open.pop() ?? 0;
    if (node < players) order[t++] = node;
    else {
      const [left, right] = childrenOf(tree, players, node);
      if (random.next() < 0.5) open.push(left, right);
      else open.push(right, left);
    }
  }
  return order;
}

function childrenOf(tree: Clustering, players: number, node: number): readonly [number, number] {
  const children = tree[node - players];
  if (!children) throw new RangeError(`clustering: no node ${node}`);
  return children;
}

/** Players under every node, leaves first. */
function membersOf(tree: Clustering, players: number): readonly (readonly number[])[] {
  const members: (readonly number[])[] = Array.from({ length: players }, (_, player) => [player]);
  for (const [left, right] of tree) members.push([...(members[left] ?? []), ...(members[right] ?? [])]);
  if (new Set(members.at(-1)).size !== players || members.at(-1)?.length !== players) {
    throw new RangeError('clustering: the root must hold every player once');
  }
  return members;
}

function joined(mask: Uint8Array, players: readonly number[]): Uint8Array {
  const more = mask.slice();
  for (const player of players) more[player] = 1;
  return more;
}
