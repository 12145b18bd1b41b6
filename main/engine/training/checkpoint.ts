// How far a training has come, as bytes and back: what its loop counts, the tensors of its stepper, and the epochs behind it.
// Read as from a stranger: what does not fit the training at hand is no checkpoint of it.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import type { EpochLog } from '#shared/protocol/run.ts';
import { elements, numbersOf } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

/** What the batches of an epoch have reported so far, added up. */
export interface Totals {
  readonly values: Float64Array<ArrayBuffer>;
  rows: number;
  batches: number;
}

/** Where a loop stands; changed as it goes on. */
export interface LoopState<Own> {
  /** Updates made. */
  step: number;
  /** Whole epochs behind. */
  epoch: number;
  /** Batches of the epoch in progress that are behind, and what they reported. */
  batch: number;
  totals: Totals;
  /** Spent on the epoch in progress, in earlier runs too. */
  seconds: number;
  readonly history: EpochLog[];
  /** What this kind of training remembers beside. */
  readonly own: Own;
}

export const newTotals = (size: number): Totals => ({ values: new Float64Array(size), rows: 0, batches: 0 });

export const newLoopState = <Own>(reportSize: number, own: Own): LoopState<Own> => ({
  step: 0,
  epoch: 0,
  batch: 0,
  totals: newTotals(reportSize),
  seconds: 0,
  history: [],
  own,
});

/** How its updates were made: single ops, or another number of kernel threads, round otherwise. */
export interface Manner {
  readonly compiled: boolean;
  readonly threads: number;
}

export interface SavedTraining<Own> extends Manner {
  readonly state: LoopState<Own>;
  /** In the order of the frame's shapes; the reader's to dispose. */
  readonly tensors: readonly tf.Tensor[];
}

/** What a checkpoint of a training must agree with. */
export interface CheckpointFrame<Own> {
  /** Which kind of training it is of, and how its data were read: other blocks, say, are another order of the rows. */
  readonly format: string;
  readonly own: z.ZodType<Own>;
  /** Of its tensors; of the most that there may be without an argument. */
  shapes(own?: Own): readonly Shape[];
  readonly epochs: number;
  /** Of one epoch, where each has as many. */
  readonly batches?: number;
  /** Of the totals. */
  readonly reportSize: number;
}

// Layout: bytes of the header (uint32), the header (JSON), the tensors' values, a line of JSON an epoch. The sizes of
// the values come from the training, never from the file.
const maxHeaderBytes = 64 * 1024;
const maxEpochBytes = 4096;
const maxHistoryBytes = 2 ** 28;
const epochsPerPiece = 256;
/** Values start at a multiple of this. */
const alignment = 8;

/** JSON knows neither infinity nor −0. */
const doubles = z.codec(z.base64().max(maxHeaderBytes), z.instanceof(Float64Array), {
  decode: (text) => {
    const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
    return new Float64Array(bytes.buffer, 0, Math.floor(bytes.byteLength / 8));
  },
  encode: (values) => Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'),
});

/** A number to its last bit, or none. */
export const exactNumber = z.codec(z.base64().max(64), z.custom<number | undefined>(), {
  decode: (text) => doubles.decode(text)[0],
  encode: (value) => doubles.encode(value === undefined ? new Float64Array(0) : Float64Array.of(value)),
});

const count = z.int().min(0);
const headerOf = <Own>({ format, own }: Pick<CheckpointFrame<Own>, 'format' | 'own'>) =>
  z.strictObject({
    format: z.literal(format),
    compiled: z.boolean(),
    threads: count,
    step: count,
    epoch: count,
    batch: count,
    seconds: z.number().min(0),
    totals: z.strictObject({ values: doubles, rows: count, batches: count }),
    own,
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
export function maxCheckpointBytes<Own>({ shapes, epochs }: CheckpointFrame<Own>): number {
  return 4 + maxHeaderBytes + 4 * numbersOf(shapes()) + Math.min(epochs * maxEpochBytes, maxHistoryBytes);
}

/** Takes the tensors over: each is disposed once its bytes were taken, the rest when the pieces are no longer asked for. */
export function* checkpointPieces<Own>(
  frame: Pick<CheckpointFrame<Own>, 'format' | 'own'>,
  { state, tensors, ...manner }: SavedTraining<Own>,
): Generator<Uint8Array> {
  const left = [...tensors];
  try {
    const { history, ...counts } = state;
    yield headerPiece(z.encode(headerOf(frame), { format: frame.format, ...manner, ...counts }));
    for (let tensor = left.shift(); tensor; tensor = left.shift()) {
      const values = tensor.dataSync<'float32'>();
      tensor.dispose();
      yield new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    }
    for (let start = 0; start < history.length; start += epochsPerPiece)
      yield Buffer.from(
        history
          .slice(start, start + epochsPerPiece)
          .map(epochLine)
          .join(''),
      );
  } finally {
    tf.dispose(left);
  }
}

function headerPiece(header: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(header));
  const gap = (alignment - ((4 + text.byteLength) % alignment)) % alignment;
  const piece = Buffer.alloc(4 + text.byteLength + gap, ' ');
  piece.writeUInt32LE(piece.byteLength - 4, 0);
  text.copy(piece, 4);
  return piece;
}

function epochLine(log: EpochLog): string {
  const logs = Object.fromEntries(
    Object.entries(log.logs).map(([name, value]) => [name, Object.is(value, -0) ? negativeZero : value]),
  );
  return `${JSON.stringify({ ...log, logs })}\n`;
}

/** Undefined for bytes that are not a checkpoint of just this training. `bytes` must be aligned to 8. */
export function readCheckpoint<Own>(bytes: Uint8Array, frame: CheckpointFrame<Own>): SavedTraining<Own> | undefined {
  try {
    return parsed(bytes, frame);
  } catch {
    return undefined;
  }
}

function parsed<Own>(bytes: Uint8Array, frame: CheckpointFrame<Own>): SavedTraining<Own> | undefined {
  const headerBytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readUInt32LE(0);
  if (headerBytes > maxHeaderBytes) return undefined;
  const text = (from: number, to?: number) => Buffer.from(bytes.subarray(from, to)).toString('utf8');
  const header = headerOf(frame).parse(JSON.parse(text(4, 4 + headerBytes)));
  const { compiled, threads, format: _, ...counts } = header;
  const shapes = frame.shapes(counts.own);
  const end = 4 * numbersOf(shapes) + 4 + headerBytes;
  if (end > bytes.byteLength) return undefined;
  const lines = text(end).split('\n').slice(0, -1);
  const history: EpochLog[] = lines.map((line) => epochLog.parse(JSON.parse(line)));
  const state: LoopState<Own> = { ...counts, history };
  if (!fits(state, frame)) return undefined;
  let offset = bytes.byteOffset + 4 + headerBytes;
  const tensors = shapes.map((shape) => {
    const values = new Float32Array(bytes.buffer, offset, elements(shape));
    offset += values.byteLength;
    return tf.tensor(values.slice(), [...shape], 'float32');
  });
  return { state, tensors, compiled, threads };
}

/** The counts agree with each other and with the training. */
function fits<Own>(state: LoopState<Own>, { epochs, batches, reportSize }: CheckpointFrame<Own>): boolean {
  const { step, epoch, batch, totals, history } = state;
  return (
    epoch < epochs &&
    (batches === undefined ? batch <= step : batch <= batches && step === epoch * batches + batch) &&
    totals.values.length === reportSize &&
    totals.batches === batch &&
    history.length === epoch &&
    history.every((log, i) => log.epoch === i + 1 && log.epochs === epochs)
  );
}
