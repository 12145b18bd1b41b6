// How much a row of each class counts in the loss, so that rare classes are not drowned by common ones.
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';

export type ClassWeights = 'none' | 'balanced';

/** Throws Fault 'training.classWeights' (facts: target) where there are no classes. */
export function checkClassWeights(chosen: ClassWeights, target: TargetInfo): void {
  if (chosen === 'balanced' && target.kind === 'number')
    throw new Fault('training.classWeights', { target: target.name }, { param: 'classWeights' });
}

/**
 * Weight per class index: rows ÷ (classes that occur × rows of the class), as scikit-learn's 'balanced'; the mean over
 * all rows is 1. Undefined = all rows count alike. Throws what checkClassWeights throws.
 */
export function balancedWeights(
  chosen: ClassWeights,
  target: TargetInfo,
  y: Float32Array,
): Readonly<Record<number, number>> | undefined {
  checkClassWeights(chosen, target);
  if (chosen === 'none') return undefined;
  const counts = new Map<number, number>();
  for (const label of y) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Object.fromEntries([...counts].map(([label, count]) => [label, y.length / (counts.size * count)]));
}
