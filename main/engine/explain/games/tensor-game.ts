// Games of tabular rows against a background, masked on tensors instead of in JavaScript. Where the network begins with
// a dense layer, an order of features is one running sum through that layer (dense-paths.ts).
import { compiledValues } from '#engine/explain/games/compiled-values.ts';
import type { CompiledValues } from '#engine/explain/games/compiled-values.ts';
import { maskedInputs } from '#engine/explain/games/tile-programs.ts';
import type { TileTask } from '#engine/explain/games/tile-programs.ts';
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
}

/** Native calls between two of which a game may be asked for other things; messages come in after each. */
const callsAtOnce = 8;

/** With fewer features one call with all coalitions of an order is quicker than running sums. */
const minPathFeatures = 64;

/** Makes the game of each row that is explained; holds the background's tensors until `dispose`. */
export interface RowGames extends Pick<CompiledValues, 'together' | 'share' | 'dispose'> {
  of(row: Float32Array): Game;
}

/** `background`: rows × features, row-major. */
export function rowGames(tf: Tf, model: TensorModel, background: Float32Array, options: BackgroundOptions): RowGames {
  const { features } = model;
  const rows = background.length / features;
  const held = tf.tensor2d(background, [rows, features]);
  const task = { tf, model, background: held, rowWeights: backgroundWeights(rows, options.weights) };
  const compiled = compiledValues(task, options);
  const dense =
    model.firstDense && (features > minPathFeatures || !compiled)
      ? densePaths(task, model.firstDense, options.batchRows)
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
        maskedValues(task, row, options.batchRows, masks, count, signal),
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

/** f(x in the coalition, background elsewhere), averaged piece by piece: where nothing can be compiled. */
async function maskedValues(
  task: TileTask,
  row: Float32Array,
  batchRows: number,
  masks: Uint8Array,
  count: number,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const { tf, model, background, rowWeights } = task;
  const { outputs } = model;
  const [rows, features] = background.shape;
  const values = new Float64Array(count * outputs);
  const coalitions = Math.max(1, Math.floor(batchRows / rows));
  const perPiece = Math.min(rows, batchRows);
  for (let start = 0; start < count; start += coalitions) {
    const size = Math.min(coalitions, count - start);
    const chosen = Float32Array.from(masks.subarray(start * features, (start + size) * features));
    for (let from = 0; from < rows; from += perPiece) {
      if (start + from > 0) await yieldToEventLoop(signal);
      const height = Math.min(perPiece, rows - from);
      const predicted = tf.tidy(() => {
        const part = { ...task, background: tf.slice(background, [from, 0], [height, features]) };
        const inputs = maskedInputs(part, tf.tensor2d(chosen, [size, features]), tf.tensor2d(row, [1, features]), size);
        return model.predict(inputs).dataSync<'float32'>();
      });
      // In double precision: the mean of equal outputs is that output.
      for (let i = 0; i < size * height; i++) {
        const place = (start + Math.floor(i / height)) * outputs;
        const part = rowWeights[from + (i % height)] ?? 0;
        for (let k = 0; k < outputs; k++)
          values[place + k] = (values[place + k] ?? 0) + part * (predicted[i * outputs + k] ?? 0);
      }
    }
  }
  return values;
}
