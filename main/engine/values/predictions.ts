// What a wire of type predictions carries.
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { KeptColumn, SplitName } from '#engine/values/dataset.ts';

export interface PredictionsValue {
  readonly type: 'predictions';
  readonly split: SplitName;
  readonly target: TargetInfo;
  readonly rows: number;
  /** Outputs of the network per row. */
  readonly units: number;
  readonly outputs: Float32Array;
  readonly truth: Float32Array;
  readonly source: Int32Array;
  /** Columns to show beside, by row of the split; absent where none is. */
  readonly beside?: readonly KeptColumn[];
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly predictions: PredictionsValue;
  }
}
