// A model of one output and its data as evaluation and explanation see them: all inputs side by side in one row of
// numbers, one target. Made by network/flat-model.ts and network/match-dataset.ts.
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { KeptColumn, PreprocessingStep, SplitName } from '#engine/values/dataset.ts';
import type { ModelValue } from '#engine/values/model.ts';

export interface FlatSplit {
  readonly rows: number;
  /** rows × features, as the network takes them. */
  readonly x: Float32Array;
  /** rows; the class index (0 | 1 for binary), or the number. */
  readonly y: Float32Array;
  /** Row numbers in the table that it came from, from 0. */
  readonly source: Int32Array;
}

export interface FlatColumns {
  /** Of a single input its own; of several the count of all their numbers. */
  readonly shape: readonly number[];
  readonly features: readonly string[];
  readonly target: TargetInfo;
  readonly preprocessing: readonly PreprocessingStep[];
  /** As of an input: per feature its words in the table. */
  readonly words?: readonly (readonly string[] | null)[];
  /** As of a dataset. */
  readonly kept?: readonly KeptColumn[];
}

export interface FlatDataset extends FlatColumns {
  /** Rows are made when they are first asked for; then the same promise. */
  readonly split: (name: SplitName) => Promise<FlatSplit>;
}

export interface FlatModel extends FlatColumns, Pick<ModelValue, 'network' | 'weights' | 'inputs'> {
  readonly loss: ModelValue['losses'][number];
}
