// What a wire of type dataset carries: named inputs and named targets, row by row, with their splits and the steps that
// made them.
import type { NumberType, TargetInfo } from '#shared/protocol/wire-info.ts';

export type SplitName = 'train' | 'validation' | 'test';

export type Numbers = Float32Array | Float64Array | Int32Array | Uint8Array;

/** Numbers in a file. */
export interface StoredArray {
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  /** In numbers. */
  readonly length: number;
  readonly type: NumberType;
}

/** Numbers row by row, in a type that holds each of them exactly. */
export interface Rows {
  /** rows × product(shape). */
  readonly values: Numbers;
  /** Where they lie when they are too many to be held: `values` then reads all of them whenever it is asked for. */
  readonly stored?: StoredArray;
}

export interface SplitData {
  readonly rows: number;
  /** One per input of the dataset. */
  readonly inputs: readonly Rows[];
  /** One per target, a number a row: the class index (0 | 1 for binary), or the number. */
  readonly targets: readonly Float32Array[];
  /** Row numbers in the table that it came from, from 0. */
  readonly source: Int32Array;
}

/** One fitted step between raw columns and an input. mean and scale are per feature: x = (raw − mean) / scale. */
export type PreprocessingStep = {
  readonly step: 'standardise';
  readonly mean: Float64Array;
  readonly scale: Float64Array;
};

/** A column in which rounding to 32 bits makes different values equal. */
export interface MergedColumn {
  readonly name: string;
  /** How many different values there are, and how many are left. */
  readonly values: number;
  readonly left: number;
}

/** What a row of one input is made of. */
export interface DatasetInput {
  /** '' where nobody has named it: only of a dataset's single input. */
  readonly name: string;
  /** Of one row. */
  readonly shape: readonly number[];
  /** Names of its columns; of a picture they may be fewer than its numbers. */
  readonly features: readonly string[];
  readonly preprocessing: readonly PreprocessingStep[];
  /** Where a network that takes the rows as they are loses values; absent where it loses none. */
  readonly merged?: readonly MergedColumn[];
}

export interface DatasetValue {
  readonly type: 'dataset';
  /** At least one. */
  readonly inputs: readonly DatasetInput[];
  /** At least one. */
  readonly targets: readonly TargetInfo[];
  readonly splits: Readonly<Record<SplitName, SplitData>>;
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly dataset: DatasetValue;
  }
}
