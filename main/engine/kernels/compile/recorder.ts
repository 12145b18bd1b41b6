// Runs a function of tensors once, eagerly, and writes down every op that the native binding executed for it, with
// gradients, since those are ops too. Values that it was not given as inputs become constants.
import type * as tf from '@tensorflow/tfjs-core';
import { type Binding, dataTypes, type NativeBackend, type OpAttr } from '#engine/kernels/compile/binding.ts';

/** Where an op takes a tensor from. */
export type Source =
  | { readonly from: 'input'; readonly index: number }
  | { readonly from: 'op'; readonly op: number; readonly output: number }
  | { readonly from: 'constant'; readonly index: number };

export interface RecordedOp {
  readonly name: string;
  readonly attrs: readonly OpAttr[];
  readonly inputs: readonly Source[];
  /** TensorFlow's DataType of each output. */
  readonly outputs: readonly number[];
  /** Of the first output. */
  readonly rank: number;
}

export interface RecordedConstant {
  readonly dtype: number;
  readonly shape: readonly number[];
  /** All values, or one, where all are the same: tfjs makes zeros and ones as large as a layer's output. */
  readonly bytes: Uint8Array;
}

export interface Recording {
  readonly ops: readonly RecordedOp[];
  readonly constants: readonly RecordedConstant[];
  readonly outputs: readonly Source[];
}

/** Why a function cannot be compiled; the node says so and runs it eagerly. */
export class NotCompilable extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.name = 'NotCompilable';
    this.reason = reason;
  }
}

/** A captured value larger than this is data that should have been an input. */
const largestConstantBytes = 1 << 20;

const bytesPerElement: Readonly<Record<number, number>> = {
  [dataTypes.float32]: 4,
  [dataTypes.int32]: 4,
  [dataTypes.int64]: 8,
  [dataTypes.bool]: 1,
};

/**
 * Records `fn`. `inputs` are example tensors that the caller keeps; what `fn` returns is disposed here.
 * Throws NotCompilable when it captures something that a graph cannot hold.
 */
export function record(
  backend: NativeBackend,
  inputs: readonly tf.Tensor[],
  fn: () => readonly tf.Tensor[],
): Recording {
  const real = backend.binding;
  const ops: RecordedOp[] = [];
  const constants: RecordedConstant[] = [];
  const sources = new Map<number, Source>();
  /** Created during the recording and not yet used: becomes a constant at its first use. */
  const created = new Map<number, RecordedConstant>();
  backend.getInputTensorIds(inputs).forEach((id, index) => sources.set(id, { from: 'input', index }));

  const constant = (value: RecordedConstant): Source => {
    if (value.bytes.byteLength > largestConstantBytes)
      throw new NotCompilable(`captures ${value.bytes.byteLength} bytes`);
    constants.push(value);
    return { from: 'constant', index: constants.length - 1 };
  };

  const sourceOf = (id: number): Source => {
    const known = sources.get(id);
    if (known) return known;
    const made = created.get(id);
    if (!made) throw new NotCompilable('uses a tensor that was made before the step');
    const source = constant(made);
    sources.set(id, source);
    return source;
  };

  const recording: Binding = Object.create(real, {
    executeOp: {
      value: (name: string, attrs: readonly OpAttr[], ids: readonly number[], outputs: number) => {
        const from = ids.map(sourceOf);
        const results = real.executeOp(name, attrs, ids, outputs);
        ops.push({
          name,
          attrs,
          inputs: from,
          outputs: results.map((meta) => meta.dtype),
          rank: results[0]?.shape.length ?? 0,
        });
        results.forEach((meta, output) => sources.set(meta.id, { from: 'op', op: ops.length - 1, output }));
        return results;
      },
    },
    createTensor: {
      value: (shape: readonly number[], dtype: number, values: unknown) => {
        const id = real.createTensor(shape, dtype, values);
        // Ids are counted up and never used twice, so a disposed constant cannot be taken for another.
        created.set(id, { dtype, shape: [...shape], bytes: bytesOf(values, shape, dtype) });
        return id;
      },
    },
    tensorDataSync: {
      value: () => {
        throw new NotCompilable('reads a tensor in the middle of the step');
      },
    },
  }) as Binding;

  backend.binding = recording;
  try {
    const results = fn();
    const outputs = backend.getInputTensorIds(results).map(sourceOf);
    return { ops, constants, outputs };
  } finally {
    backend.binding = real;
  }
}

function bytesOf(values: unknown, shape: readonly number[], dtype: number): Uint8Array {
  const size = bytesPerElement[dtype];
  const count = shape.reduce((product, side) => product * side, 1);
  if (size === undefined) throw new NotCompilable(`holds a value of TensorFlow type ${dtype}`);
  const typed = ArrayBuffer.isView(values) ? values : numbers(values, dtype);
  const bytes = new Uint8Array(typed.buffer, typed.byteOffset, typed.byteLength).slice();
  if (bytes.byteLength !== count * size) throw new NotCompilable(`holds ${bytes.byteLength} bytes for ${count} values`);
  return size <= 4 && isRepeated(bytes, size) ? bytes.slice(0, size) : bytes;
}

function isRepeated(bytes: Uint8Array, size: number): boolean {
  for (let i = size; i < bytes.length; i += 1) if (bytes[i] !== bytes[i - size]) return false;
  return bytes.length > size;
}

function numbers(values: unknown, dtype: number): ArrayBufferView {
  if (!Array.isArray(values)) throw new NotCompilable('holds a value that is no array');
  const list = values.map(Number);
  if (dtype === dataTypes.float32) return Float32Array.from(list);
  return dtype === dataTypes.bool ? Uint8Array.from(list) : Int32Array.from(list);
}
