// What nodes share that make other features of a row's numbers, all of them at once: which inputs and features are meant,
// and how what is told of an input changes.
import { Fault } from '#shared/protocol/problem.ts';
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { checkWhole, chosenFeatures, knownInputs } from '#engine/nodes/data/chosen-features.ts';
import { withFittedInputs } from '#engine/network/fitted-inputs.ts';
import { handedOn, namesBehind } from '#engine/preprocessing/mixed.ts';
import type { DatasetInput, DatasetValue, MixStep, Numbers } from '#engine/values/dataset.ts';
import type { OwnProblem } from '#engine/values/runner.ts';

/**
 * Names of what is made of these features, and of so many training rows where they are known; undefined where only the run
 * can tell. Throws a Fault where it cannot be made.
 */
type NamesOf = (features: readonly string[], rows: number | undefined) => readonly string[] | undefined;

type KnownInput = Parameters<typeof chosenFeatures>[0][number] & Pick<InputInfo, 'shape'>;

/** Per input where the features stand that are mixed. Throws as chosenFeatures does, and Fault 'mix.notRows'. */
function placesOf(inputs: readonly KnownInput[], columns: readonly string[]): readonly Int32Array[] {
  const all = chosenFeatures(inputs, columns, 'numbers');
  const meant = inputs.map(({ shape }, i) => (all[i] ?? []).map((own) => own && shape?.length === 1));
  if (!meant.flat().includes(true)) throw new Fault('mix.notRows', {}, { port: 'dataset' });
  checkWhole(inputs, meant);
  return meant.map((own) => Int32Array.from([...own.keys()].filter((f) => own[f])));
}

/** Per feature behind the step what `all` says of it, `none` of those that are made. */
function behind<T>(all: readonly T[], none: T, before: Pick<MixStep, 'from' | 'mixed'>, made: number): readonly T[] {
  return [...Array.from({ length: made }, () => none), ...handedOn(before).map((f) => all[f] ?? none)];
}

export function inferMixed(
  dataset: InfoOf<'dataset'> | undefined,
  columns: readonly string[],
  namesOf: NamesOf,
): { readonly outputs: { readonly dataset?: InfoOf<'dataset'> }; readonly problems: readonly OwnProblem[] } {
  if (!dataset) return { outputs: {}, problems: [] };
  const places = placesOf(dataset.inputs, columns);
  const inputs = dataset.inputs.flatMap((own, i): InputInfo[] => {
    const mixed = places[i] ?? new Int32Array(0);
    if (mixed.length === 0) return [own];
    const before = { from: own.features, mixed };
    const made = namesOf(
      Array.from(mixed, (f) => own.features[f] ?? ''),
      dataset.rows?.train,
    );
    if (!made) return [];
    const { oneHot, ...rest } = own;
    const features = namesBehind(before, made);
    const slots = oneHot && behind(oneHot, 0, before, made.length);
    return [
      {
        ...rest,
        features,
        shape: [features.length],
        from: own.from ?? own.features,
        fitted: true,
        numberType: 'float32',
        ...(slots?.some((size) => size > 0) && { oneHot: slots }),
      },
    ];
  });
  return { outputs: inputs.length < dataset.inputs.length ? {} : { dataset: { ...dataset, inputs } }, problems: [] };
}

/** The dataset with the step that `fit` makes of the training rows of each input that has a feature that is meant. */
export async function runMixed(
  dataset: DatasetValue,
  columns: readonly string[],
  fit: (
    values: Numbers,
    rows: number,
    before: Pick<MixStep, 'from' | 'words' | 'mixed'>,
    features: readonly string[],
  ) => Promise<{ readonly step: MixStep; readonly names: readonly string[] }>,
  signal: AbortSignal,
): Promise<DatasetValue> {
  const places = placesOf(knownInputs(dataset), columns);
  const fitted = async (input: DatasetInput, values: Numbers, rows: number) => {
    const mixed = places[dataset.inputs.indexOf(input)];
    if (!mixed || mixed.length === 0) return undefined;
    const { words, oneHot, missing, merged, ...rest } = input;
    const before = { from: input.features, ...(words && { words }), mixed };
    const own = Array.from(mixed, (f) => input.features[f] ?? '');
    const { step, names } = await fit(values, rows, before, own);
    const features = namesBehind(before, names);
    const wordsBehind = words && behind(words, null, before, names.length);
    const slots = oneHot && behind(oneHot, 0, before, names.length);
    const left = merged?.filter(({ name }) => !own.includes(name));
    return {
      steps: [step],
      input: {
        ...rest,
        features,
        shape: [features.length],
        ...(wordsBehind?.some(Boolean) && { words: wordsBehind }),
        ...(slots?.some((size) => size > 0) && { oneHot: slots }),
        ...(missing && { missing }),
        ...(left && left.length > 0 && { merged: left }),
      },
    };
  };
  return withFittedInputs(dataset, '', fitted, signal);
}
