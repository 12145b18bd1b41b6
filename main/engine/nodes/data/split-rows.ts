// Which rows go to training, validation and test: sizes, and their even spread over the classes. Pure arithmetic.
import { countClasses } from '#engine/math/count-classes.ts';
import type { SplitRows } from '#shared/protocol/wire-info.ts';
import type { SplitName } from '#engine/values/dataset.ts';
import type { Generator } from '#engine/kernels/random.ts';
import { permutation } from '#engine/kernels/random.ts';

/** In which order rows are dealt when they are not shuffled, and splits told when one is too small. */
export const splitNames: readonly SplitName[] = ['train', 'validation', 'test'];

/** Validation and test get their fraction, rounded; training the rest. */
export function splitSizes(rows: number, validation: number, test: number): SplitRows {
  const held = { validation: Math.round(rows * validation), test: Math.round(rows * test) };
  return { ...held, train: Math.max(0, rows - held.validation - held.test) };
}

export interface TooFew {
  readonly split: SplitName;
  readonly rows: number;
  readonly needed: number;
}

/** The first wanted split that would get too few rows: none at all, or fewer than the classes that must all be in it. */
export function tooSmall(sizes: SplitRows, wanted: readonly SplitName[], classes: number): TooFew | undefined {
  const needed = Math.max(1, classes);
  const split = wanted.find((name) => sizes[name] < needed);
  return split && { split, rows: sizes[split], needed };
}

/** Row places per split, in the order in which they will stand there. `random`: shuffled; else in the given order. */
export function dealRows(rows: number, sizes: SplitRows, random: Generator | undefined): Record<SplitName, Int32Array> {
  const order = random ? permutation(rows, random) : Int32Array.from({ length: rows }, (_, i) => i);
  const { train, validation } = sizes;
  return {
    train: order.subarray(0, train),
    validation: order.subarray(train, train + validation),
    test: order.subarray(train + validation, rows),
  };
}

/**
 * Row places per split, every class spread as evenly as its count allows: each class's share of a split is its share of
 * all rows, rounded so that the sizes are met (largest remainders), and at least one row. Each class must have as many
 * rows as there are wanted splits, and each wanted split as many rows as there are classes.
 */
export function dealRowsByClass(
  labels: Float32Array,
  classes: number,
  sizes: SplitRows,
  wanted: readonly SplitName[],
  random: Generator | undefined,
): Record<SplitName, Int32Array> {
  const order = random ? permutation(labels.length, random) : Int32Array.from({ length: labels.length }, (_, i) => i);
  const counts = countClasses(labels, classes);
  const allocations = apportion(counts, sizes, wanted);
  const dealt = {
    train: new Int32Array(sizes.train),
    validation: new Int32Array(sizes.validation),
    test: new Int32Array(sizes.test),
  };
  const filled = { train: 0, validation: 0, test: 0 };
  for (const row of order) {
    const left = allocations[labels[row] as number] as Record<SplitName, number>;
    const split = left.train > 0 ? 'train' : left.validation > 0 ? 'validation' : 'test';
    left[split] -= 1;
    dealt[split][filled[split]] = row;
    filled[split] += 1;
  }
  return dealt;
}

/** Rows of each class per split; its rows sum to the class's count, its columns to the split's size. */
export function apportion(
  counts: Int32Array,
  sizes: SplitRows,
  wanted: readonly SplitName[],
): Record<SplitName, number>[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const allocations = [...counts].map((count): Record<SplitName, number> => ({ train: count, validation: 0, test: 0 }));
  for (const split of ['validation', 'test'] as const) {
    const exact = [...counts].map((count) => (count * sizes[split]) / total);
    for (const [c, allocation] of allocations.entries()) {
      allocation[split] = Math.floor(exact[c] ?? 0);
      allocation.train -= allocation[split];
    }
    const remainder = (c: number) => (exact[c] ?? 0) % 1;
    const byRemainder = [...allocations.keys()].sort((a, b) => remainder(b) - remainder(a) || a - b);
    let rest = sizes[split] - allocations.reduce((sum, allocation) => sum + allocation[split], 0);
    // More than one round only when a class has given all its rows away already.
    while (rest > 0) {
      for (const c of byRemainder) {
        const allocation = allocations[c];
        if (rest === 0 || !allocation || allocation.train === 0) continue;
        allocation[split] += 1;
        allocation.train -= 1;
        rest -= 1;
      }
    }
  }
  fillGaps(allocations, wanted);
  return allocations;
}

/** Swaps single rows between classes until each has one in every wanted split; sums stay as they are. */
function fillGaps(allocations: Record<SplitName, number>[], wanted: readonly SplitName[]): void {
  for (const split of wanted) {
    for (const allocation of allocations) {
      if (allocation[split] > 0) continue;
      const from = wanted.find((name) => allocation[name] > 1);
      const giver = allocations.reduce((most, other) => (other[split] > most[split] ? other : most), allocation);
      if (!from || giver[split] < 2) continue;
      allocation[split] += 1;
      allocation[from] -= 1;
      giver[split] -= 1;
      giver[from] += 1;
    }
  }
}
