// A node's outputs as two pieces: msgpack for the structure, and one block of raw bytes for all typed arrays, so that
// arrays of gigabytes are neither copied into a message nor limited by its size.
import { Packr } from 'msgpackr';
import { plainValue } from '#engine/kinds/kinds.ts';
import type { NumberType } from '#shared/protocol/wire-info.ts';
import type { Rows } from '#engine/values/dataset.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { readBytes, smallestStored, storedRows } from '#engine/values/stored-dataset.ts';

export type Outputs = Readonly<Record<string, WireValue>>;

type TypedArray = Float32Array | Float64Array | Int32Array | Uint8Array;

const arrayTypes = { Float32Array, Float64Array, Int32Array, Uint8Array } as const;
type ArrayName = keyof typeof arrayTypes;

const numberTypes: Readonly<Record<ArrayName, NumberType>> = {
  Float32Array: 'float32',
  Float64Array: 'float64',
  Int32Array: 'int32',
  Uint8Array: 'uint8',
};

/** Stands in the structure for the array at `offset`. The name is one that no value's own field has. */
interface Placeholder {
  readonly '\u0000array': ArrayName;
  readonly offset: number;
  readonly length: number;
}

export interface Packed {
  readonly structure: Uint8Array;
  /** In order, without gaps but those that align each to 8 bytes. */
  readonly arrays: readonly Uint8Array[];
}

const packr = new Packr({ useRecords: false });
const padding = new Uint8Array(8);

const isTypedArray = (value: unknown): value is TypedArray =>
  Object.hasOwn(arrayTypes, (value as object).constructor.name);

export function packOutputs(outputs: Outputs): Packed {
  const arrays: Uint8Array[] = [];
  let offset = 0;
  const strip = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(strip);
    if (isTypedArray(value)) {
      const placeholder: Placeholder = {
        '\u0000array': value.constructor.name as ArrayName,
        offset,
        length: value.length,
      };
      arrays.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      const gap = (8 - (value.byteLength % 8)) % 8;
      if (gap > 0) arrays.push(padding.subarray(0, gap));
      offset += value.byteLength + gap;
      return placeholder;
    }
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([name, item]) => [name, strip(item)]),
    );
  };
  // Rows that lie in another file go into this one.
  const whole = Object.entries(outputs).map(([port, value]) => [port, plainValue(value)]);
  // The packer reuses its buffer for the next message.
  const structure = Uint8Array.from(packr.pack(strip(Object.fromEntries(whole))));
  return { structure, arrays };
}

/** The arrays of the result are views of `arrays`. */
export function unpackOutputs(structure: Uint8Array, arrays: ArrayBuffer): Outputs {
  return unpacked(structure, ({ '\u0000array': name, offset, length }) => new arrayTypes[name](arrays, offset, length));
}

/** As unpackOutputs, from a file in which the features of large splits stay. */
export function unpackStored(structure: Uint8Array, file: string): Outputs {
  return unpacked(
    structure,
    ({ '\u0000array': name, offset, length }) =>
      new arrayTypes[name](readBytes(file, offset, length * arrayTypes[name].BYTES_PER_ELEMENT)),
    ({ '\u0000array': name, offset, length }) => storedRows({ file, offset, length, type: numberTypes[name] }),
  );
}

function unpacked(
  structure: Uint8Array,
  arrayAt: (place: Placeholder) => TypedArray,
  leave?: (values: Placeholder) => Rows,
): Outputs {
  const fill = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(fill);
    if (isPlaceholder(value)) return arrayAt(value);
    const { values } = value as { readonly values?: unknown };
    if (leave && Object.keys(value).length === 1 && isPlaceholder(values) && isLarge(values)) return leave(values);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item)]));
  };
  return fill(packr.unpack(structure)) as Outputs;
}

const isLarge = ({ '\u0000array': name, length }: Placeholder): boolean =>
  length * arrayTypes[name].BYTES_PER_ELEMENT >= smallestStored;

const isPlaceholder = (value: unknown): value is Placeholder =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, '\u0000array');
