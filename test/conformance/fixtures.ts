// Small inputs for every type of port, made by the runners themselves from one CSV file: each comes with what its own
// runner had predicted of it, as in a document. Also what a few kinds need that a rule cannot guess.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue, defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import type { PortType, WireInfo } from '#shared/spec/ports.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import { writeExplanation } from '#engine/explain/explanation-file.ts';
import { writeModel } from '#engine/network/model-file.ts';
import type { InferContext, OwnProblem, RunContext } from '#engine/values/runner.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import { writeOtherFiles } from '#test/conformance/other-files.ts';

export type Params = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, WireValue | readonly WireValue[] | undefined>>;
type Infos = Readonly<Record<string, WireInfo | readonly WireInfo[] | undefined>>;

/** A runner without its literal types. */
export interface AnyRunner {
  readonly spec: NodeSpec;
  infer(inputs: Infos, params: Params, context: InferContext): Inference | Promise<Inference>;
  outside?(params: Params, context: InferContext): Promise<readonly string[]>;
  run(inputs: Values, params: Params, context: RunContext): Promise<Readonly<Record<string, WireValue>>>;
}
export interface Inference {
  readonly outputs: Readonly<Record<string, WireInfo | undefined>>;
  readonly problems: readonly OwnProblem[];
}
export type AnyRunners = Readonly<Record<string, AnyRunner>>;

/** A value and what was predicted of it. */
export interface Wired {
  readonly value: WireValue;
  readonly info: WireInfo;
}

export interface Fixtures {
  readonly folder: string;
  /** Values that may come in at a port of this type, the likeliest first. */
  readonly byType: { readonly [T in PortType]?: readonly Wired[] };
  /** A network that fits the data, for kinds that train one. */
  readonly network: Wired;
  /** One that gives back as many numbers as a row has. */
  readonly giver: Wired;
  /** Data whose only feature is a text. */
  readonly texts: Wired;
  /** Data whose rows are the tokens of a text. */
  readonly tokens: Wired;
  /** A model that has learnt the next token of a text. */
  readonly writer: Wired;
  /** Data whose target is a number. */
  readonly numbers: Wired;
  context(options?: {
    readonly node?: string;
    readonly seed?: number;
    readonly signal?: AbortSignal;
  }): RunContext & InferContext;
  dispose(): void;
}

/** What a kind is checked with beside its defaults; ports that are not named take the first fixture that is accepted. */
export interface Case {
  readonly params?: Params;
  /** Runs long enough that a cancel has something to stop. */
  readonly heavy?: Params;
  /** Takes the network that fits the data at this port. */
  readonly networkAt?: string;
  /** Takes a network that gives as many numbers as a row of the data has at this port. */
  readonly giverAt?: string;
  /** Takes the same wire twice at this port, which needs more than one. */
  readonly twiceAt?: string;
  /** Takes the data whose only feature is a text at this port. */
  readonly textsAt?: string;
  /** Takes the data whose rows are the tokens of a text at this port. */
  readonly tokensAt?: string;
  /** Takes the model that has learnt the next token of a text at this port. */
  readonly writerAt?: string;
  /** Takes the data whose target is a number at this port. */
  readonly numbersAt?: string;
  /** With these parameters only the run can tell what it gives. */
  readonly untold?: Params;
}

export const cases: Partial<Record<NodeKind, Case>> = {
  'data.synthetic': { heavy: { rows: 1_000_000, features: 20 } },
  'data.points': { heavy: { rows: 1_000_000 } },
  'data.friedman': { heavy: { rows: 1_000_000, features: 100 } },
  'data.timeSeries': { heavy: { rows: 1_000_000 } },
  'train.fit': { networkAt: 'network', params: { epochs: 2 }, heavy: { epochs: 1_000_000 } },
  'train.autoencoder': { giverAt: 'network', params: { epochs: 2 }, heavy: { epochs: 1_000_000 } },
  'evaluate.compare': { twiceAt: 'models', heavy: { resamples: 10_000 } },
  'evaluate.crossValidate': { networkAt: 'network', params: { folds: 2, epochs: 2 }, heavy: { epochs: 1_000_000 } },
  'evaluate.learningCurve': {
    networkAt: 'network',
    params: { sizes: 2, repeats: 1, epochs: 2 },
    heavy: { epochs: 1_000_000 },
  },
  'data.scaleTarget': { numbersAt: 'dataset' },
  'data.windows': { numbersAt: 'dataset' },
  'data.components': { untold: { by: 'share' } },
  'text.sequences': { textsAt: 'dataset' },
  'text.bagOfWords': { textsAt: 'dataset' },
  'text.nextToken': { params: { length: 8 }, heavy: { by: 'wordsAndMarks', length: 1000 } },
  'text.generate': { writerAt: 'model', params: { count: 20 }, heavy: { count: 10_000 } },
  // The fixtures' model has a single layer.
  'layer.pretrained': { params: { without: 0 } },
  'layer.pretrainedEmbedding': { tokensAt: 'dataset', params: { file: 'vectors.txt' } },
  'layer.concatenate': { twiceAt: 'layers' },
  'layer.add': { twiceAt: 'layers' },
  'layer.multiply': { twiceAt: 'layers' },
  'layer.average': { twiceAt: 'layers' },
  'layer.maximum': { twiceAt: 'layers' },
  'layer.subtract': { twiceAt: 'layers' },
  'layer.minimum': { twiceAt: 'layers' },
  'layer.dot': { twiceAt: 'layers' },
  'explain.attribution': { heavy: { method: 'expectedGradients', samples: 100_000, rows: 1000 } },
  'explain.permutationImportance': { heavy: { repeats: 1000, rows: 20_000 } },
  'explain.partialDependence': { params: { rows: 50 }, heavy: { points: 200, most: 20, rows: 20_000 } },
  'explain.accumulatedLocalEffects': { params: { rows: 50 } },
  'explain.counterfactual': { params: { method: 'search' }, heavy: { method: 'auto', rows: 200 } },
  'explain.surrogateTree': { params: { rows: 50 }, heavy: { depth: 12, minLeaf: 1 } },
  'explain.nearestExamples': { heavy: { rows: 1000, neighbours: 100 } },
  'train.descentView': { heavy: { steps: 5000, points: 101 } },
  'evaluate.projection': { params: { perplexity: 5, steps: 20 }, heavy: { method: 'tsne', steps: 10_000 } },
  'language.wordMap': { params: { perplexity: 3, neighbours: 3, steps: 20 }, heavy: { method: 'tsne', steps: 10_000 } },
  'language.word2vec': { params: { epochs: 3, dimension: 4 }, heavy: { epochs: 100_000 } },
  'explain.shap': { heavy: { method: 'permutation', permutations: 10_000, rows: 10_000 } },
};

const csvName = 'rows.csv';
const textsName = 'texts.csv';
const columnName = 'target';

/** Every parameter at its default, where that is a choice not made yet (a column, a file) with one made. */
export function chosenParams(spec: NodeSpec): Record<string, unknown> {
  const params: Record<string, unknown> = { ...defaultParams(spec) };
  for (const [name, param] of Object.entries(spec.params)) {
    if (param.type === 'column' && !param.advanced) params[name] = columnName;
    if (param.type === 'file')
      params[name] = param.extensions.includes('csv') ? csvName : `rows.${param.extensions[0] ?? ''}`;
  }
  return { ...params, ...(spec.kind in catalogue ? cases[spec.kind as NodeKind]?.params : {}), ...spec.example };
}

/** Two classes that four measurements tell apart, mostly. */
function csvText(): string {
  const lines = Array.from({ length: 240 }, (_, row) => {
    const wave = (k: number) => Math.sin(row * 12.9898 + k * 78.233);
    const cells = [0, 1, 2, 3].map((k) => (3 * wave(k) + k).toFixed(4));
    return [...cells, 3 * wave(0) + wave(1) > 0.2 ? 'red' : 'blue'].join(',');
  });
  return ['a,b,c,d,target', ...lines, ''].join('\n');
}

/** Two classes of sentences, each another one. */
function textsCsv(): string {
  const words = ['the', 'old', 'boat', 'field', 'wind', 'saw', 'again'];
  const lines = Array.from({ length: 240 }, (_, row) => {
    const own = Array.from({ length: 3 + (row % 4) }, (__, k) => words[(row * 5 + k * k) % words.length]);
    return `${own.join(' ')} number ${row},${row % 2 === 0 ? 'red' : 'blue'}`;
  });
  return ['text,target', ...lines, ''].join('\n');
}

export async function makeFixtures(runners: AnyRunners): Promise<Fixtures> {
  const folder = mkdtempSync(join(tmpdir(), 'neuroloom-conformance-'));
  writeFileSync(join(folder, csvName), csvText());
  writeFileSync(join(folder, textsName), textsCsv());
  await writeOtherFiles(folder, csvName);
  let runs = 0;
  const context: Fixtures['context'] = ({ node = 'checked', seed = 1, signal = new AbortController().signal } = {}) => {
    const files = join(folder, `run-${(runs += 1)}`);
    mkdirSync(files);
    return {
      node,
      seed,
      signal,
      folder,
      progress: () => undefined,
      epoch: () => undefined,
      newFile: (name) => join(files, name),
    };
  };
  const make = async (
    kind: NodeKind,
    port: string,
    inputs: Readonly<Record<string, Wired>> = {},
    params: Params = {},
  ): Promise<Wired> => {
    const runner = runners[kind];
    if (!runner) throw new Error(`${kind} has no runner`);
    const all = { ...chosenParams(runner.spec), ...params };
    // Each its own: layers of one name would be one layer where networks are joined.
    const own = context({ node: `fixture-${kind.replace('.', '-')}-${runs}` });
    const wired = <T>(of: (one: Wired) => T) =>
      Object.fromEntries(
        Object.entries(runner.spec.inputs).map(([name, { many }]) => {
          const own = inputs[name] && of(inputs[name]);
          return [name, many ? (own === undefined ? [] : [own]) : own];
        }),
      );
    const infos = wired(({ info }) => info);
    const values = wired(({ value }) => value);
    const { outputs, problems } = await runner.infer(infos, all, own);
    const info = outputs[port];
    const value = (await runner.run(values, all, own))[port];
    if (!info || !value) throw new Error(`${kind} gave nothing at ${port}: ${JSON.stringify(problems)}`);
    return { value, info };
  };
  const table = await make('data.csv', 'table');
  const roles = { features: ['a', 'b', 'c', 'd'], group: 'a', time: 'b' };
  const whole = await make('data.target', 'dataset', { table }, roles);
  const textTable = await make('data.csv', 'table', {}, { file: textsName });
  const texts = await make('data.target', 'dataset', { table: textTable }, { features: ['text'] });
  const numbers = await make('data.target', 'dataset', { table }, { target: 'd', features: ['a', 'b', 'c'] });
  const divided = await make('data.split', 'dataset', { dataset: whole });
  const dataset = await make('data.standardise', 'dataset', { dataset: divided });
  const picture = await make('layer.input', 'layer', {}, { shape: [8, 8, 2] });
  const row = await make('layer.input', 'layer', { dataset });
  const sequence = await make('layer.input', 'layer', {}, { shape: [12, 3] });
  const volume = await make('layer.input', 'layer', {}, { shape: [5, 5, 5, 2] });
  const network = await make('layer.dense', 'layer', { layer: row }, { units: 1, activation: 'sigmoid' });
  const giver = await make('layer.dense', 'layer', { layer: row }, { units: 4 });
  const output = await make('layer.output', 'layer', { layer: network }, { target: 'another' });
  const optimizer = await make('optimizer.adam', 'optimizer');
  const following = await make('text.nextToken', 'dataset', {}, { source: 'typed', text: 'abcabcabcabc' });
  const tokens = await make('layer.input', 'layer', { dataset: following });
  const softmax = await make('layer.dense', 'layer', { layer: tokens }, { units: 3, activation: 'softmax' });
  const writer = await make('train.fit', 'model', { dataset: following, network: softmax, optimizer });
  const model = await make('train.fit', 'model', { dataset, network, optimizer });
  const report = await make('evaluate.evaluate', 'report', { model, dataset });
  const explanation = await make('explain.shap', 'explanation', { model, dataset });
  const wordVectors = await make('language.word2vec', 'vectors', {}, { epochs: 2 });
  if (explanation.value.type === 'explanation')
    writeFileSync(join(folder, 'rows.safetensors'), writeExplanation(explanation.value));
  if (model.value.type === 'model') writeFileSync(join(folder, 'rows.loommodel'), writeModel(model.value));
  const byType: Partial<Record<PortType, readonly Wired[]>> = {
    table: [table],
    dataset: [dataset, divided, whole],
    layer: [picture, row, sequence, volume, output],
    optimizer: [optimizer],
    model: [model],
    report: [report],
    explanation: [explanation],
    wordVectors: [wordVectors],
  };
  // Any other type: from the first kind that gives it.
  for (const { kind, inputs, outputs } of Object.values<NodeSpec>(catalogue)) {
    for (const [port, { type }] of Object.entries(outputs)) {
      if (byType[type]) continue;
      const wired = Object.entries(inputs).flatMap(([name, input]) => {
        const [first] = byType[input.type] ?? [];
        return first ? [[name, first] as const] : [];
      });
      byType[type] = [await make(kind as NodeKind, port, Object.fromEntries(wired))];
    }
  }
  return {
    folder,
    network,
    giver,
    texts,
    tokens: following,
    writer,
    numbers,
    byType,
    context,
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
