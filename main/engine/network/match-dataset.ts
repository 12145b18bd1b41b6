// Whether a dataset is one that a model can be asked about, and the dataset as the model knows it: columns and classes go
// together by name, in whatever order they stand, never by place. Asked wherever a model meets data.
import { someNames } from '#shared/text/some-names.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import { elements } from '#engine/network/layer.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { DatasetValue, PreprocessingStep, SplitData } from '#engine/values/dataset.ts';
import type { ModelValue } from '#engine/values/model.ts';

type Columns = Pick<DatasetValue, 'features' | 'shape'>;

/**
 * The dataset with its columns and classes in the model's order. Throws Fault 'model.columns' (other columns),
 * 'model.target' (other classes, or a number in their place) or 'model.preprocessing' (the rows were not prepared as those
 * that the model learnt from), blamed on `port`.
 */
export async function matchDataset(
  model: Pick<ModelValue, 'features' | 'shape' | 'target' | 'preprocessing'>,
  dataset: DatasetValue,
  signal?: AbortSignal,
  port = 'dataset',
): Promise<DatasetValue> {
  const wrong = columnFacts(model, dataset);
  if (wrong) throw new Fault('model.columns', wrong, { port });
  if (!sameTarget(model.target, dataset.target)) throw new Fault('model.target', targetFacts(model, dataset), { port });
  const columns = orderOf(model.features, dataset.features);
  const classes = orderOf(dataset.target.classes, model.target.classes);
  const preprocessing = columns ? dataset.preprocessing.map((step) => reordered(step, columns)) : dataset.preprocessing;
  if (!sameSteps(model.preprocessing, preprocessing)) throw new Fault('model.preprocessing', {}, { port });
  if (!columns && !classes && model.target.kind === dataset.target.kind) return dataset;
  const split = (name: keyof DatasetValue['splits']) => matchSplit(dataset.splits[name], columns, classes, signal);
  return {
    ...dataset,
    features: model.features,
    target: { ...model.target, name: dataset.target.name },
    preprocessing,
    splits: { train: await split('train'), validation: await split('validation'), test: await split('test') },
  };
}

/** What can be told of it before the run. */
export function matchProblems(
  model: InfoOf<'model'> | undefined,
  dataset: InfoOf<'dataset'> | undefined,
): OwnProblem[] {
  if (!model || !dataset) return [];
  const problems: OwnProblem[] = [];
  const facts = columnFacts(model, dataset);
  if (facts) problems.push({ code: 'model.columns', severity: 'error', port: 'dataset', facts });
  if (model.target && !sameTarget(model.target, dataset.target))
    problems.push({
      code: 'model.target',
      severity: 'error',
      port: 'dataset',
      facts: targetFacts({ target: model.target }, dataset),
    });
  return problems;
}

/** Undefined when both have the same columns. Numbers that have no names of their own are counted. */
function columnFacts(model: Columns, dataset: Columns): Record<string, string | number> | undefined {
  const [expected, received] = [elements(model.shape), elements(dataset.shape)];
  const [known, given] = [new Set(model.features), new Set(dataset.features)];
  const missing = model.features.filter((name) => !given.has(name));
  const more = dataset.features.filter((name) => !known.has(name));
  const same = expected === received && missing.length === 0 && more.length === 0;
  // Columns that have no number each stand only where they stood.
  const inOrder = !orderOf(model.features, dataset.features) || dataset.features.length === received;
  if (same && inOrder) return undefined;
  return { expected, received, missing: some(missing), more: some(more) };
}

const some = (names: readonly string[]): string => (names.length === 0 ? '–' : someNames(names, 8));

/** Classes by name; a dataset may lack some. */
function sameTarget(model: TargetInfo, dataset: TargetInfo): boolean {
  if ((model.kind === 'number') !== (dataset.kind === 'number')) return false;
  const known = new Set(model.classes);
  return dataset.classes.every((name) => known.has(name));
}

const targetFacts = (model: { readonly target: TargetInfo }, dataset: { readonly target: TargetInfo }) => ({
  expected: told(model.target),
  received: told(dataset.target),
});

const told = ({ name, classes }: TargetInfo): string => (classes.length > 0 ? `${name}: ${some(classes)}` : name);

/** Where in `given` each of `wanted` stands; undefined when both have the same order. */
function orderOf(wanted: readonly string[], given: readonly string[]): Int32Array | undefined {
  if (wanted.every((name, i) => name === given[i])) return undefined;
  const place = new Map(given.map((name, i) => [name, i]));
  return Int32Array.from(wanted, (name) => place.get(name) ?? -1);
}

function reordered(step: PreprocessingStep, columns: Int32Array): PreprocessingStep {
  const pick = (values: Float64Array) => Float64Array.from(columns, (from) => values[from] ?? Number.NaN);
  return { ...step, mean: pick(step.mean), scale: pick(step.scale) };
}

function sameSteps(one: readonly PreprocessingStep[], two: readonly PreprocessingStep[]): boolean {
  const equal = (a: Float64Array, b: Float64Array | undefined): boolean =>
    a.length === b?.length && a.every((value, i) => value === b[i]);
  return (
    one.length === two.length &&
    one.every(
      (step, i) => step.step === two[i]?.step && equal(step.mean, two[i]?.mean) && equal(step.scale, two[i]?.scale),
    )
  );
}

/** Numbers that are put into their places between two looks at what is waiting. */
const numbersAtOnce = 4_000_000;

async function matchSplit(
  { rows, x, y, source }: SplitData,
  columns: Int32Array | undefined,
  classes: Int32Array | undefined,
  signal: AbortSignal | undefined,
): Promise<SplitData> {
  return {
    rows,
    x: columns ? await inColumns(x, rows, columns, signal) : x,
    y: classes ? y.map((k) => classes[k] ?? Number.NaN) : y,
    source,
  };
}

async function inColumns(
  x: Float32Array,
  rows: number,
  columns: Int32Array,
  signal: AbortSignal | undefined,
): Promise<Float32Array> {
  const width = columns.length;
  const ordered = new Float32Array(x.length);
  const block = Math.max(1, Math.floor(numbersAtOnce / width));
  for (let start = 0; start < rows; start += block) {
    for (let at = start * width; at < Math.min(rows, start + block) * width; at += width)
      for (let k = 0; k < width; k += 1) ordered[at + k] = x[at + (columns[k] as number)] as number;
    await yieldToEventLoop(signal);
  }
  return ordered;
}
