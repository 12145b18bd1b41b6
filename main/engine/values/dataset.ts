// What a wire of type dataset carries: rows ready to train on, with their splits and the steps that made them.
import type { TargetInfo } from '#shared/protocol/wire-info.ts';

export type SplitName = 'train' | 'validation' | 'test';

/** Float32 numbers in a file. */
export interface StoredArray {
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  /** In numbers. */
  readonly length: number;
}

export interface SplitData {
  readonly rows: number;
  /** rows × product(shape), row by row. */
  readonly x: Float32Array;
  /** Where x lies when it is too large to be held: `x` then reads all of it whenever it is asked for. */
  readonly stored?: StoredArray;
  /** rows; the class index (0 | 1 for binary), or the number. */
  readonly y: Float32Array;
  /** Row numbers in the table that it came from, from 0. */
  readonly source: Int32Array;
}

/** One fitted step between raw columns and x. mean and scale are per feature: x = (raw − mean) / scale. */
export type PreprocessingStep = {
  readonly step: 'standardise';
  readonly mean: Float64Array;
  readonly scale: Float64Array;
};

export interface DatasetValue {
  readonly type: 'dataset';
  readonly shape: readonly number[];
  readonly features: readonly string[];
  readonly target: TargetInfo;
  readonly preprocessing: readonly PreprocessingStep[];
  readonly splits: Readonly<Record<SplitName, SplitData>>;
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly dataset: DatasetValue;
  }
}
