// Arrays as a .safetensors file: 8 bytes of header length, a JSON header, then the raw values. The same tensors always
// give the same bytes. Format: huggingface/safetensors, README, "Format".
import { decodeUtf8 } from '#shared/text/utf8.ts';
import type { WeightData } from '#engine/values/model.ts';

/** Bytes lie as the processor has them, little-endian wherever TensorFlow runs. */
const dtypes = { F64: Float64Array, F32: Float32Array, I32: Int32Array, U8: Uint8Array } as const;
type Dtype = keyof typeof dtypes;

interface HeaderEntry {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float64Array | Float32Array | Int32Array | Uint8Array;
}

/** What a file calls numbers of a type of arrays. */
const dtypeOf = (type: unknown): Dtype =>
  type === Float64Array ? 'F64' : type === Float32Array ? 'F32' : type === Uint8Array ? 'U8' : 'I32';

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

type ArrayType = (typeof dtypes)[Dtype];

/** A file of a stranger's: nothing of it is believed before it was looked at. */
export interface OpenSafetensors {
  /** As the file has it: undefined where it is no text. */
  metadata(name: string): string | undefined;
  has(name: string): boolean;
  /** A copy of the numbers of a tensor, which must have just this type and size. */
  array<T extends ArrayType>(name: string, type: T, length: number): InstanceType<T>;
}

/** A header longer than this is none: names of a million features fit. */
const longestHeader = 256 * 1024 * 1024;

/** Throws what `wrong` makes of the reason why the bytes are no such file, or why a tensor of it is not whole. */
export function openSafetensors(file: Uint8Array, wrong: (reason: string) => Error): OpenSafetensors {
  const view = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (view.length < 8) throw wrong('it is shorter than a header');
  const headerLength = view.readBigUInt64LE(0);
  if (headerLength > BigInt(Math.min(longestHeader, view.length - 8))) throw wrong('it is no safetensors file');
  const start = 8 + Number(headerLength);
  const text = decodeUtf8(view.subarray(8, start));
  if (!text.ok) throw wrong(`byte ${8 + text.at.byte} is not UTF-8 text`);
  const header = asRecord(parsed(text.text)) ?? {};
  const metadata = asRecord(header['__metadata__']);
  return {
    metadata(name) {
      const value = metadata && Object.hasOwn(metadata, name) ? metadata[name] : undefined;
      return typeof value === 'string' ? value : undefined;
    },
    has: (name) => Object.hasOwn(header, name),
    array<T extends ArrayType>(name: string, type: T, length: number) {
      const entry = Object.hasOwn(header, name) ? asRecord(header[name]) : undefined;
      const [from, to] = Array.isArray(entry?.['data_offsets']) ? (entry['data_offsets'] as unknown[]) : [];
      const bytes = length * type.BYTES_PER_ELEMENT;
      if (
        entry?.['dtype'] !== dtypeOf(type) ||
        typeof from !== 'number' ||
        typeof to !== 'number' ||
        !Number.isSafeInteger(from) ||
        from < 0 ||
        to - from !== bytes ||
        start + to > view.length
      )
        throw wrong(`${name} is not whole`);
      const copy = new Uint8Array(bytes);
      view.copy(copy, 0, start + from, start + to);
      return new type(copy.buffer) as InstanceType<T>;
    },
  };
}

/** JSON as a record; undefined for anything else. */
export const jsonRecord = (text: string | undefined): Readonly<Record<string, unknown>> | undefined =>
  text === undefined ? undefined : asRecord(parsed(text));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
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
