// What the nodes that prepare a dataset share: which of its inputs are meant, steps fitted to the training rows alone and
// applied to all rows.
import { Fault } from '#shared/protocol/problem.ts';
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import { at } from '#engine/network/layer.ts';
import { unknownInput } from '#engine/network/places-by-name.ts';
import { numbersPerFeature, repeatedSteps } from '#engine/preprocessing/repeated-features.ts';
import { prepared } from '#engine/preprocessing/steps.ts';
import type {
  DatasetInput,
  DatasetValue,
  Numbers,
  PreprocessingStep,
  Rows,
  SplitData,
} from '#engine/values/dataset.ts';

/** '' = all inputs. */
export const isMeant = ({ name }: { readonly name: string }, input: string): boolean => input === '' || name === input;

/** Throws Fault 'input.unknown' when no input is meant. */
export function checkInput(inputs: readonly { readonly name: string }[], input: string): void {
  if (!inputs.some((own) => isMeant(own, input))) throw unknownInput(inputs, input);
}

/** Throws Fault 'text.behind' where all these inputs are made of texts. */
export function checkNotText(inputs: readonly Pick<InputInfo, 'features' | 'text'>[]): void {
  if (inputs.every(({ text }) => text))
    throw new Fault('text.behind', { column: inputs[0]?.features[0] ?? '' }, { port: 'dataset' });
}

export interface FittedInput {
  readonly steps: readonly PreprocessingStep[];
  /** The input as it then is, its steps aside. */
  readonly input: DatasetInput;
  /** The training rows after the steps, where fitting one took those before it. */
  readonly learnt?: Numbers;
  /** Those whose places the rows hold, where they do. */
  readonly texts?: readonly string[];
}

/**
 * The dataset with the steps that `fit` makes of the training rows of each input that is meant; undefined = none. Where a
 * feature has several numbers in a row, `fit` gets a row for each of them.
 */
export async function withFittedInputs(
  dataset: DatasetValue,
  meant: string,
  fit: (input: DatasetInput, values: Numbers, rows: number) => Promise<FittedInput | undefined>,
  signal: AbortSignal,
): Promise<DatasetValue> {
  checkInput(dataset.inputs, meant);
  const { train, validation, test } = dataset.splits;
  const fitted: (FittedInput | undefined)[] = [];
  for (const [i, own] of dataset.inputs.entries()) {
    const times = numbersPerFeature(own);
    const found = isMeant(own, meant) ? await fit(own, at(train.inputs, i).values, train.rows * times) : undefined;
    fitted.push(found && { ...found, steps: repeatedSteps(found.steps, own.features.length, times) });
  }
  const apply = async (split: SplitData): Promise<SplitData> => {
    const inputs: Rows[] = [];
    for (const [i, rows] of split.inputs.entries()) {
      const own = fitted[i];
      const learnt = split === train ? own?.learnt : undefined;
      const [steps, values] = learnt ? [[], learnt] : [own?.steps ?? [], rows.values];
      inputs.push(own ? { values: await prepared(steps, values, split.rows, signal, own.texts) } : rows);
    }
    return { ...split, inputs };
  };
  const inputs = dataset.inputs.map((own, i) => {
    const found = fitted[i];
    return found ? { ...found.input, preprocessing: [...own.preprocessing, ...found.steps] } : own;
  });
  return {
    ...dataset,
    inputs,
    splits: { train: await apply(train), validation: await apply(validation), test: await apply(test) },
  };
}
