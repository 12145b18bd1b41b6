// Datasets and models of one input and one target, and what wires tell of them, for tests that are about nothing else.
import type { InputInfo, SplitRows, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { DatasetInput, DatasetValue, Numbers, PreprocessingStep, SplitData } from '#engine/values/dataset.ts';
import type { ModelValue } from '#engine/values/model.ts';

export interface OneSplit {
  readonly rows: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly source: Int32Array;
}

export interface OneDataset {
  readonly shape: readonly number[];
  readonly features: readonly string[];
  readonly target: TargetInfo;
  readonly preprocessing: readonly PreprocessingStep[];
  readonly splits: { readonly train: OneSplit; readonly validation: OneSplit; readonly test: OneSplit };
}

export const splitOfOne = ({ rows, x, y, source }: OneSplit): SplitData => ({
  rows,
  inputs: [{ values: x }],
  targets: [y],
  source,
});

export function oneInput({
  shape,
  features,
  target,
  preprocessing,
  words,
  splits,
}: OneDataset & Pick<DatasetInput, 'words'>): DatasetValue {
  const { train, validation, test } = splits;
  return {
    type: 'dataset',
    inputs: [{ name: '', shape, features, preprocessing, ...(words && { words }) }],
    targets: [target],
    splits: { train: splitOfOne(train), validation: splitOfOne(validation), test: splitOfOne(test) },
  };
}

const only = <T>(list: readonly T[]): T => {
  const [first, ...others] = list;
  if (first === undefined || others.length > 0) throw new Error(`${list.length} where one is meant`);
  return first;
};

const floats = (values: Numbers): Float32Array => (values instanceof Float32Array ? values : Float32Array.from(values));

/** The only input, as 32-bit floats, and target of a split. */
export const onlyRows = ({ rows, inputs, targets, source }: SplitData): OneSplit => ({
  rows,
  x: floats(only(inputs).values),
  y: only(targets),
  source,
});

export interface OnlyOne extends DatasetInput {
  readonly target: TargetInfo;
  readonly splits: OneDataset['splits'];
}

/** A dataset's only input and target. */
export function onlyOne({ inputs, targets, splits }: DatasetValue): OnlyOne {
  const { train, validation, test } = splits;
  return {
    ...only(inputs),
    target: only(targets),
    splits: { train: onlyRows(train), validation: onlyRows(validation), test: onlyRows(test) },
  };
}

export type OneModel = Omit<ModelValue, 'type' | 'losses' | 'inputs' | 'targets'> &
  Pick<DatasetInput, 'shape' | 'features' | 'preprocessing' | 'words'> & {
    readonly loss: ModelValue['losses'][number];
    readonly target: TargetInfo;
  };

export function oneOutputModel({ loss, target, shape, features, preprocessing, words, ...rest }: OneModel): ModelValue {
  return {
    type: 'model',
    ...rest,
    losses: [loss],
    inputs: [{ name: '', shape, features, preprocessing, ...(words && { words }) }],
    targets: [target],
  };
}

type OneInfo = Omit<InputInfo, 'name'> & { readonly target: TargetInfo };

export const oneInputInfo = ({
  target,
  rows,
  ...input
}: OneInfo & { readonly rows: SplitRows | null }): InfoOf<'dataset'> => ({
  type: 'dataset',
  inputs: [{ name: '', ...(input.standardised && { fitted: true as const }), ...input }],
  targets: [target],
  rows,
});
