// What a model answers when some columns of its rows are set to other values: many such variants stacked into one native
// batch. Where the network begins with a dense layer, only the difference goes through that layer.
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { MethodOptions } from '#engine/explain/games/game.ts';
import type { TensorModel } from '#engine/explain/games/tensor-model.ts';
import type { Tf } from '#engine/kernels/native.ts';

/** A column and what it holds instead: one value for all rows, or one per row. */
export interface ColumnChange {
  readonly feature: number;
  readonly values: number | Float32Array;
}

export interface Variants {
  readonly count: number;
  /** The columns that a variant changes; as many in every variant. Asked for again for every block of rows. */
  changes(variant: number): readonly ColumnChange[];
}

/** The model's answers of `rows` rows from `start` on, rows × outputs. The array is the receiver's. */
export type TakeOutputs = (variant: number, start: number, rows: number, outputs: Float32Array) => void;

type BatchedModel = TensorModel & { readonly batchRows: number };

/** Evaluates every variant on every row. `x`: rows × features. Leaves no tensor behind. */
export async function changedOutputs(
  tf: Tf,
  model: BatchedModel,
  x: Float32Array,
  variants: Variants,
  take: TakeOutputs,
  { signal, progress }: MethodOptions = {},
): Promise<void> {
  const rows = x.length / model.features;
  let done = 0;
  for (let start = 0; start < rows; start += model.batchRows) {
    const block = Math.min(model.batchRows, rows - start);
    const held = holdBlock(tf, model, x.subarray(start * model.features, (start + block) * model.features), block);
    try {
      const together = Math.max(1, Math.floor(model.batchRows / block));
      for (let first = 0; first < variants.count; first += together) {
        await yieldToEventLoop(signal);
        const size = Math.min(together, variants.count - first);
        const changes = Array.from({ length: size }, (_, i) => variants.changes(first + i));
        const outputs = tf.tidy(() => held.outputs(changes, start).dataSync<'float32'>());
        const width = block * model.outputs;
        for (let i = 0; i < size; i += 1) take(first + i, start, block, outputs.slice(i * width, (i + 1) * width));
        done += size * block;
        progress?.(done / (rows * variants.count));
      }
    } finally {
      held.dispose();
    }
  }
}

interface HeldBlock {
  /** [variants · rows, outputs]; call it in a tidy. */
  outputs(changes: readonly (readonly ColumnChange[])[], start: number): Tensor;
  dispose(): void;
}

function holdBlock(tf: Tf, model: BatchedModel, x: Float32Array, rows: number): HeldBlock {
  const { features, firstDense } = model;
  const held = tf.tensor2d(x, [rows, features]);
  // Columns as rows, to gather from.
  const columns = tf.transpose(held);
  const before = firstDense && tf.tidy(() => tf.add(tf.matMul(held, firstDense.kernel), firstDense.bias) as Tensor2D);
  return {
    outputs: (changes, start) => {
      const places = changes[0]?.length ?? 0;
      const each = Array.from({ length: places }, (_, place) => {
        const own = changes.map((variant) => variant[place] ?? { feature: 0, values: 0 });
        const at = tf.tensor1d(
          own.map(({ feature }) => feature),
          'int32',
        );
        return { at, values: valuesOf(tf, own, start, rows) };
      });
      if (firstDense && before) {
        // W's row of a feature times how far the feature moved.
        const moved = each.map(({ at, values }) => {
          const distance = tf.expandDims(tf.sub(values, tf.gather(columns, at)), 2);
          return tf.mul(distance, tf.expandDims(tf.gather(firstDense.kernel, at), 1));
        });
        const sum = moved.reduce<Tensor>((all, one) => tf.add(all, one), tf.expandDims(before, 0));
        return firstDense.after(tf.reshape(sum, [-1, before.shape[1]]));
      }
      const changed = each.reduce<Tensor>(
        (all, { at, values }) => {
          const mask = tf.expandDims(tf.oneHot(at, features, 1, 0, 'float32'), 1);
          return tf.add(tf.mul(all, tf.sub(1, mask)), tf.mul(tf.expandDims(values, 2), mask));
        },
        tf.expandDims(held, 0) as Tensor3D,
      );
      return model.predict(tf.reshape(changed, [-1, features]));
    },
    dispose: () => {
      held.dispose();
      columns.dispose();
      before?.dispose();
    },
  };
}

/** [variants, rows]. */
function valuesOf(tf: Tf, changes: readonly ColumnChange[], start: number, rows: number): Tensor2D {
  const all = new Float32Array(changes.length * rows);
  changes.forEach(({ values }, i) => {
    if (typeof values === 'number') all.fill(values, i * rows, (i + 1) * rows);
    else all.set(values.subarray(start, start + rows), i * rows);
  });
  return tf.tensor2d(all, [changes.length, rows]);
}
