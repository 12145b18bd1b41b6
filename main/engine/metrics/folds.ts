// Which fold each row belongs to in a cross-validation: sizes differ by one row at most, and with labels each class is
// spread as evenly. Pure; the order of the rows comes from the caller.

/** The fold of each row, 0 … folds − 1. `order`: rows in the order in which they are dealt. */
export function dealFolds(order: Int32Array, folds: number, labels?: ArrayLike<number>): Int32Array {
  const dealt = labels ? order.toSorted((a, b) => (labels[a] as number) - (labels[b] as number)) : order;
  const fold = new Int32Array(order.length);
  // Classes follow one another without a restart, so that folds stay of one size too. The sort is stable.
  dealt.forEach((row, i) => {
    fold[row] = i % folds;
  });
  return fold;
}
