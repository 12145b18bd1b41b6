// A saved explanation: one .safetensors file that holds all of it, so that its plots can be drawn again where neither
// the model nor the data are. Numbers keep every bit.
import { z } from 'zod';
import { Fault } from '#shared/protocol/problem.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import { jsonRecord, openSafetensors, writeSafetensors } from '#engine/values/safetensors.ts';

const format = 'neuroloom.explanation';
const version = 1;

/** The parts of an explanation that are arrays: of what, and along which sides. */
const arrays = {
  values: [Float64Array, 'rows', 'features', 'outputs'],
  base: [Float64Array, 'outputs'],
  predictions: [Float64Array, 'rows', 'outputs'],
  data: [Float32Array, 'rows', 'features'],
  source: [Int32Array, 'rows'],
  intervals: [Float64Array, 'rows', 'features', 'outputs'],
  interactions: [Float64Array, 'rows', 'features', 'features', 'outputs'],
} as const;
type ArrayName = keyof typeof arrays;
type ArrayOf<K extends ArrayName> = InstanceType<(typeof arrays)[K][0]>;

const shapeOf = (name: ArrayName, value: Pick<ExplanationValue, 'rows' | 'features' | 'outputs'>): number[] => {
  const [, ...sides] = arrays[name];
  return sides.map((side) => (side === 'rows' ? value.rows : value[side].length));
};

// Every field that is no array of numbers: one that is forgotten here does not compile.
const facts = z.object({
  method: z.string(),
  features: z.array(z.string()),
  outputs: z.array(z.string()).min(1),
  rows: z.int().min(0),
  additivityError: z.number().nullable(),
  backgroundRows: z.number(),
  evaluations: z.number(),
  shape: z.array(z.int().min(1)).exactOptional(),
  tokens: z.array(z.array(z.string())).exactOptional(),
  words: z.array(z.array(z.string()).nullable()).exactOptional(),
  why: z.string().exactOptional(),
  notices: z.array(z.string()).exactOptional(),
  link: z.literal('logit').exactOptional(),
  stopped: z.literal(true).exactOptional(),
  additive: z.literal(false).exactOptional(),
  rowsAsked: z.int().min(1).exactOptional(),
} satisfies Record<Exclude<keyof ExplanationValue, 'type' | ArrayName>, z.ZodType>);

/** Everything that is not an array of numbers goes as JSON into the metadata, whatever fields an explanation has. */
export function writeExplanation({ type: _, ...value }: ExplanationValue): Uint8Array {
  // By name, so that the same explanation is the same bytes in whichever order its fields were made.
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rest = Object.fromEntries(fields.filter(([name]) => !Object.hasOwn(arrays, name)));
  const tensors = (Object.keys(arrays) as ArrayName[]).toSorted().flatMap((name) => {
    const values = value[name];
    return values ? [{ name, shape: shapeOf(name, value), values }] : [];
  });
  // Wider numbers first, so that each lies at a multiple of its own size.
  tensors.sort((a, b) => b.values.BYTES_PER_ELEMENT - a.values.BYTES_PER_ELEMENT);
  return writeSafetensors(tensors, { format, version: String(version), explanation: JSON.stringify(rest) });
}

/**
 * Throws Fault 'explain.fileFormat' (what is no such file, or not whole) or 'explain.fileVersion' (a newer one); `name`
 * is what the file is called in them.
 */
export function readExplanation(file: Uint8Array, name: string): ExplanationValue {
  const wrong = (reason: string) => new Fault('explain.fileFormat', { file: name, reason }, { param: 'file' });
  const opened = openSafetensors(file, wrong);
  if (opened.metadata('format') !== format) throw wrong('it holds no explanation');
  const written = Number(opened.metadata('version'));
  if (!(written <= version))
    throw new Fault(
      'explain.fileVersion',
      { file: name, received: String(opened.metadata('version')), expected: version },
      { param: 'file' },
    );
  const read = facts.safeParse(jsonRecord(opened.metadata('explanation')));
  if (!read.success) throw wrong(`${read.error.issues[0]?.path.join('.') ?? ''} is missing or wrong`);
  const array = <K extends ArrayName>(key: K): ArrayOf<K> => {
    const length = shapeOf(key, read.data).reduce((size, side) => size * side, 1);
    return opened.array(key, arrays[key][0], length) as ArrayOf<K>;
  };
  return {
    type: 'explanation',
    ...read.data,
    additivityError: read.data.additivityError ?? Number.NaN,
    values: array('values'),
    base: array('base'),
    predictions: array('predictions'),
    data: array('data'),
    source: array('source'),
    ...(opened.has('intervals') && { intervals: array('intervals') }),
    ...(opened.has('interactions') && { interactions: array('interactions') }),
  };
}
