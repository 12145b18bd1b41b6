// Training data as tensors: made once, batches taken from them by the kernels.
import * as tf from '@tensorflow/tfjs-core';
import type { Numbers } from '#engine/values/dataset.ts';
import type { Shape } from '#engine/values/layer.ts';
import { bytesTensor, nativeBackend } from '#engine/kernels/compile/binding.ts';
import { at } from '#engine/network/layer.ts';

export interface ArrayData {
  readonly values: Numbers;
  /** Of one row. */
  readonly shape: Shape;
}

export interface DataArrays {
  readonly rows: number;
  /** One per input of the network. */
  readonly inputs: readonly ArrayData[];
  /** One per output. */
  readonly truths: readonly ArrayData[];
  /** One weight a row. */
  readonly rowWeights?: Float32Array | undefined;
}

/** Rows as a step takes them. */
export interface Rows {
  readonly inputs: readonly tf.Tensor[];
  readonly truths: readonly tf.Tensor[];
  readonly rowWeights?: tf.Tensor | undefined;
}

export interface DataTensors extends Rows {
  readonly rows: number;
}

export const tensorsOf = ({ inputs, truths, rowWeights }: Rows): readonly tf.Tensor[] => [
  ...inputs,
  ...truths,
  ...(rowWeights ? [rowWeights] : []),
];

/** `data` with others in the place of its tensors, in the order of tensorsOf; more may follow. */
export function withTensors(data: DataTensors, tensors: readonly tf.Tensor[]): DataTensors {
  const truths = data.inputs.length;
  const weights = truths + data.truths.length;
  return {
    rows: data.rows,
    inputs: tensors.slice(0, truths),
    truths: tensors.slice(truths, weights),
    rowWeights: data.rowWeights && at(tensors, weights),
  };
}

export function toTensor({ values, shape }: ArrayData, rows: number, keepBytes = false): tf.Tensor {
  const backend = keepBytes && values instanceof Uint8Array ? nativeBackend() : undefined;
  if (backend && values instanceof Uint8Array) return bytesTensor(backend, values, [rows, ...shape]);
  if (values instanceof Int32Array) return tf.tensor(values, [rows, ...shape], 'int32');
  return tf.tensor(values instanceof Float32Array ? values : Float32Array.from(values), [rows, ...shape], 'float32');
}

/** The caller disposes them with disposeData. `keepBytes`: bytes stay bytes, of which only gatherRows makes floats. */
export function dataTensors(data: DataArrays, keepBytes = false): DataTensors {
  return {
    rows: data.rows,
    inputs: data.inputs.map((array) => toTensor(array, data.rows, keepBytes)),
    truths: data.truths.map((array) => toTensor(array, data.rows)),
    rowWeights: data.rowWeights && tf.tensor1d(data.rowWeights),
  };
}

export const disposeData = (data: DataTensors): void => tf.dispose([...tensorsOf(data)]);

/** A weight a row from a weight a class (the class number, or the largest entry of a one-hot truth). */
export function classWeights(truth: ArrayData, rows: number, weights: Readonly<Record<number, number>>): Float32Array {
  const width = truth.values.length / rows;
  return Float32Array.from({ length: rows }, (_, row) => {
    const own = truth.values.subarray(row * width, (row + 1) * width);
    const label = width === 1 ? Math.trunc(at([...own], 0)) : own.indexOf(Math.max(...own));
    return weights[label] ?? 1;
  });
}
