// Which rows are learnt from and which are held out in each fold of a cross-validation. Pure, but for the faults; the order of
// the rows comes from the caller.
import { Fault } from '#shared/protocol/problem.ts';
import { partsInTime } from '#engine/math/parts-in-time.ts';

/** Rows by number, in their own order. */
export interface FoldRows {
  readonly learnt: readonly number[];
  readonly held: readonly number[];
}

/** What decides which rows are held out together, besides chance. */
export interface FoldCells {
  readonly labels?: ArrayLike<number> | undefined;
  readonly group?: Int32Array | undefined;
  readonly time?: Float64Array | undefined;
}

/**
 * The rows of each fold. With times a fold learns from what is older than what it holds out, without rows of a group that
 * it holds out; else with groups it holds out whole ones; else classes are in every fold as in all rows. Throws Fault
 * 'evaluate.fewTimes', 'evaluate.fewGroups' and 'evaluate.noPast'.
 */
export function foldsOf(order: Int32Array, folds: number, { labels, group, time }: FoldCells): readonly FoldRows[] {
  const part = time
    ? timeParts(time, folds)
    : group
      ? dealGroups(order, folds, group)
      : dealFolds(order, folds, labels);
  return Array.from({ length: folds }, (_, k) => {
    const rowsWhere = (wanted: (row: number) => boolean) => [...part.keys()].filter(wanted);
    const held = rowsWhere((row) => part[row] === k);
    if (!time) return { held, learnt: rowsWhere((row) => part[row] !== k) };
    const apart = new Set(group && held.map((row) => group[row]));
    const learnt = rowsWhere((row) => (part[row] as number) < k && !apart.has(group?.[row]));
    if (learnt.length === 0) throw new Fault('evaluate.noPast', { fold: k + 1 }, { port: 'dataset' });
    return { held, learnt };
  });
}

/** The fold of each row, 0 … folds − 1. `order`: rows in the order in which they are dealt. */
function dealFolds(order: Int32Array, folds: number, labels?: ArrayLike<number>): Int32Array {
  const dealt = labels ? order.toSorted((a, b) => (labels[a] as number) - (labels[b] as number)) : order;
  const fold = new Int32Array(order.length);
  // Classes follow one another without a restart, so that folds stay of one size too. The sort is stable.
  dealt.forEach((row, i) => {
    fold[row] = i % folds;
  });
  return fold;
}

/** As scikit-learn's GroupKFold: the largest groups first, each to the fold with the fewest rows; `order` decides between equals. */
function dealGroups(order: Int32Array, folds: number, group: Int32Array): Int32Array {
  const counts = new Map<number, number>();
  for (const row of order) counts.set(group[row] as number, (counts.get(group[row] as number) ?? 0) + 1);
  if (counts.size < folds) throw new Fault('evaluate.fewGroups', { groups: counts.size, folds }, { param: 'folds' });
  const sizes = Array.from({ length: folds }, () => 0);
  const foldOf = new Map<number, number>();
  for (const [own, count] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    const fold = sizes.indexOf(Math.min(...sizes));
    foldOf.set(own, fold);
    sizes[fold] = (sizes[fold] ?? 0) + count;
  }
  return Int32Array.from(group, (own) => foldOf.get(own) ?? 0);
}

/** As scikit-learn's TimeSeriesSplit: the oldest of folds + 1 parts is −1, and takes what is left of equal parts. */
function timeParts(times: Float64Array, folds: number): Int32Array {
  const each = Math.floor(times.length / (folds + 1));
  const sizes = [times.length - folds * each, ...Array.from({ length: folds }, () => each)];
  const few = (found: number) =>
    new Fault('evaluate.fewTimes', { times: found, folds, needed: folds + 1 }, { param: 'folds' });
  const part = new Int32Array(times.length);
  for (const [k, rows] of partsInTime(times, sizes, few).entries()) for (const row of rows) part[row] = k - 1;
  return part;
}
