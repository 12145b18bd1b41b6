// Values of coalitions by one native call per tile: masks and row go in, outputs for every background row come out, and
// whatever lies between is one compiled graph. Where the network begins with a dense layer the masked rows are never
// made: its pre-activations are sums of what each feature brings. Says undefined where nothing can be compiled.
import type { Tensor } from '@tensorflow/tfjs-core';
import { fewFeatureTiles } from '#engine/explain/games/few-features.ts';
import { firstLayerTiles } from '#engine/explain/games/first-layer.ts';
import { maskedTiles } from '#engine/explain/games/masked.ts';
import { maxBranches } from '#engine/explain/games/tile-programs.ts';
import type { TileTask } from '#engine/explain/games/tile-programs.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';

interface Asked {
  readonly row: Float32Array;
  readonly masks: Uint8Array;
  readonly count: number;
  resolve(values: Float64Array): void;
  reject(error: unknown): void;
}

export interface CompiledValues {
  /** count × outputs. */
  of(row: Float32Array, masks: Uint8Array, count: number, signal?: AbortSignal): Promise<Float64Array>;
  /** As `of`, together with whoever asks in this turn of the event loop; undefined where that is no gain. */
  atOnce(row: Float32Array, masks: Uint8Array, count: number): Promise<Float64Array> | undefined;
  /** Rows that are best asked for at the same time, where each is asked for few coalitions. */
  readonly together: number;
  /** Coalitions of one native call. */
  readonly perCall: number;
  /** Coalitions that every row is asked for from now on, in this very buffer: what the background brings is kept. */
  share(masks: Uint8Array): void;
  dispose(): void;
}

/** Model rows of one call where nothing is said of the network. */
const someRows = 6400;
/** Up to here what each feature brings to each background row is one small matrix. */
const fewFeatures = 32;
/** Rows whose few coalitions go into one call, when they are asked for at the same time. */
const together = 16;

export function compiledValues(
  task: TileTask,
  options: { readonly batchRows: number; readonly tileRows?: number },
): CompiledValues | undefined {
  const { tf, model, background } = task;
  const [rows, features] = background.shape;
  const { outputs, firstDense } = model;
  if (!model.weights || rows > options.batchRows) return undefined;
  const perCall = Math.max(1, Math.floor((options.tileRows ?? Math.min(options.batchRows, someRows)) / rows));
  const own = firstDense && !firstDense.weights ? { ...firstDense, weights: model.weights } : firstDense;
  const few = own && features <= fewFeatures ? fewFeatureTiles(task, own) : undefined;
  const layer = own && !few ? firstLayerTiles(task, own) : undefined;
  const tiles = few ?? layer ?? maskedTiles(task);

  const read = ([out]: readonly Tensor[]): Float32Array => {
    if (!out) throw new Error('The program gave nothing');
    const numbers = out.dataSync<'float32'>();
    out.dispose();
    return numbers;
  };
  const tile = (x: Tensor, masks: Uint8Array, count: number): Float32Array => {
    const mask = tf.tensor2d(new Float32Array(masks), [count, features]);
    try {
      return read(tiles.run(x, mask, masks, count));
    } finally {
      mask.dispose();
    }
  };

  let waiting: Asked[] = [];
  /** What was asked for since the last turn of the event loop; a call has as many in each branch. */
  const answer = (): void => {
    const asked = waiting;
    waiting = [];
    const maxCount = Math.max(1, ...asked.map(({ count }) => count));
    for (let from = 0; from < asked.length; from += together) {
      const group = asked.slice(from, from + together);
      try {
        const size = maxBranches * Math.ceil(group.length / maxBranches);
        const [all, x] = [new Float32Array(size * maxCount * (features + 1)), new Float32Array(size * features)];
        group.forEach(({ row, masks, count }, i) => {
          x.set(row, i * features);
          all.set(withOne(masks, features, count), i * maxCount * (features + 1));
        });
        const feeds = [tf.tensor3d(all, [size, maxCount, features + 1]), tf.tensor2d(x, [size, features])] as const;
        const found = read(few?.several(...feeds, maxCount, size) ?? []);
        tf.dispose([...feeds]);
        group.forEach(({ count, resolve }, i) => {
          const values = new Float64Array(count * outputs);
          addSummands(values, found.subarray(i * maxCount * 2 * outputs), 0, count, outputs);
          resolve(values);
        });
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
  };

  // Found out once, before anything relies on it.
  try {
    tiles.tryOut(Math.min(perCall, 2));
  } catch (error) {
    tiles.dispose();
    if (error instanceof NotCompilable) return undefined;
    throw error;
  }
  return {
    perCall,
    together: few ? together : 1,
    atOnce: (row, masks, count) =>
      few && count * together <= perCall
        ? new Promise((resolve, reject) => {
            if (waiting.push({ row, masks, count, resolve, reject }) === 1) setImmediate(answer);
          })
        : undefined,
    async of(row, masks, count, signal) {
      const values = new Float64Array(count * outputs);
      const own = tf.tensor2d(row, [1, features]);
      const x = tiles.ofRow(own);
      try {
        for (let start = 0; start < count; start += perCall) {
          if (start > 0) await yieldToEventLoop(signal);
          const size = Math.min(perCall, count - start);
          const found = tile(x, masks.subarray(start * features, (start + size) * features), size);
          addSummands(values, found, start, size, outputs);
        }
      } finally {
        own.dispose();
        x.dispose();
      }
      return values;
    },
    share: (masks) => layer?.share(masks),
    dispose: () => tiles.dispose(),
  };
}

/** Masks as the graph takes them, with a player who is always in. */
function withOne(masks: Uint8Array, features: number, count: number): Float32Array {
  const all = new Float32Array(count * (features + 1)).fill(1);
  for (let c = 0; c < count; c++)
    for (let j = 0; j < features; j++) all[c * (features + 1) + j] = masks[c * features + j] ?? 0;
  return all;
}

/** Both summands of `count` coalitions' values, in double precision. */
function addSummands(into: Float64Array, found: Float32Array, start: number, count: number, outputs: number): void {
  for (let c = 0; c < count; c++) {
    for (let k = 0; k < outputs; k++) {
      const [first, rest] = [found[2 * c * outputs + k] ?? 0, found[(2 * c + 1) * outputs + k] ?? 0];
      into[(start + c) * outputs + k] = first + rest;
    }
  }
}
