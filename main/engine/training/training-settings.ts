// What a training is given and what it hands back.
import type * as tfTypes from '@tensorflow/tfjs-core';
import type { EpochLog, Live } from '#shared/protocol/run.ts';
import type { Checkpoint, ThreadMemory } from '#engine/values/runner.ts';
import type { WeightData } from '#engine/values/model.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { Network } from '#engine/network/build-network.ts';
import type { EarlyStopping, ReduceOnPlateau } from '#engine/training/callbacks.ts';
import type { CheckpointPace } from '#engine/training/checkpoint-writer.ts';
import type { MeasuringPace, ThreadsInForce } from '#engine/training/choose-threads.ts';
import type { TrainingArrays } from '#engine/training/data-feed.ts';
import type { ObjectiveData } from '#engine/training/objective.ts';

export interface TrainingSettings {
  readonly network: Network;
  readonly weights: readonly WeightData[];
  readonly optimizer: Pick<OptimizerValue, 'className' | 'config'>;
  readonly objective: ObjectiveData;
  readonly data: TrainingArrays;
  readonly validation?: TrainingArrays | undefined;
  readonly epochs: number;
  /** Rows per update; the last batch of an epoch may be smaller. */
  readonly batchSize: number;
  /** Reshuffle the rows each epoch; false = as they come. */
  readonly shuffle: boolean;
  /** Of shuffling, dropout and noise. */
  readonly seed: number;
  readonly classWeight?: Readonly<Record<number, number>> | undefined;
  readonly earlyStopping?: EarlyStopping | undefined;
  readonly reduceOnPlateau?: ReduceOnPlateau | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Where it leaves off when it is killed or cancelled, and goes on from. */
  readonly checkpoint?: Checkpoint | undefined;
  readonly checkpointPace?: CheckpointPace;
  /** Lets it choose its kernel threads by measuring; absent = those of the process. */
  readonly threads?: ThreadMemory | undefined;
  readonly measuringPace?: MeasuringPace;
  /** It goes on from its checkpoint, in the epoch after those of `history`. */
  onResume?(history: readonly EpochLog[]): void;
  onEpoch?(log: EpochLog): void;
  /** @param fraction of all epochs; @param note "17 / 200", the batches of this epoch; @param live now and then */
  onProgress?(fraction: number, note: string, live?: Live): void;
  /** After each update, with the state in force; it must not keep or dispose the tensors. */
  onStep?(step: number, weights: readonly tfTypes.Tensor[]): void;
}

export interface Trained {
  readonly weights: readonly WeightData[];
  readonly history: readonly EpochLog[];
  readonly stopped?: 'early' | 'cancelled';
  /** Why its step was not compiled; absent when it was. */
  readonly eagerBecause?: string;
  /** Kernel threads of the compiled step, where they were measured or set. */
  readonly threads?: ThreadsInForce;
  /** How the training data were divided, if they were read in blocks. */
  readonly blocks?: { readonly count: number; readonly rows: number };
}
