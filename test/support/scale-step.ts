// The first step of an input as what standardise fits, for tests that look at its numbers.
import type { PreprocessingStep, ScaleStep } from '#engine/values/dataset.ts';

/** Throws when there is none, or another. */
export function scaleStep([step]: readonly PreprocessingStep[] = []): ScaleStep {
  if (step?.step !== 'standardise') throw new Error(`The first step is ${step?.step ?? 'none'}`);
  return step;
}

/** The same steps, fitted to other rows. */
export const otherSteps = (steps: readonly PreprocessingStep[]): readonly PreprocessingStep[] => {
  const step = scaleStep(steps);
  return [{ ...step, mean: step.mean.map((mean) => mean + 1) }];
};
