// Gradients of a few rows of a table, and the ops that change those rows of a variable and no others. For compiled steps:
// a graph writer turns a look-up in such a variable into one that copies nothing but its rows.
import * as tf from '@tensorflow/tfjs-core';
import { dataTypes, type NativeBackend } from '#engine/kernels/compile/binding.ts';
import { nativeOp, onlyOutput, typeAttr } from '#engine/kernels/native-op.ts';

/** What came for the rows `ids` of a table; a row may be named more than once. */
export interface RowGradient {
  /** int32 [n]. */
  readonly ids: tf.Tensor1D;
  /** n × the table's width. */
  readonly rows: tf.Tensor2D;
}

export interface DistinctRows {
  /** Each row that is named, once, in the order of its first naming. */
  readonly ids: tf.Tensor;
  /** The sum of what `rows` (in the order of all namings) has for each. */
  summed(rows: tf.Tensor2D): tf.Tensor;
}

const int = typeAttr(dataTypes.int32);

/** A row that is named twice has to get its sum once: several threads would else add up in any order. */
export function distinctRows(backend: NativeBackend, ids: tf.Tensor1D): DistinctRows {
  const [once, places] = nativeOp(backend, 'Unique', { T: int, out_idx: int }, [ids], 2) as [tf.Tensor, tf.Tensor];
  return {
    ids: once,
    summed(rows) {
      const count = onlyOutput(nativeOp(backend, 'Shape', { T: int, out_type: int }, [once], 1));
      const size = tf.concat([count, tf.tensor1d([rows.shape[1]], 'int32')]);
      const types = { T: typeAttr(dataTypes.float32), Tindices: int };
      // Half the time of UnsortedSegmentSum.
      return onlyOutput(nativeOp(backend, 'ScatterNd', types, [tf.expandDims(places, 1), rows, size], 1));
    },
  };
}

/** Attributes of TensorFlow's ResourceScatter ops on float32 rows by int32 numbers. */
export const scatterAttrs = { dtype: { type: dataTypes.float32 }, Tindices: { type: dataTypes.int32 } } as const;

/** All of a weight's look-ups as one; undefined where there was none. */
export function joined(parts: readonly RowGradient[]): RowGradient | undefined {
  const [first] = parts;
  if (!first || parts.length === 1) return first;
  return { ids: tf.concat(parts.map(({ ids }) => ids)), rows: tf.concat(parts.map(({ rows }) => rows)) };
}
