// What every inspection of a model asks of its dataset: that it fits the model, which rows to look at, what features and
// outputs are called, and values in the units of the table that they came from.
import { someNames } from '#shared/text/some-names.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { rowPlace } from '#shared/text/row-number.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { SplitName } from '#engine/values/dataset.ts';
import type { FlatDataset, FlatModel, FlatSplit } from '#engine/values/flat.ts';
import { flatNames } from '#engine/network/flat-model.ts';
import { elements } from '#engine/network/layer.ts';
import { layerClass } from '#engine/network/layer-classes.ts';
import { matchProblems } from '#engine/network/match-dataset.ts';
import { rowsAt } from '#engine/values/pick-rows.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';

/** What can be told before the run: what matchProblems tells, 'explain.noRows', 'explain.noTrainingRows'. */
export function inspectionProblems(
  model: InfoOf<'model'> | undefined,
  dataset: InfoOf<'dataset'> | undefined,
  splits: readonly SplitName[],
): OwnProblem[] {
  const problems = matchProblems(model, dataset);
  if (!dataset) return problems;
  const empty = splits.find((split) => dataset.rows?.[split] === 0);
  if (empty !== undefined) problems.push(emptySplit(empty).problem);
  return problems;
}

/** Throws Fault 'explain.tokens' for a model that looks its inputs up in a table, where no value lies between two others. */
export function checkContinuous({ network }: Pick<FlatModel, 'network'>): void {
  const raw = new Set(network.inputs.map(({ layer }) => layer));
  const reads = network.layers.some(({ name, className, calls }) => {
    const takesRaw = calls.flat().some(({ layer }) => raw.has(layer));
    if (takesRaw && layerClass(className)?.traits.output === 'same') raw.add(name);
    return takesRaw && className === 'Embedding';
  });
  if (reads) throw new Fault('explain.tokens', {}, { port: 'model' });
}

function emptySplit(split: SplitName): Fault {
  return split === 'train'
    ? new Fault('explain.noTrainingRows', {}, { port: 'dataset' })
    : new Fault('explain.noRows', { split }, { port: 'dataset' });
}

/** All rows of a split. Throws Fault 'explain.noRows' or 'explain.noTrainingRows' when there is none. */
export async function allRows(dataset: FlatDataset, name: SplitName): Promise<FlatSplit> {
  const split = await dataset.split(name);
  if (split.rows === 0) throw emptySplit(name);
  return split;
}

/**
 * At most `max` rows of a split: all of them in their order, else as many drawn by the seed without replacement, in the
 * order of the split. Throws as allRows does.
 */
export async function drawnRows(dataset: FlatDataset, name: SplitName, max: number, seed: number): Promise<FlatSplit> {
  const split = await allRows(dataset, name);
  if (split.rows <= max) return split;
  return picked(split, elements(dataset.shape), permutation(split.rows, generator(seed)).subarray(0, max).toSorted());
}

/** Rows of a split by their numbers in the table (from 1), or its first ones; throws as allRows and placesOf do. */
export async function askedRows(
  dataset: FlatDataset,
  name: SplitName,
  numbers: readonly number[],
  max: number,
): Promise<FlatSplit> {
  const split = await allRows(dataset, name);
  const first = (): number[] => Array.from({ length: Math.min(split.rows, max) }, (_, row) => row);
  const places = numbers.length > 0 ? placesOf(split, name, numbers) : first();
  return picked(split, elements(dataset.shape), Int32Array.from(places));
}

/** Places in a split of rows by their number in the table, from 1. Throws Fault 'explain.rowNotThere' for one that is not in it. */
export function placesOf({ source }: FlatSplit, name: SplitName, numbers: readonly number[]): number[] {
  return numbers.map((row) => {
    const place = source.indexOf(rowPlace(row));
    if (place < 0) throw new Fault('explain.rowNotThere', { row, split: name }, { param: 'which' });
    return place;
  });
}

function picked({ x, y, source }: FlatSplit, features: number, rows: Int32Array): FlatSplit {
  return {
    rows: rows.length,
    x: rowsAt(x, features, rows),
    y: Float32Array.from(rows, (row) => y[row] ?? Number.NaN),
    source: Int32Array.from(rows, (row) => source[row] ?? -1),
  };
}

/** The seed that a node's own draw of rows has. */
export const rowSeed = (seed: number): number => deriveSeed(seed, 'rows');

/** One name per number of a row: the columns', or of a picture the place of each value. */
export function featureNames({ features, shape }: Pick<FlatDataset, 'features' | 'shape'>): readonly string[] {
  if (features.length === elements(shape)) return features;
  return Array.from({ length: elements(shape) }, (_, flat) => {
    const place = shape.reduceRight<{ rest: number; index: number[] }>(
      ({ rest, index }, size) => ({ rest: Math.floor(rest / size), index: [rest % size, ...index] }),
      { rest: flat, index: [] },
    );
    return place.index.join(', ');
  });
}

export function outputNames({ name, kind, classes }: TargetInfo, outputs: number): readonly string[] {
  if (kind === 'binary' && outputs === 1) return [classes[1] ?? name];
  if (kind !== 'number' && outputs === classes.length) return classes;
  return outputs === 1 ? [name] : Array.from({ length: outputs }, (_, k) => `${name} ${k + 1}`);
}

/**
 * Places of the features that a text names, separated by commas or lines; a name with commas in it stands alone in its
 * line. Throws Fault 'explain.unknownFeature', blamed on `param`.
 */
export function featuresNamed(text: string, names: readonly string[], param: string): number[] {
  const places = text.split('\n').flatMap((line) => {
    const whole = line.trim();
    if (whole === '') return [];
    if (names.includes(whole)) return [names.indexOf(whole)];
    return whole.split(',').flatMap((part) => {
      const name = part.trim();
      if (name === '') return [];
      if (!names.includes(name))
        throw new Fault('explain.unknownFeature', { feature: name, known: someNames(names, 8) }, { param });
      return [names.indexOf(name)];
    });
  });
  return [...new Set(places)];
}

/** featuresNamed as a problem before the run. */
export function nameProblems(text: string, dataset: InfoOf<'dataset'> | undefined, param: string): OwnProblem[] {
  const columns = dataset && flatNames(dataset.inputs);
  if (!columns) return [];
  try {
    featuresNamed(text, featureNames(columns), param);
    return [];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [error.problem];
  }
}
