// A model in a file of its own, to be used elsewhere: one .safetensors container with all of it, from raw columns to
// weights, to the last bit, and nothing that could run. Read as from a stranger: what does not hold together is no model.
import { z } from 'zod';
import { Fault } from '#shared/protocol/problem.ts';
import { targetInfo } from '#shared/protocol/wire-info.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import type { Network } from '#engine/network/build-network.ts';
import { elements } from '#engine/network/layer.ts';
import { stepsFit, stepsSchema } from '#engine/preprocessing/step-schema.ts';
import type { ArraySchemas } from '#engine/preprocessing/step-schema.ts';
import type { DatasetInput } from '#engine/values/dataset.ts';
import type { NetworkData } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { jsonRecord, openSafetensors, writeSafetensors } from '#engine/values/safetensors.ts';
import type { NamedTensor, OpenSafetensors } from '#engine/values/safetensors.ts';

const format = 'neuroloom.model';
const version = 1;

/** What such a file's name ends with. */
export const modelExtension = 'loommodel';

/** A larger file is read by nothing here, so none is written. */
const maxFileBytes = 2 ** 31 - 1;

/** A tensor of more numbers than an int32 can count is beyond TensorFlow's kernels. */
const largestTensor = 2 ** 31 - 1;

/** Stands in the plain data for an array; no field of a model has this name. */
interface Reference {
  readonly array: number;
  readonly length: number;
}

const arrayName = (place: number): string => `array ${place}`;
const weightName = (place: number): string => `weight ${place}`;

/** The same model gives the same bytes. Throws Fault 'model.tooLarge' beyond 2 GB. */
export function writeModel({ type: _, threads: _ofMachine, weights, history, ...rest }: ModelValue): Uint8Array {
  const bytes = weights.reduce((sum, { values }) => sum + values.byteLength, 0);
  if (bytes > maxFileBytes - 2 ** 28)
    throw new Fault('model.tooLarge', { megabytes: Math.round(bytes / 1e6) }, { port: 'model' });
  const tensors: NamedTensor[] = [];
  const plain = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(plain);
    if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array) {
      const reference: Reference = { array: tensors.length, length: value.length };
      tensors.push({ name: arrayName(tensors.length), shape: [value.length], values: value });
      return reference;
    }
    const fields = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(
      fields.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, plain(item)]),
    );
  };
  const model = plain({
    ...rest,
    weights: weights.map(({ values: __, ...weight }) => weight),
    // How long it took is of the machine and the day: the same training is to be the same file.
    history: history.map((log) => ({ ...log, seconds: 0 })),
  });
  tensors.push(...weights.map(({ shape, values }, i) => ({ name: weightName(i), shape, values })));
  // Wider numbers first, so that each lies at a multiple of its own size.
  tensors.sort((a, b) => b.values.BYTES_PER_ELEMENT - a.values.BYTES_PER_ELEMENT);
  return writeSafetensors(tensors, { format, version: String(version), model: JSON.stringify(model) });
}

const record = z.record(z.string(), z.unknown());
const count = z.int().min(0);
const named = z.strictObject({ className: z.string(), config: record });
const size = z.int().min(1).max(largestTensor);
const tensorRef = z.strictObject({ layer: z.string(), call: count, tensor: count });
const end = tensorRef.extend({
  of: z.string().exactOptional(),
  tokens: count.exactOptional(),
  lossWeight: z.number().exactOptional(),
});
const network = z.strictObject({
  layers: z.array(
    z.strictObject({
      name: z.string(),
      className: z.string(),
      config: record,
      calls: z.array(z.array(tensorRef)),
    }),
  ),
  inputs: z.array(end).min(1),
  outputs: z.array(end).min(1),
});

const inputSchema = (arrays: ArraySchemas) =>
  z.strictObject({
    name: z.string(),
    shape: z.array(size),
    features: z.array(z.string()),
    preprocessing: stepsSchema(arrays),
    words: z.array(z.array(z.string()).nullable()).exactOptional(),
    missing: z.array(z.string()).exactOptional(),
    oneHot: z.array(count).exactOptional(),
    horizon: z.int().exactOptional(),
    merged: z.array(z.strictObject({ name: z.string(), values: count, left: count })).exactOptional(),
  } satisfies Record<keyof DatasetInput, z.ZodType>);

// Every field of a model but how its training went on one machine: one that is forgotten here does not compile.
const modelSchema = (arrays: ArraySchemas) =>
  z.strictObject({
    network,
    weights: z.array(
      z.strictObject({ layer: z.string(), name: z.string(), shape: z.array(count), trainable: z.boolean() }),
    ),
    losses: z.array(named),
    optimizer: z.strictObject({
      className: z.string(),
      config: record,
      wholeBatch: z.boolean(),
      reduceOnPlateau: z
        .strictObject({
          factor: z.number(),
          patience: z.number(),
          minDelta: z.number(),
          cooldown: z.number(),
          minRate: z.number(),
        })
        .exactOptional(),
    }),
    inputs: z.array(inputSchema(arrays)).min(1),
    // JSON has no field that is undefined.
    targets: z.array(targetInfo as z.ZodType<TargetInfo>).min(1),
    history: z.array(
      z.strictObject({
        epoch: count,
        epochs: count,
        seconds: z.number().min(0),
        logs: z.record(z.string(), z.number().nullable()),
      }),
    ),
    stopped: z.enum(['early', 'cancelled']).exactOptional(),
    eagerBecause: z.string().exactOptional(),
    blocks: z.strictObject({ count, rows: count }).exactOptional(),
  } satisfies Record<Exclude<keyof ModelValue, 'type' | 'threads'>, z.ZodType>);

/**
 * Throws Fault 'model.fileFormat' (what is no such file, or does not hold together) or 'model.fileVersion' (a newer one);
 * `name` is what the file is called in them.
 */
export function readModel(file: Uint8Array, name: string): ModelValue {
  const wrong = (reason: string) => new Fault('model.fileFormat', { file: name, reason }, { param: 'file' });
  const opened = openSafetensors(file, wrong);
  if (opened.metadata('format') !== format) throw wrong('it holds no model');
  const written = opened.metadata('version');
  if (!(Number(written) <= version))
    throw new Fault(
      'model.fileVersion',
      { file: name, received: String(written), expected: version },
      { param: 'file' },
    );
  const read = modelSchema(arraysOf(opened)).safeParse(jsonRecord(opened.metadata('model')));
  if (!read.success) throw wrong(`${read.error.issues[0]?.path.join('.') ?? ''} is missing or wrong`);
  const model = read.data;
  const built = builtNetwork(model.network, wrong);
  const why = misfit(model, built);
  if (why !== undefined) throw wrong(why);
  const weights = model.weights.map((weight, i) => ({
    ...weight,
    values: opened.array(weightName(i), Float32Array, elements(weight.shape)),
  }));
  return { type: 'model', ...model, weights };
}

/** Arrays that are as long as the plain data say. */
function arraysOf(opened: OpenSafetensors): ArraySchemas {
  const reference = z.strictObject({ array: count, length: count });
  const arrays = <T extends typeof Float64Array | typeof Int32Array | typeof Uint8Array>(type: T) =>
    reference.transform(({ array, length }) => opened.array(arrayName(array), type, length));
  return { float64: arrays(Float64Array), int32: arrays(Int32Array), uint8: arrays(Uint8Array) };
}

function builtNetwork(data: NetworkData, wrong: (reason: string) => Fault): Network {
  try {
    return buildNetwork(data);
  } catch (error) {
    // A class or a configuration that no version knows may throw anything.
    const why = error instanceof Fault ? `${error.problem.code} ${Object.values(error.problem.facts).join(' ')}` : '';
    throw wrong(`its network is none (${why.trim()})`);
  }
}

type Read = Pick<ModelValue, 'network' | 'losses' | 'inputs' | 'targets'> & {
  readonly weights: readonly Omit<ModelValue['weights'][number], 'values'>[];
};

/** What does not go together in it; undefined where all does. */
function misfit({ network: data, weights, losses, inputs, targets }: Read, built: Network): string | undefined {
  if (weights.length !== built.weights.length) return 'its weights are not those of its network';
  for (const [i, spec] of built.weights.entries()) {
    const own = weights[i];
    const isThat = own?.layer === spec.layer && own.name === spec.name && own.shape.join() === spec.shape.join();
    if (!isThat) return `weight ${spec.name} of ${spec.layer} is missing or of another shape`;
  }
  const shapes = built.layers.flatMap(({ calls }) => calls.flatMap(({ outputShapes }) => outputShapes));
  if (shapes.some((shape) => !(elements(shape) <= largestTensor))) return 'a layer is too large';
  if (data.inputs.length !== inputs.length) return 'its inputs are not those of its network';
  if (data.outputs.length !== targets.length || losses.length !== targets.length)
    return 'its targets are not those of its network';
  for (const [i, input] of inputs.entries()) {
    const width = elements(input.shape);
    const perFeature = [input.words, input.oneHot].every((list) => !list || list.length === input.features.length);
    const fits =
      elements(built.inputShapes[i] ?? []) === width && stepsFit(input.preprocessing, width, input.features.length);
    if (!fits || !perFeature) return `its input ${i + 1} is not what its network takes`;
  }
  for (const [i, { kind, classes }] of targets.entries()) {
    const told = elements(built.outputShapes[i] ?? []);
    if (kind === 'classes' ? told !== classes.length : kind === 'binary' && (classes.length !== 2 || told > 2))
      return `its output ${i + 1} does not tell its classes`;
  }
  return undefined;
}
