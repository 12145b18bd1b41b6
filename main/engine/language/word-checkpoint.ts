// How far a word model's training has come, as bytes and back. Read as from a stranger: what does not fit the training at
// hand is no checkpoint of it.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import type { EpochLog } from '#shared/protocol/run.ts';

/** Where the loop stands; changed as it goes on. */
export interface WordProgress {
  /** Updates made. */
  number: number;
  /** Whole epochs behind. */
  epoch: number;
  /** Of the epoch in progress: batches, their examples, the sum of their losses, and the time spent. */
  step: number;
  examples: number;
  sum: number;
  seconds: number;
  readonly history: EpochLog[];
}

export interface WordCheckpoint {
  readonly progress: WordProgress;
  /** The tables, then their slots; the reader's to dispose. */
  readonly tensors: readonly tf.Tensor2D[];
  /** How its updates were made: single ops, or another number of threads, round otherwise. */
  readonly compiled: boolean;
  readonly threads: number;
}

/** What a checkpoint has to agree with. */
export interface WordFrame {
  readonly words: number;
  readonly dimension: number;
  /** Tables and slots. */
  readonly tables: number;
  readonly epochs: number;
}

export const newProgress = (): WordProgress => ({
  number: 0,
  epoch: 0,
  step: 0,
  examples: 0,
  sum: 0,
  seconds: 0,
  history: [],
});

// Layout: bytes of the header (uint32), the header (JSON), the tensors' values.
const mostEpochBytes = 300;
const mostHeadBytes = 4096;
/** Values start at a multiple of this. */
const alignment = 8;

const count = z.int().min(0);
const header = z.strictObject({
  format: z.literal('neuroloom-words-1'),
  compiled: z.boolean(),
  threads: count,
  number: count,
  epoch: count,
  step: count,
  examples: count,
  sum: z.number(),
  seconds: z.number().min(0),
  history: z.array(
    z.strictObject({
      epoch: count,
      epochs: count,
      seconds: z.number().min(0),
      logs: z.strictObject({ loss: z.number().nullable() }),
    }),
  ),
});

const valueBytes = ({ words, dimension, tables }: WordFrame): number => words * dimension * tables * 4;

/** The largest that a checkpoint of this training can be. */
export const mostCheckpointBytes = (frame: WordFrame): number =>
  4 + mostHeadBytes + frame.epochs * mostEpochBytes + valueBytes(frame);

/** Takes the tensors over: each is disposed once its bytes were taken. */
export function* wordCheckpointPieces({ progress, tensors, ...manner }: WordCheckpoint): Generator<Uint8Array> {
  const left = [...tensors];
  try {
    const written: z.input<typeof header> = {
      format: 'neuroloom-words-1',
      ...manner,
      ...progress,
      history: progress.history.map((log) => ({ ...log, logs: { loss: log.logs['loss'] ?? null } })),
    };
    const text = Buffer.from(JSON.stringify(written));
    const gap = (alignment - ((4 + text.byteLength) % alignment)) % alignment;
    const piece = Buffer.alloc(4 + text.byteLength + gap, ' ');
    piece.writeUInt32LE(piece.byteLength - 4, 0);
    text.copy(piece, 4);
    yield piece;
    for (let tensor = left.shift(); tensor; tensor = left.shift()) {
      const values = tensor.dataSync<'float32'>();
      tensor.dispose();
      yield new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    }
  } finally {
    tf.dispose(left);
  }
}

/** Undefined for bytes that are not a checkpoint of just this training. `bytes` must be aligned to 8. */
export function readWordCheckpoint(bytes: Uint8Array, frame: WordFrame): WordCheckpoint | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.byteLength < 4) return undefined;
  const start = 4 + head.readUInt32LE(0);
  if (start + valueBytes(frame) !== bytes.byteLength || start % alignment !== 0) return undefined;
  const parsed = header.safeParse(jsonOf(head.toString('utf8', 4, start)));
  if (!parsed.success) return undefined;
  const { format: _, compiled, threads, ...progress } = parsed.data;
  const { epoch, history } = progress;
  const fits =
    epoch < frame.epochs &&
    history.length === epoch &&
    history.every((log, i) => log.epoch === i + 1 && log.epochs === frame.epochs);
  if (!fits) return undefined;
  const size = frame.words * frame.dimension;
  const tensors = Array.from({ length: frame.tables }, (_value, i) => {
    const values = new Float32Array(bytes.buffer, bytes.byteOffset + start + i * size * 4, size);
    return tf.tensor2d(values.slice(), [frame.words, frame.dimension]);
  });
  return { progress, tensors, compiled, threads };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
