// The fitted steps of an input, one after another, whatever kinds they are of. A new kind is a file beside
// standardise.ts, its step in values/dataset.ts, and a line here.
import { bin } from '#engine/preprocessing/bin.ts';
import { components } from '#engine/preprocessing/components.ts';
import { fill } from '#engine/preprocessing/fill.ts';
import { lookUp } from '#engine/preprocessing/look-up.ts';
import { isMix, placeBefore } from '#engine/preprocessing/mixed.ts';
import { polynomial } from '#engine/preprocessing/polynomial.ts';
import { power } from '#engine/preprocessing/power.ts';
import { quantile } from '#engine/preprocessing/quantile.ts';
import { standardise } from '#engine/preprocessing/standardise.ts';
import type { StepKind } from '#engine/preprocessing/step-kind.ts';
import { tokens } from '#engine/preprocessing/tokens.ts';
import type { Numbers, PreprocessingStep } from '#engine/values/dataset.ts';

const kinds: { readonly [K in PreprocessingStep['step']]: StepKind<Extract<PreprocessingStep, { step: K }>> } = {
  standardise,
  fill,
  lookUp,
  power,
  quantile,
  bin,
  tokens,
  components,
  polynomial,
};

export const kindOf = ({ step }: PreprocessingStep): StepKind<PreprocessingStep> =>
  kinds[step] as StepKind<PreprocessingStep>;

interface StepOfOne {
  readonly step: PreprocessingStep;
  /** Where the feature stands for it. */
  readonly place: number;
}

const paths = new WeakMap<readonly PreprocessingStep[], (readonly StepOfOne[])[]>();

/** The steps that make a feature of one number, in their order: behind the one that made it of several, where one did. */
export function stepsTo(steps: readonly PreprocessingStep[], feature: number): readonly StepOfOne[] {
  const known = paths.get(steps) ?? [];
  if (known.length === 0) paths.set(steps, known);
  return (known[feature] ??= pathTo(steps, feature));
}

function pathTo(steps: readonly PreprocessingStep[], feature: number): readonly StepOfOne[] {
  const path: StepOfOne[] = [];
  let place = feature;
  for (const step of steps.toReversed()) {
    const before = isMix(step) ? placeBefore(step, place) : place;
    if (before === undefined) break;
    if (!isMix(step)) path.push({ step, place });
    place = before;
  }
  return path.toReversed();
}

/** Whether the words of a feature have become numbers. */
export const isLookedUp = (steps: readonly PreprocessingStep[], feature: number): boolean =>
  stepsTo(steps, feature).some(({ step, place }) => step.step === 'lookUp' && step.tables[place]);

/** One number of the table as the network takes it; of a feature that is made of several, as that step made it. */
export const taken = (steps: readonly PreprocessingStep[], feature: number, raw: number): number =>
  stepsTo(steps, feature).reduce((value, { step, place }) => kindOf(step).applyOne(step, place, value), raw);

/**
 * rows × features of the table as the network takes them, in 32-bit floats.
 * @param texts those whose places the rows hold, where they do
 */
export async function prepared(
  steps: readonly PreprocessingStep[],
  raw: Numbers,
  rows: number,
  signal?: AbortSignal,
  texts?: readonly string[],
): Promise<Float32Array> {
  let values = raw;
  for (const step of steps) values = await kindOf(step).apply(step, values, rows, signal, texts);
  return values instanceof Float32Array ? values : new Float32Array(values);
}

export function sameSteps(one: readonly PreprocessingStep[], other: readonly PreprocessingStep[]): boolean {
  return (
    one.length === other.length &&
    one.every((step, i) => {
      const same = other[i];
      return same?.step === step.step && kindOf(step).same(step, same);
    })
  );
}

/** For features in another order: feature i is what feature `columns[i]` was. */
export const stepsInOrder = (steps: readonly PreprocessingStep[], columns: Int32Array): readonly PreprocessingStep[] =>
  steps.map((step) => kindOf(step).inOrder(step, columns));

/** The steps of several inputs as one list, each input's in their order; steps of one kind that come next are one. */
export function stepsSideBySide(
  inputs: readonly { readonly features: number; readonly steps: readonly PreprocessingStep[] }[],
): readonly PreprocessingStep[] {
  const rest = inputs.map(({ features, steps }) => ({ features, steps: [...steps] }));
  const joined: PreprocessingStep[] = [];
  for (;;) {
    const next = rest.find(({ steps }) => steps.length > 0)?.steps[0];
    if (!next) return joined;
    const parts = rest.map(
      ({ features, steps }) => (steps[0]?.step === next.step ? steps.shift() : undefined) ?? features,
    );
    joined.push(kindOf(next).sideBySide(parts));
  }
}

/** The same steps fitted to the raw rows of the first of `all`, and each of them as the network then takes it. */
export async function refitted(
  steps: readonly PreprocessingStep[],
  all: readonly { readonly values: Numbers; readonly rows: number; readonly y?: Float32Array | undefined }[],
  signal?: AbortSignal,
): Promise<{ readonly steps: readonly PreprocessingStep[]; readonly values: readonly Numbers[] }> {
  const fitted: PreprocessingStep[] = [];
  const values = all.map((one) => one.values);
  for (const step of steps) {
    const own = await kindOf(step).refit(step, values[0] ?? new Float32Array(0), all[0]?.rows ?? 0, signal, all[0]?.y);
    for (const [i, { rows }] of all.entries())
      values[i] = await kindOf(own).apply(own, values[i] ?? new Float32Array(0), rows, signal);
    fitted.push(own);
  }
  return { steps: fitted, values };
}
