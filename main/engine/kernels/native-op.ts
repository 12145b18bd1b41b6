// One op of TensorFlow by its own name, for what tfjs has no function for. It has no gradient of its own.
import type * as tf from '@tensorflow/tfjs-core';
import type { Binding, NativeBackend, OpAttr } from '#engine/kernels/compile/binding.ts';

/** An int64 scalar, which tfjs has no tensor for. */
export interface Int64 {
  readonly int64: number;
}

type Attribute = (binding: Binding) => Omit<OpAttr, 'name'>;

export const typeAttr =
  (value: number): Attribute =>
  ({ TF_ATTR_TYPE }) => ({ type: TF_ATTR_TYPE, value });
export const floatAttr =
  (value: number): Attribute =>
  ({ TF_ATTR_FLOAT }) => ({ type: TF_ATTR_FLOAT, value });
export const textAttr =
  (value: string): Attribute =>
  ({ TF_ATTR_STRING }) => ({ type: TF_ATTR_STRING, value });
export const boolAttr =
  (value: boolean): Attribute =>
  ({ TF_ATTR_BOOL }) => ({ type: TF_ATTR_BOOL, value });

/** Runs it now, or records it; the results are the caller's, or the tidy's. */
export function nativeOp(
  backend: NativeBackend,
  name: string,
  attributes: Readonly<Record<string, Attribute>>,
  inputs: readonly (tf.Tensor | Int64)[],
  outputs: number,
): tf.Tensor[] {
  const { binding } = backend;
  const longs: number[] = [];
  const ids = inputs.flatMap((input) => {
    if (!('int64' in input)) return backend.getInputTensorIds([input]);
    // Two little-endian words, as the binding takes it.
    const id = binding.createTensor([], binding.TF_INT64, Int32Array.of(input.int64, 0));
    longs.push(id);
    return [id];
  });
  const attrs = Object.entries(attributes).map(([key, of]) => ({ name: key, ...of(binding) }));
  const results = binding.executeOp(name, attrs, ids, outputs).map((meta) => backend.createOutputTensor(meta));
  for (const id of longs) binding.deleteTensor(id);
  return results;
}

export function onlyOutput(results: readonly tf.Tensor[]): tf.Tensor {
  const [result] = results;
  if (!result) throw new Error('The op gave nothing');
  return result;
}
