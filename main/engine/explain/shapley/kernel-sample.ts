// Which coalitions kernel SHAP looks at when there are too many: all of the smallest and largest sizes, as far as the
// number reaches, and of the others random ones in pairs with their complements, sizes by the Shapley kernel.
import type { Generator } from '#engine/kernels/random.ts';

export interface CoalitionSample {
  /** count × players. */
  readonly masks: Uint8Array;
  /** One per coalition. */
  readonly weights: ArrayLike<number>;
}

/** The Shapley kernel by size of the coalition, 1 … players − 1: (n − 1) / (C(n, s) s (n − s)). */
export function kernelWeight(players: number, size: number): number {
  return (players - 1) / (combinations(players, size) * size * (players - size));
}

/** About `count` coalitions; the empty and the grand one are never among them. */
export function kernelSample(players: number, count: number, random: Generator): CoalitionSample {
  const half = Math.floor(players / 2);
  /** Of both sizes s and players − s together. */
  const weightOf = (size: number): number => (2 * size === players ? 1 : 2) / (size * (players - size));
  let left = Array.from({ length: half }, (_, i) => weightOf(i + 1)).reduce((sum, weight) => sum + weight, 0);
  const whole = left;
  const masks: Uint8Array[] = [];
  const weights: number[] = [];
  const put = (members: readonly number[], weight: number, both: boolean): void => {
    for (const inside of both ? [1, 0] : [1]) {
      const mask = new Uint8Array(players).fill(1 - inside);
      for (const member of members) mask[member] = inside;
      masks.push(mask);
      weights.push(weight);
    }
  };
  let size = 1;
  for (; size <= half; size++) {
    const both = 2 * size !== players;
    const subsets = combinations(players, size) * (both ? 2 : 1);
    if (((count - masks.length) * weightOf(size)) / left < subsets * (1 - 1e-9)) break;
    const scale = (players - 1) * whole;
    for (const members of subsetsOf(players, size)) put(members, kernelWeight(players, size) / scale, both);
    left -= weightOf(size);
  }
  const pairs = size > half ? 0 : Math.floor((count - masks.length) / 2);
  for (let pair = 0; pair < pairs; pair++) {
    let rest = random.next() * left;
    let drawn = size;
    for (; drawn < half; drawn++) {
      rest -= weightOf(drawn);
      if (rest <= 0) break;
    }
    put(drawnMembers(players, drawn, random), left / whole / (2 * pairs), true);
  }
  const flat = new Uint8Array(masks.length * players);
  masks.forEach((mask, i) => flat.set(mask, i * players));
  return { masks: flat, weights: Float64Array.from(weights) };
}

function combinations(players: number, size: number): number {
  let number = 1;
  for (let i = 1; i <= size; i++) number *= (players - size + i) / i;
  return number;
}

function* subsetsOf(players: number, size: number, from = 0): Iterable<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first <= players - size; first++)
      for (const rest of subsetsOf(players, size - 1, first + 1)) yield [first, ...rest];
}

/** Floyd's way: `size` different members with as many draws. */
function drawnMembers(players: number, size: number, random: Generator): number[] {
  const members = new Set<number>();
  for (let top = players - size; top < players; top++) {
    const drawn = Math.floor(random.next() * (top + 1));
    members.add(members.has(drawn) ? top : drawn);
  }
  return [...members];
}
