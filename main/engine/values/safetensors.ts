// Arrays as a .safetensors file: 8 bytes of header length, a JSON header, then the raw values. The same tensors always
// give the same bytes. Format: huggingface/safetensors, README, "Format".
import type { WeightData } from '#engine/values/model.ts';

/** Bytes lie as the processor has them, little-endian wherever TensorFlow runs. */
const dtypes = { F64: Float64Array, F32: Float32Array, I32: Int32Array } as const;
type Dtype = keyof typeof dtypes;

interface HeaderEntry {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float64Array | Float32Array | Int32Array;
}

/** What a file calls numbers of a type of arrays. */
export const dtypeOf = (type: unknown): Dtype =>
  type === Float64Array ? 'F64' : type === Float32Array ? 'F32' : 'I32';

/** Name of a weight in the file: `layer/weight`, as Keras writes paths. */
export const tensorName = (weight: Pick<WeightData, 'layer' | 'name'>): string => `${weight.layer}/${weight.name}`;

/** Tensors stand in the order given. Names must differ. */
export function writeSafetensors(
  tensors: readonly NamedTensor[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const header: Record<string, HeaderEntry | Record<string, string>> = {};
  if (Object.keys(metadata).length > 0) header['__metadata__'] = { ...metadata };
  let offset = 0;
  for (const { name, shape, values } of tensors) {
    if (Object.hasOwn(header, name)) throw new Error(`Two tensors are called ${name}`);
    const size = shape.reduce((product, side) => product * side, 1);
    if (size !== values.length)
      throw new Error(`Tensor ${name}: shape [${shape.join(', ')}] has ${size} values, received ${values.length}`);
    header[name] = { dtype: dtypeOf(values.constructor), shape, data_offsets: [offset, offset + values.byteLength] };
    offset += values.byteLength;
  }
  const text = JSON.stringify(header);
  // Spaces up to a multiple of 8, so that the values are aligned.
  const headerBytes = Buffer.from(text.padEnd(text.length + ((8 - (Buffer.byteLength(text) % 8)) % 8)));
  const file = Buffer.alloc(8 + headerBytes.length + offset);
  file.writeBigUInt64LE(BigInt(headerBytes.length), 0);
  headerBytes.copy(file, 8);
  let at = 8 + headerBytes.length;
  for (const { values } of tensors) {
    at += Buffer.from(values.buffer, values.byteOffset, values.byteLength).copy(file, at);
  }
  return file;
}

/** @internal What was written, read back. Throws on anything that is not a whole .safetensors file. */
export function readSafetensors(file: Uint8Array): { tensors: NamedTensor[]; metadata: Record<string, string> } {
  const view = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (view.length < 8) throw new Error('Not a safetensors file: shorter than 8 bytes');
  const headerLength = Number(view.readBigUInt64LE(0));
  if (headerLength > view.length - 8) throw new Error('Not a safetensors file: its header is longer than the file');
  const header = JSON.parse(view.toString('utf8', 8, 8 + headerLength)) as Record<string, HeaderEntry>;
  const start = 8 + headerLength;
  const { __metadata__: metadata, ...entries } = header as Record<string, HeaderEntry> & {
    __metadata__?: Record<string, string>;
  };
  const tensors = Object.entries(entries).map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [from, to],
      },
    ]) => {
      const size = shape.reduce((product, side) => product * side, 1);
      const values = new dtypes[dtype](size);
      if (to - from !== values.byteLength || from < 0 || start + to > view.length)
        throw new Error(`Tensor ${name}: its bytes are not in the file`);
      view.copy(Buffer.from(values.buffer), 0, start + from, start + to);
      return { name, shape, values };
    },
  );
  return { tensors, metadata: metadata ?? {} };
}
