// How much a row of each class counts in the loss, so that rare classes are not drowned by common ones.

export type ClassWeights = 'none' | 'balanced';

/**
 * Weight per class index: rows ÷ (classes that occur × rows of the class), as scikit-learn's 'balanced'; the mean over
 * all rows is 1. Undefined = all rows count alike.
 */
export function balancedWeights(chosen: ClassWeights, y: Float32Array): Readonly<Record<number, number>> | undefined {
  if (chosen === 'none') return undefined;
  const counts = new Map<number, number>();
  for (const label of y) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Object.fromEntries([...counts].map(([label, count]) => [label, y.length / (counts.size * count)]));
}
