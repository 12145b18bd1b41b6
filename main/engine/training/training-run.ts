// A training under way: its parts, made at the start or from a checkpoint, and the checkpoints that it writes. Going
// through epochs is trainer.ts's.
import type * as tfTypes from '@tensorflow/tfjs-core';
import {
  checkpointPieces,
  maxCheckpointBytes,
  newTrainingState,
  readTrainingCheckpoint,
} from '#engine/training/checkpoint.ts';
import type { CheckpointFrame, TrainingCheckpoint, TrainingState } from '#engine/training/checkpoint.ts';
import { checkpointPace, checkpointWriter } from '#engine/training/checkpoint-writer.ts';
import type { CheckpointWriter } from '#engine/training/checkpoint-writer.ts';
import type { ThreadsInForce } from '#engine/training/choose-threads.ts';
import type { Checker } from '#engine/training/compiled-checker.ts';
import { createStepper } from '#engine/training/compiled-stepper.ts';
import type { DataFeed } from '#engine/training/data-feed.ts';
import { at } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { newTotals } from '#engine/training/objective.ts';
import type { Objective } from '#engine/training/objective.ts';
import { createPace } from '#engine/kernels/pace.ts';
import { weightTensors } from '#engine/network/predict-function.ts';
import { learningRateAt } from '#engine/training/schedules.ts';
import type { StepCall, Stepper } from '#engine/training/stepper.ts';
import { startLoop } from '#engine/training/loop.ts';
import { initialSlots } from '#engine/training/train-step.ts';
import type { StepPlan, StepState } from '#engine/training/train-step.ts';
import type { TrainingSettings } from '#engine/training/training-settings.ts';

interface RunParts {
  readonly tf: Tf;
  readonly settings: TrainingSettings;
  readonly plan: StepPlan;
  readonly objective: Objective;
  readonly feed: DataFeed;
  readonly validation: DataFeed | undefined;
}

export interface Run extends RunParts {
  readonly pace: () => Promise<void>;
  readonly writer: CheckpointWriter | undefined;
  readonly stepper: Stepper;
  /** Where they were measured or set. */
  readonly threads: ThreadsInForce | undefined;
  readonly state: TrainingState;
  best?: readonly tfTypes.Tensor[] | undefined;
  /** Made when the first epoch comes to its validation. */
  checker?: Checker;
}

/** At the start, or where the checkpoint left off. */
export async function beginRun(parts: RunParts): Promise<Run> {
  const { tf, settings, plan, objective, feed } = parts;
  const { checkpoint } = settings;
  const initial = (): StepState => ({
    weights: weightTensors(tf, settings.network, settings.weights),
    slots: initialSlots(plan),
  });
  const [call] = sampleCalls(parts);
  const saved = await readCheckpoint(parts);
  const { stepper, threads, from } = await startLoop({
    work: { name: workOf(parts), updates: settings.epochs * feed.batches, call },
    memory: settings.threads,
    signal: settings.signal,
    pace: settings.measuringPace,
    saved,
    fresh: (count) => startStepper(parts, initial(), count),
    restored({ tensors: { weights, slots }, threads: count }) {
      return startStepper(parts, { weights, slots }, count);
    },
  });
  if (saved?.tensors.best && !from) tf.dispose([...saved.tensors.best]);
  if (from) settings.onResume?.(from.state.history);
  const writer = checkpoint && checkpointWriter(checkpoint, settings.checkpointPace ?? checkpointPace());
  const state = from?.state ?? newTrainingState(newTotals(objective));
  return { ...parts, stepper, threads, state, best: from?.tensors.best, writer, pace: createPace() };
}

/** What the speed of an update depends on. */
function workOf({ tf, settings, feed }: RunParts): string {
  const { network, optimizer, objective, batchSize } = settings;
  const layers = network.layers.map(({ layer, config, weights, calls }) => [
    layer.className,
    config,
    weights.map(({ shape }) => shape),
    calls.map(({ outputShapes }) => outputShapes),
  ]);
  const rows = feed.blocks?.rows ?? feed.rows;
  return JSON.stringify([tf.version_core, layers, optimizer, objective, Math.min(batchSize, rows)]);
}

async function readCheckpoint({ settings, plan, objective, feed }: RunParts): Promise<TrainingCheckpoint | undefined> {
  const weights = plan.network.weights.map(({ shape }) => shape);
  const each = plan.optimizer.slots(plan.config);
  const frame: CheckpointFrame = {
    weights,
    slots: plan.trainable.map((index) => each.map(() => at(weights, index))),
    epochs: settings.epochs,
    batches: feed.batches,
    reportSize: objective.reportSize,
    blockRows: feed.blocks?.rows ?? 0,
  };
  const bytes = await settings.checkpoint?.read(maxCheckpointBytes(frame));
  return bytes && readTrainingCheckpoint(bytes, frame);
}

export async function writeCheckpoint({ tf, stepper, state, best, writer, feed }: Run): Promise<void> {
  const copies = best?.map((tensor) => tf.clone(tensor));
  const compiled = stepper.eagerBecause === undefined;
  await writer?.write(
    checkpointPieces(
      state,
      { ...stepper.state(), best: copies },
      { compiled, threads: stepper.threads, blockRows: feed.blocks?.rows ?? 0 },
    ),
  );
}

/** Compiled for the sizes of batch that an epoch has. */
function startStepper(parts: RunParts, state: StepState, threads?: number): Stepper {
  return createStepper(parts.plan, parts.feed.tensors, state, sampleCalls(parts), threads);
}

/** One call for each size of batch that an epoch has. */
function sampleCalls({ settings, plan, feed }: RunParts): [StepCall, ...StepCall[]] {
  const full = Math.min(settings.batchSize, feed.rows);
  const last = feed.rows % full;
  const rate = learningRateAt(plan.common.learning_rate, 0);
  const call = (rows: number) =>
    stepCall(
      plan,
      1,
      rate,
      Int32Array.from({ length: rows }, (_, i) => i),
    );
  return last === 0 ? [call(full)] : [call(full), call(last)];
}

export function rateNow({ state, plan }: Run): number {
  return state.callbackRate ?? learningRateAt(plan.common.learning_rate, state.step);
}

/** @param number of the update, from 1; @param rows by number among the data in place */
export function stepCall(plan: StepPlan, number: number, rate: number, rows: Int32Array): StepCall {
  return { rows, number, feeds: plan.optimizer.feeds(plan.config, number, rate) };
}
