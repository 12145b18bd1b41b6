// Which rows go to training, validation and test when something other than chance decides: groups that stay whole, time,
// or a column that says it. Pure arithmetic, but for the faults.
import { Fault } from '#shared/protocol/problem.ts';
import type { SplitRows } from '#shared/protocol/wire-info.ts';
import { partsInTime } from '#engine/math/parts-in-time.ts';
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
  const few = (found: number) => new Fault('split.fewTimes', { times: found, splits: wanted.length }, { param: 'by' });
  const parts = partsInTime(
    times,
    wanted.map((name) => sizes[name]),
    few,
  );
  const rowsOf = (name: SplitName) => parts[wanted.indexOf(name)] ?? new Int32Array(0);
  return { train: rowsOf('train'), validation: rowsOf('validation'), test: rowsOf('test') };
}

/** Each row where its cell says, in their order. Throws Fault 'split.noTraining'. */
export function dealAsSaid(said: Uint8Array): Dealt {
  if (!said.includes(0)) throw new Fault('split.noTraining', {}, { param: 'by' });
  return dealt(upTo(said.length), (row) => splitNames[said[row] ?? 0]);
}

function dealt(order: Int32Array, splitOf: (row: number) => SplitName | undefined): Dealt {
  const rowsOf = (name: SplitName) => order.filter((row) => splitOf(row) === name);
  return { train: rowsOf('train'), validation: rowsOf('validation'), test: rowsOf('test') };
}
