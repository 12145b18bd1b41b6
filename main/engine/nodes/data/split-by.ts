// Which rows go to training, validation and test when something other than chance decides: groups that stay whole, time,
// or a column that says it. Pure arithmetic, but for the faults.
import { Fault } from '#shared/protocol/problem.ts';
import type { SplitRows } from '#shared/protocol/wire-info.ts';
import { permutation } from '#engine/kernels/random.ts';
import type { Generator } from '#engine/kernels/random.ts';
import { splitNames } from '#engine/nodes/data/split-rows.ts';
import type { SplitName } from '#engine/values/dataset.ts';

export type Dealt = Record<SplitName, Int32Array>;

const upTo = (rows: number) => Int32Array.from({ length: rows }, (_, i) => i);

/**
 * Whole groups, the largest first, each to the split that lacks most rows; every wanted split gets one. `random` decides
 * between groups of one size, and mixes the rows. Throws Fault 'split.fewGroups'.
 */
export function dealGroups(
  groups: Int32Array,
  sizes: SplitRows,
  wanted: readonly SplitName[],
  random: Generator | undefined,
): Dealt {
  const order = random ? permutation(groups.length, random) : upTo(groups.length);
  const counts = new Map<number, number>();
  for (const row of order) counts.set(groups[row] ?? 0, (counts.get(groups[row] ?? 0) ?? 0) + 1);
  if (counts.size < wanted.length)
    throw new Fault('split.fewGroups', { groups: counts.size, splits: wanted.length }, { param: 'by' });
  const lacks = { ...sizes };
  const empty = new Set(wanted);
  const splitOf = new Map<number, SplitName>();
  const bySize = [...counts].toSorted(([, a], [, b]) => b - a);
  for (const [i, [group, count]] of bySize.entries()) {
    const open = bySize.length - i <= empty.size ? [...empty] : wanted;
    const split = open.reduce((most, name) => (lacks[name] > lacks[most] ? name : most), open[0] ?? 'train');
    splitOf.set(group, split);
    empty.delete(split);
    lacks[split] -= count;
  }
  return dealt(order, (row) => splitOf.get(groups[row] ?? 0));
}

/**
 * The oldest rows to training, the newest to test. Rows of one time stay together, so that a split may be some rows larger
 * or smaller. Throws Fault 'split.fewTimes'.
 */
export function dealByTime(times: Float64Array, sizes: SplitRows, wanted: readonly SplitName[]): Dealt {
  const order = upTo(times.length).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  const edges: number[] = [];
  for (let i = 1; i < order.length; i += 1)
    if (times[order[i] as number] !== times[order[i - 1] as number]) edges.push(i);
  if (edges.length < wanted.length - 1)
    throw new Fault('split.fewTimes', { times: edges.length + 1, splits: wanted.length }, { param: 'by' });
  const ends = { train: 0, validation: 0, test: 0 };
  let [from, end, ideal] = [0, 0, 0];
  for (const [i, name] of wanted.entries()) {
    ideal += sizes[name];
    const others = wanted.length - 1 - i;
    const open = edges.slice(from, edges.length - others + 1);
    end = others === 0 ? order.length : nearest(open, ideal);
    from = edges.indexOf(end) + 1;
    ends[name] = end;
  }
  const [train, validation] = [ends.train, Math.max(ends.train, ends.validation)];
  return {
    train: order.slice(0, train),
    validation: order.slice(train, validation),
    test: order.slice(validation),
  };
}

const nearest = (places: readonly number[], ideal: number): number =>
  places.reduce((best, place) => (Math.abs(place - ideal) < Math.abs(best - ideal) ? place : best), places[0] ?? 0);

/** Each row where its cell says, in their order. Throws Fault 'split.noTraining'. */
export function dealAsSaid(said: Uint8Array): Dealt {
  if (!said.includes(0)) throw new Fault('split.noTraining', {}, { param: 'by' });
  return dealt(upTo(said.length), (row) => splitNames[said[row] ?? 0]);
}

function dealt(order: Int32Array, splitOf: (row: number) => SplitName | undefined): Dealt {
  const rowsOf = (name: SplitName) => order.filter((row) => splitOf(row) === name);
  return { train: rowsOf('train'), validation: rowsOf('validation'), test: rowsOf('test') };
}
