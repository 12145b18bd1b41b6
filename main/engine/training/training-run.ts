// A training under way: its parts, made at the start or from a checkpoint, and the checkpoints that it writes. Going
// through epochs is trainer.ts's.
import type * as tfTypes from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { newMemory } from '#engine/training/callbacks.ts';
import {
  checkpointPieces,
  exactNumber,
  maxCheckpointBytes,
  newLoopState,
  readCheckpoint,
} from '#engine/training/checkpoint.ts';
import type { CheckpointFrame, LoopState, SavedTraining } from '#engine/training/checkpoint.ts';
import { checkpointPace, checkpointWriter } from '#engine/training/checkpoint-writer.ts';
import type { CheckpointWriter } from '#engine/training/checkpoint-writer.ts';
import type { ThreadsInForce } from '#engine/training/choose-threads.ts';
import type { Checker } from '#engine/training/compiled-checker.ts';
import type { DataFeed } from '#engine/training/data-feed.ts';
import type { Shape } from '#engine/values/layer.ts';
import { at } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';
import type { Objective } from '#engine/training/objective.ts';
import { weightTensors } from '#engine/network/predictor.ts';
import { learningRateAt } from '#engine/training/schedules.ts';
import { networkUpdates } from '#engine/training/network-updates.ts';
import type { StepCall } from '#engine/training/network-updates.ts';
import { createStepper } from '#engine/training/stepper.ts';
import type { Stepper } from '#engine/training/stepper.ts';
import { startLoop } from '#engine/training/loop.ts';
import { initialSlots } from '#engine/training/train-step.ts';
import type { StepPlan } from '#engine/training/train-step.ts';
import type { TrainingSettings } from '#engine/training/training-settings.ts';

interface RunParts {
  readonly tf: Tf;
  readonly settings: TrainingSettings;
  readonly plan: StepPlan;
  readonly objective: Objective;
  readonly feed: DataFeed;
  readonly validation: DataFeed | undefined;
}

const count = z.int().min(0);
const memory = z.strictObject({ best: exactNumber, seen: z.boolean(), wait: count, cooldown: count });
const supervisedMemory = z.strictObject({
  /** A rate that a callback has set; undefined = the optimizer's own. */
  callbackRate: exactNumber,
  stopper: memory,
  reducer: memory,
  /** Whether the weights of a best epoch are kept, which an early stop will want back. */
  hasBest: z.boolean(),
});
export type SupervisedMemory = z.output<typeof supervisedMemory>;

export interface Run extends RunParts {
  readonly writer: CheckpointWriter | undefined;
  readonly stepper: Stepper<StepCall>;
  /** Where they were measured or set. */
  readonly threads: ThreadsInForce | undefined;
  readonly state: LoopState<SupervisedMemory>;
  readonly frame: CheckpointFrame<SupervisedMemory>;
  best?: readonly tfTypes.Tensor[] | undefined;
  /** Made when the first epoch comes to its validation. */
  checker?: Checker;
}

/** At the start, or where the checkpoint left off. */
export async function beginRun(parts: RunParts): Promise<Run> {
  const { tf, settings, plan, objective, feed } = parts;
  const { checkpoint } = settings;
  const initial = (): tfTypes.Tensor[] => [
    ...weightTensors(tf, settings.network, settings.weights),
    ...initialSlots(plan).flat(),
  ];
  const calls = sampleCalls(parts);
  const updates = networkUpdates(plan, feed.tensors);
  const frame = frameOf(parts);
  const bytes = await checkpoint?.read(maxCheckpointBytes(frame));
  const saved = bytes && readCheckpoint(bytes, frame);
  const restored = saved && grouped(saved, plan);
  const { stepper, threads, from } = await startLoop({
    work: { name: workOf(parts), updates: settings.epochs * feed.batches, call: calls[0] },
    memory: settings.threads,
    signal: settings.signal,
    pace: settings.measuringPace,
    saved: restored,
    fresh: (on) => createStepper(updates, initial(), calls, on),
    restored: ({ start, threads: on }) => createStepper(updates, start, calls, on),
  });
  if (restored?.best && !from) tf.dispose([...restored.best]);
  if (from) settings.onResume?.(from.state.history);
  const writer = checkpoint && checkpointWriter(checkpoint, settings.checkpointPace ?? checkpointPace());
  const own = { callbackRate: undefined, stopper: newMemory(), reducer: newMemory(), hasBest: false };
  const state = from?.state ?? newLoopState(objective.reportSize, own);
  return { ...parts, frame, stepper, threads, state, best: from?.best, writer };
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

interface FrameSizes {
  readonly weights: readonly Shape[];
  /** Of each trainable weight in turn. */
  readonly slots: readonly Shape[];
  readonly epochs: number;
  readonly batches: number;
  readonly reportSize: number;
  /** Of its data, as they are read: other blocks are another order of the rows. 0 = held as a whole. */
  readonly blockRows: number;
}

export function supervisedFrame({
  weights,
  slots,
  blockRows,
  ...counts
}: FrameSizes): CheckpointFrame<SupervisedMemory> {
  return {
    ...counts,
    format: `neuroloom-supervised-3 in blocks of ${blockRows}`,
    own: supervisedMemory,
    shapes: (own) => [...weights, ...slots, ...(own === undefined || own.hasBest ? weights : [])],
  };
}

function frameOf({ settings, plan, objective, feed }: RunParts): CheckpointFrame<SupervisedMemory> {
  const weights = plan.network.weights.map(({ shape }) => shape);
  const each = plan.optimizer.slots(plan.config);
  return supervisedFrame({
    weights,
    slots: plan.trainable.flatMap((index) => each.map(() => at(weights, index))),
    epochs: settings.epochs,
    batches: feed.batches,
    reportSize: objective.reportSize,
    blockRows: feed.blocks?.rows ?? 0,
  });
}

interface Restored extends SavedTraining<SupervisedMemory> {
  readonly start: readonly tfTypes.Tensor[];
  readonly best: readonly tfTypes.Tensor[] | undefined;
}

function grouped(saved: SavedTraining<SupervisedMemory>, plan: StepPlan): Restored {
  const { tensors, state } = saved;
  const size = plan.network.weights.length + plan.trainable.length * plan.optimizer.slots(plan.config).length;
  return { ...saved, start: tensors.slice(0, size), best: state.own.hasBest ? tensors.slice(size) : undefined };
}

/** A checkpoint of this moment. */
export function piecesNow({ tf, stepper, state, best = [], frame }: Run): Iterable<Uint8Array> {
  const tensors = [...stepper.state(), ...best.map((tensor) => tf.clone(tensor))];
  const compiled = stepper.eagerBecause === undefined;
  return checkpointPieces(frame, { state, tensors, compiled, threads: stepper.threads });
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
  return state.own.callbackRate ?? learningRateAt(plan.common.learning_rate, state.step);
}

/** @param number of the update, from 1; @param rows by number among the data in place */
export function stepCall(plan: StepPlan, number: number, rate: number, rows: Int32Array): StepCall {
  return { rows, number, feeds: plan.optimizer.feeds(plan.config, number, rate) };
}
