// Features that have several numbers in a row: a colour has one for each pixel, a column one for each step of a window. A
// step is fitted to all of them together, and then stands once for each.
import { stepsInOrder } from '#engine/preprocessing/steps.ts';
import type { PreprocessingStep } from '#engine/values/dataset.ts';

interface Columns {
  readonly shape: readonly number[];
  readonly features: readonly string[];
}

/** How many numbers of a row each feature has, where the last axis is that of the features; else 1. */
export function numbersPerFeature({ shape, features }: Columns): number {
  if (shape.length < 2 || shape.at(-1) !== features.length) return 1;
  return shape.slice(0, -1).reduce((product, size) => product * size, 1);
}

/** Steps of one number a feature as those of `times` numbers a feature. */
export function repeatedSteps(
  steps: readonly PreprocessingStep[],
  features: number,
  times: number,
): readonly PreprocessingStep[] {
  if (times === 1) return steps;
  return stepsInOrder(
    steps,
    Int32Array.from({ length: features * times }, (_, i) => i % features),
  );
}

/** Back again. */
export const firstOfEach = (
  steps: readonly PreprocessingStep[],
  features: number,
  times: number,
): readonly PreprocessingStep[] =>
  times === 1
    ? steps
    : stepsInOrder(
        steps,
        Int32Array.from({ length: features }, (_, i) => i),
      );
