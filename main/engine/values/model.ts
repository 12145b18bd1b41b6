// What a wire of type model carries.
import type { EpochLog } from '#shared/protocol/run.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { DatasetInput } from '#engine/values/dataset.ts';
import type { NetworkData, Shape } from '#engine/values/layer.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { TrainingThreads } from '#engine/values/training-facts.ts';

export interface WeightData {
  readonly layer: string;
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array;
  readonly trainable: boolean;
}

export interface ModelValue {
  readonly type: 'model';
  readonly network: NetworkData;
  /** In the order of Keras' get_weights(). */
  readonly weights: readonly WeightData[];
  /** One per output. */
  readonly losses: readonly { readonly className: string; readonly config: Readonly<Record<string, unknown>> }[];
  readonly optimizer: Omit<OptimizerValue, 'type'>;
  /** What each input of the network is made of, from raw columns on. */
  readonly inputs: readonly DatasetInput[];
  /** What each output of the network tells. */
  readonly targets: readonly TargetInfo[];
  readonly history: readonly EpochLog[];
  /** Why training ended before its last epoch, if it did. */
  readonly stopped?: 'early' | 'cancelled';
  /** Why its step could not be compiled, if it could not: the training took several times as long. */
  readonly eagerBecause?: string;
  /** Kernel threads of its training, where they were measured or set. */
  readonly threads?: TrainingThreads;
  /** How its data were divided, if they were too large to be held as a whole. */
  readonly blocks?: { readonly count: number; readonly rows: number };
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly model: ModelValue;
  }
}
