// The part of tfjs-node's native binding that recording and running need, and how to reach it. The package exports none
// of it, so this file is the one place that knows its shape (4.22.0).
import * as tf from '@tensorflow/tfjs-core';

export interface OpAttr {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

export interface TensorMeta {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: number;
}

export interface Binding {
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
  readonly TF_INT64: number;
  executeOp(name: string, attrs: readonly OpAttr[], inputs: readonly number[], outputs: number): TensorMeta[];
  createTensor(shape: readonly number[], dtype: number, values: unknown): number;
  tensorDataSync(id: number): ArrayBufferView | string[];
  deleteTensor(id: number): void;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  runSavedModel(id: number, inputs: readonly number[], inputNames: string, outputNames: string): TensorMeta[];
}

export interface NativeBackend {
  binding: Binding;
  /** What it knows of each tensor's data. */
  readonly tensorMap: { get(dataId: object): { readonly dtype: number } | undefined };
  getInputTensorIds(tensors: readonly tf.Tensor[]): number[];
  createOutputTensor(meta: TensorMeta): tf.Tensor;
}

/** TensorFlow's DataType numbers (types.proto). */
export const dataTypes = { float32: 1, int32: 3, uint8: 4, string: 7, int64: 9, bool: 10, resource: 20 } as const;

/** The native backend, or undefined on any other. */
export function nativeBackend(): NativeBackend | undefined {
  return tf.getBackend() === 'tensorflow' ? (tf.backend() as unknown as NativeBackend) : undefined;
}

export function dataType(dtype: tf.DataType): number {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return dataTypes[dtype];
  throw new Error(`No compiled form for ${dtype}`);
}

/** TensorFlow's own type of a tensor's data: tfjs has none for bytes and calls them int32. */
export function nativeType(tensor: tf.Tensor): number {
  const own = nativeBackend()?.tensorMap.get(tensor.dataId)?.dtype;
  return own === dataTypes.uint8 ? own : dataType(tensor.dtype);
}

/** Bytes as a tensor of the native kernels; only gatherRows takes it. */
export function bytesTensor(backend: NativeBackend, values: Uint8Array, shape: readonly number[]): tf.Tensor {
  const id = backend.binding.createTensor(shape, dataTypes.uint8, values);
  return backend.createOutputTensor({ id, shape, dtype: dataTypes.uint8 });
}
