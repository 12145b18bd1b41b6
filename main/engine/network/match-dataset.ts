// Whether a dataset is one that a model can be asked about, and the dataset as the model knows it: inputs, columns and
// classes go together by name, in whatever order they stand, never by place. Asked wherever a model meets data.
import { someNames } from '#shared/text/some-names.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { SplitRows, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { numbersAtOnce, yieldToEventLoop } from '#engine/kernels/pace.ts';
import { flatColumns, flatModel, flatNames, notOneTarget } from '#engine/network/flat-model.ts';
import { at, elements } from '#engine/network/layer.ts';
import { placesByName } from '#engine/network/places-by-name.ts';
import { columnsBefore, isMix } from '#engine/preprocessing/mixed.ts';
import { eachBlock } from '#engine/preprocessing/column-moments.ts';
import { prepared, sameSteps, stepsInOrder } from '#engine/preprocessing/steps.ts';
import { isText } from '#engine/preprocessing/tokens.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { FactsOf } from '#shared/text/problem-code.ts';
import type {
  DatasetInput,
  DatasetValue,
  Numbers,
  PreprocessingStep,
  SplitData,
  SplitName,
} from '#engine/values/dataset.ts';
import type { FlatDataset, FlatModel, FlatSplit } from '#engine/values/flat.ts';
import type { ModelValue } from '#engine/values/model.ts';

interface Columns extends Pick<DatasetInput, 'features'> {
  /** As of DatasetInput. */
  readonly horizon?: number | undefined;
  /** As of InputInfo. */
  readonly shape: DatasetInput['shape'] | null;
  /** As of InputInfo. */
  readonly text?: true | undefined;
  readonly from?: readonly string[] | undefined;
}
type Named = Columns & Pick<DatasetInput, 'name'>;

const columnsOf = (input: DatasetInput): Columns => (isText(input) ? { ...input, text: true } : input);

/** A model and the dataset that it is asked about. Throws as flatModel (blamed on `port`) and matchDataset do. */
export function modelAndData(
  inputs: { readonly model: ModelValue; readonly dataset: DatasetValue },
  signal: AbortSignal,
  port?: string,
): { readonly model: FlatModel; readonly dataset: FlatDataset } {
  const model = flatModel(inputs.model, port);
  return { model, dataset: matchDataset(model, inputs.dataset, signal) };
}

/**
 * The dataset with its inputs, columns and classes in the model's order; rows to which nothing was fitted are prepared by the
 * model's own steps. Throws Fault 'model.inputs' (an input of that
 * name is not there), 'model.columns' (other columns), 'model.target' (other classes, or a number in their place) 'model.words' (words
 * where the model has numbers, or the other way round) or 'model.preprocessing' (the rows were not prepared as those that the model learnt from) or
 * 'model.windows' (only one of the two has windows of rows, or their targets lie elsewhere), blamed on `port`.
 */
export function matchDataset(
  model: Pick<FlatModel, 'inputs' | 'target'>,
  dataset: DatasetValue,
  signal?: AbortSignal,
  port = 'dataset',
): FlatDataset {
  const places = placesOf(model.inputs, dataset.inputs);
  if (!places) throw new Fault('model.inputs', inputFacts(model.inputs, dataset.inputs), { port });
  const inputs = model.inputs.map((known, i) => matchInput(known, at(dataset.inputs, at(places, i)), port));
  const of = targetPlace(model.target, dataset.targets);
  const target = of === undefined ? undefined : at(dataset.targets, of);
  if (of === undefined || !target || !sameTarget(model.target, target))
    throw new Fault('model.target', targetFacts(model.target, dataset.targets), { port });
  const classes = orderOf(target.classes, model.target.classes);
  const parts = inputs.map(({ columns, shape, raw }, i) => ({
    place: at(places, i),
    columns,
    raw,
    width: elements(shape),
  }));
  const rowsOf = async (name: SplitName): Promise<FlatSplit> => {
    const own = dataset.splits[name];
    const y = at(own.targets, of);
    return {
      rows: own.rows,
      x: await flatRows(own, parts, signal),
      y: classes ? y.map((k) => classes[k] ?? Number.NaN) : y,
      source: own.source,
    };
  };
  const made: Partial<Record<SplitName, Promise<FlatSplit>>> = {};
  return {
    ...flatColumns(inputs),
    target: { ...model.target, name: target.name },
    ...(dataset.kept && { kept: dataset.kept }),
    split: (name) => (made[name] ??= rowsOf(name)),
  };
}

/** What can be told of it before the run. */
export function matchProblems(
  model: InfoOf<'model'> | undefined,
  dataset: InfoOf<'dataset'> | undefined,
): OwnProblem[] {
  if (!model || !dataset) return [];
  const fault = notOneTarget(model.targets);
  if (fault) return [fault.problem];
  const port = 'dataset';
  const places = placesOf(model.inputs, dataset.inputs);
  if (!places) return [makeProblem('model.inputs', inputFacts(model.inputs, dataset.inputs), { port })];
  const problems = model.inputs.flatMap((known, i) => {
    const given = at(dataset.inputs, at(places, i));
    const other = windowsFault(known, given, port);
    if (other) return [other.problem];
    const facts = columnFacts(given.from ? known : knownBefore(known), given);
    return facts ? [makeProblem('model.columns', facts, { port })] : [];
  });
  const [known] = model.targets;
  if (!known) return problems;
  const of = targetPlace(known, dataset.targets);
  if (of === undefined || !sameTarget(known, at(dataset.targets, of)))
    problems.push(makeProblem('model.target', targetFacts(known, dataset.targets), { port }));
  return problems;
}

/** A dataset of which nothing is asked but its own rows, as one row of numbers with its first target. */
export const flatDataset = (dataset: DatasetValue, signal?: AbortSignal): FlatDataset =>
  matchDataset({ inputs: dataset.inputs, target: at(dataset.targets, 0) }, dataset, signal);

export interface FlatInfo extends Pick<FlatModel, 'features' | 'shape'> {
  readonly target: TargetInfo;
  readonly rows: SplitRows | null;
  readonly kept?: readonly string[];
}

/** What matchDataset will give, as far as it is known before the run; undefined while only the run can tell its size. */
export function flatInfo(dataset: InfoOf<'dataset'>, model?: InfoOf<'model'>): FlatInfo | undefined {
  const places = model && placesOf(model.inputs, dataset.inputs);
  const [known] = model?.targets ?? [];
  const of = known && targetPlace(known, dataset.targets);
  const matched = places?.map((place, i) => {
    const [known, given] = [at(model?.inputs ?? [], i), at(dataset.inputs, place)];
    return known.from && !given.from ? known : given;
  });
  const columns = flatNames(matched ?? dataset.inputs);
  return (
    columns && {
      ...columns,
      target: at(dataset.targets, of ?? 0),
      rows: dataset.rows,
      ...(dataset.kept && { kept: dataset.kept }),
    }
  );
}

interface MatchedInput extends DatasetInput {
  /** Where each column stands among the dataset's; undefined when the order is the same. */
  readonly columns: Int32Array | undefined;
  /** The model's own steps, of rows that come as the table has them, and where the model has each of their words. */
  readonly raw?: Raw;
}

interface Raw {
  readonly steps: readonly PreprocessingStep[];
  /** Per column of the model; null for numbers. The last one is for words that it does not know. */
  readonly places: readonly (Float64Array | null)[];
  /** Numbers of a row before the steps. */
  readonly width: number;
  /** Those of the rows, where they are texts. */
  readonly texts?: readonly string[];
}

function matchInput(known: DatasetInput, given: DatasetInput, port: string): MatchedInput {
  const other = windowsFault(known, given, port);
  if (other) throw other;
  const isRaw = given.preprocessing.length === 0;
  const own = isRaw ? inputBefore(known) : known;
  const wrong = columnFacts(columnsOf(own), columnsOf(given));
  if (wrong) throw new Fault('model.columns', wrong, { port });
  const columns = orderOf(own.features, given.features);
  const words = Array.from(own.features, (_, i) => given.words?.[columns?.[i] ?? i] ?? null);
  if (isText(known) && isRaw) {
    const [texts] = words;
    if (!texts) throw new Fault('model.words', { column: known.features[0] ?? '', has: 'numbers' }, { port });
    return { ...known, columns, raw: { steps: known.preprocessing, places: [null], width: 1, texts } };
  }
  if (isRaw && (known.preprocessing.length > 0 || known.words)) {
    const raw = { steps: known.preprocessing, places: wordPlaces(own, words, port), width: elements(own.shape) };
    return { ...known, columns, raw };
  }
  // What a step made of several columns stands in its order.
  if (columns && known.preprocessing.some(isMix)) throw new Fault('model.preprocessing', {}, { port });
  const preprocessing = columns ? stepsInOrder(given.preprocessing, columns) : given.preprocessing;
  const same =
    sameSteps(known.preprocessing, preprocessing) &&
    known.features.every((_, i) => String(known.words?.[i] ?? '') === String(words[i] ?? ''));
  if (!same) throw new Fault('model.preprocessing', {}, { port });
  return { ...known, columns, preprocessing };
}

/** An input as it was before its steps, where one of them made other features. */
function inputBefore(input: DatasetInput): DatasetInput {
  if (!input.preprocessing.some(isMix)) return input;
  const { words: _, ...rest } = input;
  const { features, words } = columnsBefore(input);
  return { ...rest, features, shape: [features.length], ...(words && { words }) };
}

/** The same of what is known of it before a run. */
const knownBefore = (known: Columns): Columns =>
  known.from ? { ...known, features: known.from, shape: [known.from.length] } : known;

/** Throws Fault 'model.words' where one has words and the other has numbers. */
function wordPlaces(known: DatasetInput, given: readonly (readonly string[] | null)[], port: string): Raw['places'] {
  return given.map((words, i) => {
    const own = known.words?.[i] ?? null;
    if ((own === null) !== (words === null))
      throw new Fault('model.words', { column: known.features[i] ?? '', has: words ? 'words' : 'numbers' }, { port });
    const place = new Map(own?.map((word, at) => [word, at]));
    return words && Float64Array.from([...words.map((word) => place.get(word) ?? -1), -1]);
  });
}

const placesOf = (known: readonly Named[], given: readonly Named[]): readonly number[] | undefined =>
  placesByName(
    known.map(({ name }) => name),
    given.map(({ name }) => name),
  );

const inputFacts = (known: readonly Named[], given: readonly Named[]) => ({
  expected: listed(known.map(({ name }) => name || '–')),
  received: listed(given.map(({ name }) => name || '–')),
});

/** By name; a dataset with one target has what is meant, whatever it is called. */
function targetPlace(target: TargetInfo, given: readonly TargetInfo[]): number | undefined {
  if (given.length === 1) return 0;
  const place = given.findIndex(({ name }) => name === target.name);
  return place < 0 ? undefined : place;
}

export function windowsFault(
  { horizon }: Pick<Columns, 'horizon'>,
  given: Pick<Columns, 'horizon'>,
  port: string,
): Fault | undefined {
  if (horizon === given.horizon) return undefined;
  const facts = { expected: horizon ?? '–', received: given.horizon ?? '–' };
  return new Fault('model.windows', facts, { port });
}

/** Undefined when both have the same columns. Numbers that have no names of their own are counted. */
function columnFacts(model: Columns, dataset: Columns): FactsOf<'model.columns'> | undefined {
  // Texts as the table has them become as many numbers as the model's own step makes.
  const isRaw = model.text && !dataset.text;
  const [expected, received] =
    isRaw || !model.shape || !dataset.shape
      ? [model.features.length, dataset.features.length]
      : [elements(model.shape), elements(dataset.shape)];
  const [known, given] = [new Set(model.features), new Set(dataset.features)];
  const missing = model.features.filter((name) => !given.has(name));
  const more = dataset.features.filter((name) => !known.has(name));
  const same = expected === received && missing.length === 0 && more.length === 0;
  // Columns that have no number each stand only where they stood.
  const inOrder = !orderOf(model.features, dataset.features) || dataset.features.length === received;
  if (same && inOrder) return undefined;
  return { expected, received, missing: listed(missing), more: listed(more) };
}

const listed = (names: readonly string[]): string => (names.length === 0 ? '–' : someNames(names, 8));

/** Classes by name; a dataset may lack some. */
function sameTarget(model: TargetInfo, dataset: TargetInfo): boolean {
  if ((model.kind === 'number') !== (dataset.kind === 'number')) return false;
  const known = new Set(model.classes);
  return dataset.classes.every((name) => known.has(name));
}

const targetFacts = (expected: TargetInfo, received: readonly TargetInfo[]) => ({
  expected: told(expected),
  received: received.map(told).join('; '),
});

const told = ({ name, classes }: TargetInfo): string => (classes.length > 0 ? `${name}: ${listed(classes)}` : name);

/** Where in `given` each of `wanted` stands; undefined when both have the same order. */
function orderOf(wanted: readonly string[], given: readonly string[]): Int32Array | undefined {
  if (wanted.every((name, i) => name === given[i])) return undefined;
  const place = new Map(given.map((name, i) => [name, i]));
  return Int32Array.from(wanted, (name) => place.get(name) ?? -1);
}

interface Part {
  /** Among the dataset's inputs. */
  readonly place: number;
  readonly columns: Int32Array | undefined;
  readonly raw: Raw | undefined;
  readonly width: number;
}

/** The inputs side by side, in 32-bit floats; what already is so is not copied. */
async function flatRows(
  { rows, inputs }: SplitData,
  parts: readonly Part[],
  signal: AbortSignal | undefined,
): Promise<Float32Array> {
  const width = parts.reduce((sum, part) => sum + part.width, 0);
  let flat: Float32Array | undefined;
  const block = Math.max(1, Math.floor(numbersAtOnce / Math.max(1, width)));
  let first = 0;
  for (const matched of parts) {
    const { values, part } = await asTaken(at(inputs, matched.place).values, rows, matched, signal);
    if (!part.columns && part.width === width && values instanceof Float32Array) return values;
    flat ??= new Float32Array(rows * width);
    for (let start = 0; start < rows; start += block) {
      copyRows(values, part, flat, width, first, start, Math.min(rows, start + block));
      await yieldToEventLoop(signal);
    }
    first += part.width;
  }
  return flat ?? new Float32Array();
}

/** Rows as the table has them become such as the network takes; others stay as they are. */
async function asTaken(
  values: Numbers,
  rows: number,
  part: Part,
  signal: AbortSignal | undefined,
): Promise<{ readonly values: Numbers; readonly part: Part }> {
  const { raw, columns } = part;
  if (!raw) return { values, part };
  const { width } = raw;
  const own = new Float64Array(values.length);
  await eachBlock(rows, width, signal, (from, to) => {
    for (let row = from; row < to; row += 1)
      for (let k = 0; k < width; k += 1) {
        const value = values[row * width + (columns?.[k] ?? k)] as number;
        const places = raw.places[k];
        own[row * width + k] = places && !Number.isNaN(value) ? (places.at(value) ?? -1) : value;
      }
  });
  return {
    values: await prepared(raw.steps, own, rows, signal, raw.texts),
    part: { ...part, columns: undefined, raw: undefined },
  };
}

/** Rows `start` … `end` of a part, to column `first` and on of rows of `width` numbers. */
function copyRows(
  values: Numbers,
  { columns, width: own }: Part,
  flat: Float32Array,
  width: number,
  first: number,
  start: number,
  end: number,
): void {
  if (!columns && own === width) {
    flat.set(values.subarray(start * own, end * own), start * own);
    return;
  }
  for (let row = start; row < end; row += 1) {
    const [from, to] = [row * own, row * width + first];
    if (!columns) flat.set(values.subarray(from, from + own), to);
    else for (let k = 0; k < own; k += 1) flat[to + k] = values[from + (columns[k] as number)] as number;
  }
}
