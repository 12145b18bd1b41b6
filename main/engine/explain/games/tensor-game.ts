// Games of tabular rows against a background, masked on tensors instead of in JavaScript. Where the network begins with
// a dense layer, an order of features is one running sum through that layer (dense-paths.ts).
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { compiledValues } from '#engine/explain/games/compiled-values.ts';
import { densePaths } from '#engine/explain/games/dense-paths.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { TensorModel } from '#engine/explain/games/tensor-model.ts';
import type { Game } from '#engine/explain/games/game.ts';
import { backgroundWeights } from '#engine/explain/games/game.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface BackgroundOptions {
  /** One per background row; scaled to sum 1. */
  readonly weights?: ArrayLike<number>;
  /** The most model rows of one piece of native work. */
  readonly batchRows: number;
  /** Model rows of one compiled call: so many that their activations stay in the processor's caches. */
  readonly tileRows?: number;
  /** Coalitions that every row is asked for, in this very buffer: what the background brings to them is kept. */
  readonly shared?: Uint8Array;
}

/** Native calls between two of which a game may be asked for other things; messages come in after each. */
const callsAtOnce = 8;

/** With fewer features one call with all coalitions of an order is quicker than running sums. */
const minPathFeatures = 64;

/** Makes the game of each row that is explained; holds the background's tensors until `dispose`. */
export interface RowGames {
  of(row: Float32Array): Game;
  /** Rows whose games are best asked at the same time, where each is asked for few coalitions. */
  readonly together: number;
  /** Coalitions that every row is asked for from now on, in this very buffer. */
  share(masks: Uint8Array): void;
  dispose(): void;
}

/** `background`: rows × features, row-major. */
export function rowGames(tf: Tf, model: TensorModel, background: Float32Array, options: BackgroundOptions): RowGames {
  const { features } = model;
  const rows = background.length / features;
  const weights = backgroundWeights(rows, options.weights);
  const held = tf.tensor2d(background, [rows, features]);
  const compiled = compiledValues(tf, model, held, weights, options);
  const dense =
    model.firstDense && (features > minPathFeatures || !compiled)
      ? densePaths(tf, model.firstDense, held, weights, model.outputs, options.batchRows)
      : undefined;
  return {
    of: (row) => ({
      players: features,
      outputs: model.outputs,
      rowsPerCoalition: rows,
      // Whole calls: one that is not full needs a program of its own.
      batch: compiled ? callsAtOnce * compiled.perCall : Math.max(1, Math.floor(options.batchRows / rows)),
      values: (masks, count, signal) =>
        compiled?.atOnce(row, masks, count) ??
        compiled?.of(row, masks, count, signal) ??
        maskedValues(
          { tf, model, held, backgroundWeights: weights, row, batchRows: options.batchRows },
          masks,
          count,
          signal,
        ),
      ...(dense ? { path: (order, signal) => dense.path(row, order, signal) } : {}),
    }),
    together: compiled?.together ?? 1,
    share: (masks) => compiled?.share(masks),
    dispose: () => {
      held.dispose();
      dense?.dispose();
      compiled?.dispose();
    },
  };
}

interface MaskedWork {
  readonly tf: Tf;
  readonly model: TensorModel;
  readonly held: Tensor2D;
  readonly backgroundWeights: Float64Array;
  readonly row: Float32Array;
  readonly batchRows: number;
}

async function maskedValues(
  work: MaskedWork,
  masks: Uint8Array,
  count: number,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const { held, backgroundWeights: weights, batchRows } = work;
  const { outputs } = work.model;
  const [rows, features] = held.shape;
  const values = new Float64Array(count * outputs);
  const coalitions = Math.max(1, Math.floor(batchRows / rows));
  const perPiece = Math.min(rows, batchRows);
  for (let start = 0; start < count; start += coalitions) {
    const size = Math.min(coalitions, count - start);
    const chosen = Float32Array.from(masks.subarray(start * features, (start + size) * features));
    for (let from = 0; from < rows; from += perPiece) {
      if (start + from > 0) await yieldToEventLoop(signal);
      const height = Math.min(perPiece, rows - from);
      const predicted = maskedOutputs(work, chosen, size, from, height);
      // In double precision: the mean of equal outputs is that output.
      for (let i = 0; i < size * height; i++) {
        const place = (start + Math.floor(i / height)) * outputs;
        const part = weights[from + (i % height)] ?? 0;
        for (let k = 0; k < outputs; k++)
          values[place + k] = (values[place + k] ?? 0) + part * (predicted[i * outputs + k] ?? 0);
      }
    }
  }
  return values;
}

/** f(x in the coalition, background elsewhere): count coalitions × background rows from … from + rows × outputs. */
function maskedOutputs(
  { tf, model, held, row }: MaskedWork,
  masks: Float32Array,
  count: number,
  from: number,
  rows: number,
): Float32Array {
  const features = row.length;
  return tf.tidy(() => {
    const mask = tf.tensor3d(masks, [count, 1, features]);
    const background = tf.reshape(tf.slice(held, [from, 0], [rows, features]), [1, rows, features]);
    // x·1 + b·0 is exactly x, which b + 1·(x − b) is not.
    const inside = tf.mul(mask, tf.tensor3d(row, [1, 1, features]));
    const inputs = tf.add(inside, tf.mul(background, tf.sub(1, mask)));
    return model.predict(tf.reshape(inputs, [count * rows, features])).dataSync<'float32'>();
  });
}
