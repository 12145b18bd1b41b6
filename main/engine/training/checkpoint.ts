// How far a training has come, as bytes and back: what its loop counts, its weights, slots and best weights, and the
// epochs behind it. Read as from a stranger: what does not fit the training at hand is no checkpoint of it.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import type { EpochLog } from '#shared/protocol/run.ts';
import type { Shape } from '#engine/values/layer.ts';
import { type CallbackMemory, newMemory } from '#engine/training/callbacks.ts';
import { at } from '#engine/network/layer.ts';
import type { Totals } from '#engine/training/objective.ts';
import type { StepState } from '#engine/training/train-step.ts';

/** Where the loop stands; changed as it goes on. */
export interface TrainingState {
  /** Updates made. */
  step: number;
  /** Whole epochs behind. */
  epoch: number;
  /** Batches of the epoch in progress that are behind, and what they reported. */
  batch: number;
  totals: Totals;
  /** Spent on the epoch in progress in earlier runs. */
  seconds: number;
  /** A rate that a callback has set; undefined = the optimizer's own. */
  callbackRate: number | undefined;
  readonly stopper: CallbackMemory;
  readonly reducer: CallbackMemory;
  readonly history: EpochLog[];
}

export interface CheckpointTensors extends StepState {
  /** Of the best epoch, where an early stop will want them back. */
  readonly best?: readonly tf.Tensor[] | undefined;
}

export interface TrainingCheckpoint {
  readonly state: TrainingState;
  /** The reader's to dispose. */
  readonly tensors: CheckpointTensors;
  /** Whether its updates ran compiled: single ops round otherwise. */
  readonly compiled: boolean;
  /** On how many kernel threads: another number rounds otherwise too. */
  readonly threads: number;
  /** Of its data, as they were read: other blocks are another order of the rows. 0 = held as a whole. */
  readonly blockRows: number;
}

/** How its updates were made. */
export type CheckpointManner = Pick<TrainingCheckpoint, 'compiled' | 'threads' | 'blockRows'>;

/** What a checkpoint of a training must agree with. */
export interface CheckpointFrame {
  readonly weights: readonly Shape[];
  /** Per trainable weight. */
  readonly slots: readonly (readonly Shape[])[];
  readonly epochs: number;
  /** Of one epoch. */
  readonly batches: number;
  readonly reportSize: number;
  readonly blockRows: number;
}

export function newTrainingState(totals: Totals): TrainingState {
  const memories = { stopper: newMemory(), reducer: newMemory() };
  return { step: 0, epoch: 0, batch: 0, totals, seconds: 0, callbackRate: undefined, ...memories, history: [] };
}

// Layout: bytes of the header (uint32), the header (JSON), the tensors' values, a line of JSON an epoch. The sizes of
// the values come from the training, never from the file.
const maxHeaderBytes = 64 * 1024;
const maxEpochBytes = 4096;
const maxHistoryBytes = 2 ** 28;
const epochsPerPiece = 256;
/** Values start at a multiple of this. */
const alignment = 8;

const doubles = z
  .base64()
  .max(maxHeaderBytes)
  .transform((text) => {
    const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
    return new Float64Array(bytes.buffer, 0, Math.floor(bytes.byteLength / 8));
  });
/** JSON knows neither infinity nor −0. */
const encode = (values: Float64Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
const encodeNumber = (value: number | undefined): string =>
  encode(value === undefined ? new Float64Array(0) : Float64Array.of(value));

const count = z.int().min(0);
const maybeNumber = doubles.transform((values) => values[0]);
const memory = z.strictObject({ best: maybeNumber, seen: z.boolean(), wait: count, cooldown: count });
const header = z.strictObject({
  format: z.literal('neuroloom-checkpoint-2'),
  compiled: z.boolean(),
  threads: count,
  blockRows: count,
  step: count,
  epoch: count,
  batch: count,
  seconds: z.number().min(0),
  callbackRate: maybeNumber,
  totals: z.strictObject({ values: doubles, rows: count, batches: count }),
  stopper: memory,
  reducer: memory,
  hasBest: z.boolean(),
});
const negativeZero = '-0';
const logValue = z.union([z.number(), z.null(), z.literal(negativeZero).transform(() => -0)]);
const epochLog = z.strictObject({
  epoch: count,
  epochs: count,
  seconds: z.number().min(0),
  logs: z.record(z.string().max(200), logValue),
});

/** The largest that a checkpoint of this training can be. */
export function maxCheckpointBytes({ weights, slots, epochs }: CheckpointFrame): number {
  const values = [...weights, ...slots.flat(), ...weights].reduce((sum, shape) => sum + sizeOf(shape) * 4, 0);
  return 4 + maxHeaderBytes + values + Math.min(epochs * maxEpochBytes, maxHistoryBytes);
}

/** Takes the tensors over: each is disposed once its bytes were taken, the rest when the pieces are no longer asked for. */
export function* checkpointPieces(
  state: TrainingState,
  tensors: CheckpointTensors,
  manner: CheckpointManner,
): Generator<Uint8Array> {
  const left = [...tensors.weights, ...tensors.slots.flat(), ...(tensors.best ?? [])];
  try {
    yield headerPiece(state, tensors.best !== undefined, manner);
    for (let tensor = left.shift(); tensor; tensor = left.shift()) {
      const values = tensor.dataSync<'float32'>();
      tensor.dispose();
      yield new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    }
    for (let start = 0; start < state.history.length; start += epochsPerPiece)
      yield Buffer.from(
        state.history
          .slice(start, start + epochsPerPiece)
          .map(epochLine)
          .join(''),
      );
  } finally {
    tf.dispose(left);
  }
}

function headerPiece(state: TrainingState, hasBest: boolean, manner: CheckpointManner): Uint8Array {
  const { history: _, totals, callbackRate, stopper, reducer, ...counts } = state;
  const written: z.input<typeof header> = {
    format: 'neuroloom-checkpoint-2',
    compiled: manner.compiled,
    threads: manner.threads,
    blockRows: manner.blockRows,
    ...counts,
    callbackRate: encodeNumber(callbackRate),
    totals: { ...totals, values: encode(totals.values) },
    stopper: { ...stopper, best: encodeNumber(stopper.best) },
    reducer: { ...reducer, best: encodeNumber(reducer.best) },
    hasBest,
  };
  const text = JSON.stringify(written);
  const gap = (alignment - ((4 + Buffer.byteLength(text)) % alignment)) % alignment;
  const piece = Buffer.alloc(4 + Buffer.byteLength(text) + gap, ' ');
  piece.writeUInt32LE(piece.byteLength - 4, 0);
  piece.write(text, 4);
  return piece;
}

function epochLine(log: EpochLog): string {
  const logs = Object.fromEntries(
    Object.entries(log.logs).map(([name, value]) => [name, Object.is(value, -0) ? negativeZero : value]),
  );
  return `${JSON.stringify({ ...log, logs })}\n`;
}

/** Undefined for bytes that are not a checkpoint of just this training. `bytes` must be aligned to 8. */
export function readTrainingCheckpoint(bytes: Uint8Array, frame: CheckpointFrame): TrainingCheckpoint | undefined {
  try {
    return parsed(bytes, frame);
  } catch {
    return undefined;
  }
}

function parsed(bytes: Uint8Array, frame: CheckpointFrame): TrainingCheckpoint | undefined {
  const headerBytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readUInt32LE(0);
  if (headerBytes > maxHeaderBytes) return undefined;
  const text = (from: number, to?: number) => Buffer.from(bytes.subarray(from, to)).toString('utf8');
  const {
    hasBest,
    compiled,
    threads,
    blockRows,
    format: _,
    ...counts
  } = header.parse(JSON.parse(text(4, 4 + headerBytes)));
  const shapes = [...frame.weights, ...frame.slots.flat(), ...(hasBest ? frame.weights : [])];
  const end = shapes.reduce((sum, shape) => sum + sizeOf(shape) * 4, 4 + headerBytes);
  if (end > bytes.byteLength || blockRows !== frame.blockRows) return undefined;
  const lines = text(end).split('\n').slice(0, -1);
  const history: EpochLog[] = lines.map((line) => epochLog.parse(JSON.parse(line)));
  const state: TrainingState = { ...counts, history };
  if (!fits(state, frame)) return undefined;
  let offset = bytes.byteOffset + 4 + headerBytes;
  const tensors = shapes.map((shape) => {
    const values = new Float32Array(bytes.buffer, offset, sizeOf(shape));
    offset += values.byteLength;
    return tf.tensor(values.slice(), [...shape], 'float32');
  });
  return { state, tensors: grouped(tensors, frame, hasBest), compiled, threads, blockRows };
}

const sizeOf = (shape: Shape): number => shape.reduce((product, side) => product * side, 1);

/** The counts agree with each other and with the training. */
function fits(state: TrainingState, { epochs, batches, reportSize }: CheckpointFrame): boolean {
  const { step, epoch, batch, totals, history } = state;
  return (
    epoch < epochs &&
    batch <= batches &&
    step === epoch * batches + batch &&
    totals.values.length === reportSize &&
    totals.batches === batch &&
    history.length === epoch &&
    history.every((log, i) => log.epoch === i + 1 && log.epochs === epochs)
  );
}

function grouped(tensors: readonly tf.Tensor[], frame: CheckpointFrame, hasBest: boolean): CheckpointTensors {
  let next = frame.weights.length;
  const slots = frame.slots.map((list) => list.map(() => at(tensors, next++)));
  return { weights: tensors.slice(0, frame.weights.length), slots, best: hasBest ? tensors.slice(next) : undefined };
}
