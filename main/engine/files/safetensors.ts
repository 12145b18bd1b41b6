// Weights as a .safetensors file: 8 bytes of header length, a JSON header, then the raw values. The same tensors always
// give the same bytes. Format: huggingface/safetensors, README, "Format".
import type { WeightData } from '#engine/values/model.ts';

interface HeaderEntry {
  readonly dtype: 'F32';
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

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
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + values.byteLength] };
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
    const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    bytes.copy(file, at);
    if (!littleEndian) file.subarray(at, at + bytes.length).swap32();
    at += bytes.length;
  }
  return file;
}

/** @internal What was written, read back. Throws on anything that is not a whole .safetensors file of F32 tensors. */
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
      if (dtype !== 'F32') throw new Error(`Tensor ${name}: expected F32, received ${String(dtype)}`);
      const size = shape.reduce((product, side) => product * side, 1);
      if (to - from !== size * 4 || from < 0 || start + to > view.length)
        throw new Error(`Tensor ${name}: its bytes are not in the file`);
      const values = new Float32Array(size);
      const bytes = Buffer.from(values.buffer);
      view.copy(bytes, 0, start + from, start + to);
      if (!littleEndian) bytes.swap32();
      return { name, shape, values };
    },
  );
  return { tensors, metadata: metadata ?? {} };
}
