// A saved explanation: one .safetensors file that holds all of it, so that its plots can be drawn again where neither
// the model nor the data are. Numbers keep every bit.
import { z } from 'zod';
import { decodeUtf8 } from '#shared/text/utf8.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';

const format = 'neuroloom.explanation';
const version = 1;
/** A header longer than this is none: names of a million features fit. */
const longestHeader = 256 * 1024 * 1024;

const dtypes = { F64: Float64Array, F32: Float32Array, I32: Int32Array } as const;
type Dtype = keyof typeof dtypes;
type Numbers = Float64Array | Float32Array | Int32Array;

/** The parts of an explanation that are arrays, and their types. */
const arrays = {
  values: 'F64',
  base: 'F64',
  predictions: 'F64',
  data: 'F32',
  source: 'I32',
  intervals: 'F64',
  interactions: 'F64',
} as const satisfies Readonly<Record<string, Dtype>>;

const facts = z.object({
  method: z.string(),
  features: z.array(z.string()),
  outputs: z.array(z.string()).min(1),
  rows: z.int().min(0),
  additivityError: z.number().nullable(),
  backgroundRows: z.number(),
  evaluations: z.number(),
  shape: z.array(z.int().min(1)).optional(),
  tokens: z.array(z.array(z.string())).optional(),
  why: z.string().optional(),
  notices: z.array(z.string()).optional(),
  link: z.literal('logit').optional(),
  stopped: z.literal(true).optional(),
});

/** Everything that is not an array of numbers goes as JSON into the metadata, whatever fields an explanation has. */
export function writeExplanation(value: ExplanationValue): Uint8Array {
  const tensors: { readonly name: string; readonly dtype: Dtype; readonly values: Numbers }[] = [];
  const rest: Record<string, unknown> = {};
  // By name, so that the same explanation is the same bytes in whichever order its fields were made.
  for (const [name, part] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (name === 'type') continue;
    if (part instanceof Float64Array) tensors.push({ name, dtype: 'F64', values: part });
    else if (part instanceof Float32Array) tensors.push({ name, dtype: 'F32', values: part });
    else if (part instanceof Int32Array) tensors.push({ name, dtype: 'I32', values: part });
    else rest[name] = part;
  }
  // Wider numbers first, so that each lies at a multiple of its own size.
  tensors.sort((a, b) => b.values.BYTES_PER_ELEMENT - a.values.BYTES_PER_ELEMENT);
  const header: Record<string, unknown> = {
    __metadata__: { format, version: String(version), explanation: JSON.stringify(rest) },
  };
  let offset = 0;
  for (const { name, dtype, values } of tensors) {
    header[name] = {
      dtype,
      shape: shapeOf(name, value, values.length),
      data_offsets: [offset, offset + values.byteLength],
    };
    offset += values.byteLength;
  }
  const text = JSON.stringify(header);
  const headerBytes = Buffer.from(text.padEnd(text.length + ((8 - (Buffer.byteLength(text) % 8)) % 8)));
  const file = Buffer.alloc(8 + headerBytes.length + offset);
  file.writeBigUInt64LE(BigInt(headerBytes.length), 0);
  headerBytes.copy(file, 8);
  let at = 8 + headerBytes.length;
  for (const { values } of tensors) {
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).copy(file, at);
    at += values.byteLength;
  }
  return file;
}

function shapeOf(name: string, { rows, features, outputs }: ExplanationValue, length: number): readonly number[] {
  const known: Readonly<Record<string, readonly number[]>> = {
    values: [rows, features.length, outputs.length],
    intervals: [rows, features.length, outputs.length],
    interactions: [rows, features.length, features.length, outputs.length],
    base: [outputs.length],
    predictions: [rows, outputs.length],
    data: [rows, features.length],
    source: [rows],
  };
  const shape = known[name];
  return shape && shape.reduce((size, side) => size * side, 1) === length ? shape : [length];
}

/**
 * Throws Fault 'explain.fileFormat' (what is no such file, or not whole) or 'explain.fileVersion' (a newer one); `name`
 * is what the file is called in them.
 */
export function readExplanation(file: Uint8Array, name: string): ExplanationValue {
  const wrong = (reason: string) => new Fault('explain.fileFormat', { file: name, reason }, { param: 'file' });
  const view = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (view.length < 8) throw wrong('it is shorter than a header');
  const headerLength = view.readBigUInt64LE(0);
  if (headerLength > BigInt(Math.min(longestHeader, view.length - 8))) throw wrong('it is no safetensors file');
  const start = 8 + Number(headerLength);
  const text = decodeUtf8(view.subarray(8, start));
  if (!text.ok) throw wrong(`byte ${8 + text.at.byte} is not UTF-8 text`);
  const header = asRecord(parsed(text.text));
  const metadata = asRecord(header?.['__metadata__']);
  if (!header || metadata?.['format'] !== format) throw wrong('it holds no explanation');
  const written = Number(metadata['version']);
  if (!(written <= version))
    throw new Fault(
      'explain.fileVersion',
      { file: name, received: String(metadata['version']), expected: version },
      { param: 'file' },
    );
  const read = facts.safeParse(parsed(String(metadata['explanation'])));
  if (!read.success) throw wrong(`${read.error.issues[0]?.path.join('.') ?? ''} is missing or wrong`);
  const { rows, features, outputs, method, additivityError, backgroundRows, evaluations, ...optional } = read.data;
  const sizes: Readonly<Record<keyof typeof arrays, number>> = {
    values: rows * features.length * outputs.length,
    intervals: rows * features.length * outputs.length,
    interactions: rows * features.length ** 2 * outputs.length,
    base: outputs.length,
    predictions: rows * outputs.length,
    data: rows * features.length,
    source: rows,
  };
  const array = <D extends Dtype>(key: keyof typeof arrays, dtype: D): InstanceType<(typeof dtypes)[D]> => {
    const entry = asRecord(header[key]);
    const [from, to] = Array.isArray(entry?.['data_offsets']) ? (entry['data_offsets'] as unknown[]) : [];
    const type = dtypes[dtype];
    const bytes = sizes[key] * type.BYTES_PER_ELEMENT;
    if (
      entry?.['dtype'] !== dtype ||
      typeof from !== 'number' ||
      typeof to !== 'number' ||
      !Number.isSafeInteger(from) ||
      from < 0 ||
      to - from !== bytes ||
      start + to > view.length
    )
      throw wrong(`${key} is not whole`);
    const copy = new Uint8Array(bytes);
    view.copy(copy, 0, start + from, start + to);
    return new type(copy.buffer) as InstanceType<(typeof dtypes)[D]>;
  };
  return {
    type: 'explanation',
    method,
    features,
    outputs,
    rows,
    values: array('values', 'F64'),
    base: array('base', 'F64'),
    predictions: array('predictions', 'F64'),
    data: array('data', 'F32'),
    source: array('source', 'I32'),
    additivityError: additivityError ?? Number.NaN,
    backgroundRows,
    evaluations,
    ...(header['intervals'] !== undefined && { intervals: array('intervals', 'F64') }),
    ...(header['interactions'] !== undefined && { interactions: array('interactions', 'F64') }),
    ...(optional.shape && { shape: optional.shape }),
    ...(optional.tokens && { tokens: optional.tokens }),
    ...(optional.why !== undefined && { why: optional.why }),
    ...(optional.notices && { notices: optional.notices }),
    ...(optional.link && { link: optional.link }),
    ...(optional.stopped && { stopped: optional.stopped }),
  };
}

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
