// The features of a dataset that a node prepares: those that are named, or all that it can do something with; and how what
// is told of an input changes with them.
import { someNames } from '#shared/text/some-names.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { openWords, unpreparedFault } from '#engine/network/unprepared.ts';
import { checkNotText, withFittedInputs } from '#engine/network/fitted-inputs.ts';
import { isText } from '#engine/preprocessing/tokens.ts';
import type { DatasetInput, DatasetValue, Numbers, PreprocessingStep } from '#engine/values/dataset.ts';
import type { OwnProblem } from '#engine/values/runner.ts';

/** What is known of an input before the run and in it. */
type KnownInput = Pick<InputInfo, 'features' | 'words' | 'missing' | 'oneHot' | 'text'>;

/**
 * Per input which of its features are meant: those that still are words, or numbers that are no place of a word. Throws
 * Fault 'column.missing' for a name that no input has, 'prepare.holdsWords' and 'prepare.holdsNumbers' for a feature that is
 * named and holds the other, blamed on the parameter `columns`, and 'text.behind' where all that is meant is made of texts.
 */
export function chosenFeatures(
  inputs: readonly KnownInput[],
  columns: readonly string[],
  holds: 'words' | 'numbers',
): readonly (readonly boolean[])[] {
  const all = inputs.flatMap(({ features }) => features);
  const unknown = columns.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Fault('column.missing', { column: unknown, available: someNames(all, 8) }, blame);
  const named = new Set(columns);
  checkNotText(inputs.filter(({ features }) => named.size === 0 || features.some((name) => named.has(name))));
  return inputs.map(({ features, words = [], oneHot, text }) => {
    if (text) return features.map(() => false);
    const open = new Set(words.map(({ feature }) => feature));
    const fits = (name: string, f: number): boolean =>
      holds === 'words' ? open.has(name) : !open.has(name) && !oneHot?.[f];
    const wrong = features.filter((name, f) => named.has(name) && !fits(name, f));
    if (wrong.length > 0) {
      const facts = { columns: someNames(wrong, 8), count: wrong.length };
      throw holds === 'words'
        ? new Fault('prepare.holdsNumbers', facts, blame)
        : new Fault('prepare.holdsWords', facts, blame);
    }
    return features.map((name, f) => (named.size === 0 || named.has(name)) && fits(name, f));
  });
}

const blame = { param: 'columns' };

/** Throws Fault 'data.missing' where a feature that is meant lacks values. */
export function checkWhole(inputs: readonly KnownInput[], meant: readonly (readonly boolean[])[]): void {
  const fault = unpreparedFault(
    inputs.map(({ features, missing }, i) => ({
      missing: missing?.filter((name) => meant[i]?.[features.indexOf(name)]),
    })),
  );
  if (fault) throw fault;
}

/** What a step makes of the features that are meant. */
interface Change {
  readonly scales?: boolean;
  /** What is missing is no longer. */
  readonly fills?: boolean;
  /** Values that differ stay apart in 32 bits. */
  readonly parts?: boolean;
  /** Words become numbers. */
  readonly encodes?: boolean;
  /** Per feature how many numbers the network makes of it. */
  readonly oneHot?: readonly number[] | undefined;
}

/** An input whose features `meant` have been prepared; as it was where none is. */
function changedInput(own: InputInfo, meant: readonly boolean[], change: Change): InputInfo {
  if (!meant.includes(true)) return own;
  const { words, missing, oneHot, ...rest } = own;
  const isMeant = (name: string): boolean => meant[own.features.indexOf(name)] === true;
  const openWords = change.encodes ? words?.filter(({ feature }) => !isMeant(feature)) : words;
  const lacking = change.fills || change.encodes ? missing?.filter((name) => !isMeant(name)) : missing;
  const slots = change.oneHot ?? oneHot;
  return {
    ...rest,
    standardised: own.standardised || change.scales === true,
    fitted: true,
    numberType: 'float32',
    ...(openWords && openWords.length > 0 && { words: openWords }),
    ...(lacking && lacking.length > 0 && { missing: lacking }),
    ...(slots?.some((size) => size > 0) && { oneHot: slots }),
  };
}

type ChangeOf = (own: KnownInput, meant: readonly boolean[]) => Change | undefined;

interface Preparing {
  readonly columns: readonly string[];
  readonly holds: 'words' | 'numbers';
  /** Whether features with gaps are refused. */
  readonly whole?: boolean;
  /** What is made of an input; undefined where only the run can tell. */
  readonly change: ChangeOf;
}

/** What the run will give: of each input as `change` says. */
export function inferPrepared(
  dataset: InfoOf<'dataset'> | undefined,
  { columns, holds, whole, change }: Preparing,
): { readonly outputs: { readonly dataset?: InfoOf<'dataset'> }; readonly problems: readonly OwnProblem[] } {
  if (!dataset) return { outputs: {}, problems: [] };
  const meant = chosenFeatures(dataset.inputs, columns, holds);
  if (whole) checkWhole(dataset.inputs, meant);
  const inputs = dataset.inputs.flatMap((own, i) => {
    const chosen = meant[i] ?? [];
    const made = change(own, chosen);
    return made ? [changedInput(own, chosen, made)] : [];
  });
  const known = inputs.length === dataset.inputs.length;
  return { outputs: known ? { dataset: { ...dataset, inputs } } : {}, problems: [] };
}

/** The inputs in the run, told as they are before it. */
export const knownInputs = ({ inputs }: DatasetValue) =>
  inputs.map((own) => ({ ...own, words: openWords(own), ...(isText(own) && { text: true as const }) }));

/** The dataset with the steps that `fit` makes of the training rows of each input that has a feature that is meant. */
export async function runPrepared(
  dataset: DatasetValue,
  { columns, holds, whole, change }: Preparing,
  fit: (
    values: Numbers,
    rows: number,
    meant: readonly boolean[],
    input: DatasetInput,
  ) => Promise<readonly PreprocessingStep[]>,
  signal: AbortSignal,
): Promise<DatasetValue> {
  const known = knownInputs(dataset);
  const meant = chosenFeatures(known, columns, holds);
  if (whole) checkWhole(known, meant);
  const fitted = async (input: DatasetInput, values: Numbers, rows: number) => {
    const place = dataset.inputs.indexOf(input);
    const chosen = meant[place] ?? [];
    if (!chosen.includes(true)) return undefined;
    const { missing, oneHot, merged, ...rest } = input;
    const made = change({ ...input, words: openWords(input) }, chosen) ?? {};
    const isMeant = (name: string): boolean => chosen[input.features.indexOf(name)] === true;
    const lacking = made.fills || made.encodes ? missing?.filter((name) => !isMeant(name)) : missing;
    const left = made.parts ? merged?.filter(({ name }) => !isMeant(name)) : merged;
    const slots = made.oneHot ?? oneHot;
    return {
      steps: await fit(values, rows, chosen, input),
      input: {
        ...rest,
        ...(lacking && lacking.length > 0 && { missing: lacking }),
        ...(slots?.some((size) => size > 0) && { oneHot: slots }),
        ...(left && left.length > 0 && { merged: left }),
      },
    };
  };
  return withFittedInputs(dataset, '', fitted, signal);
}
