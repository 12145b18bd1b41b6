// Training, validation and test rows. What is fitted comes after it, so that it is fitted on the training rows alone.
import { split as spec } from '#shared/nodes/data/split.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { SplitRows, TargetInfo } from '#shared/protocol/wire-info.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import {
  countClasses,
  dealRows,
  dealRowsByClass,
  splitNames,
  splitSizes,
  tooSmall,
} from '#engine/nodes/data/split-rows.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue, SplitData, SplitName } from '#engine/values/dataset.ts';
import { generator } from '#engine/kernels/random.ts';

interface Params {
  readonly validation: number;
  readonly test: number;
  readonly stratified: boolean;
}

/** Rows copied between two looks at the signal, by the cells in them. */
const cellsPerBreath = 4_000_000;

export const split = defineRunner({
  spec,

  infer({ dataset }, params) {
    const fractions = fractionFault(params);
    if (fractions) return { outputs: {}, problems: [fractions.problem] };
    if (!dataset) return { outputs: {}, problems: [] };
    if (dataset.standardised) return { outputs: {}, problems: [new Fault('split.afterFitting').problem] };
    if (!dataset.rows) return { outputs: { dataset }, problems: [] };
    const total = dataset.rows.train + dataset.rows.validation + dataset.rows.test;
    const rows = splitSizes(total, params.validation, params.test);
    const few = smallFault(rows, params, dataset.target);
    if (few) return { outputs: {}, problems: [few.problem] };
    return { outputs: { dataset: { ...dataset, rows } }, problems: [] };
  },

  async run({ dataset }, params, context): Promise<{ dataset: DatasetValue }> {
    const fractions = fractionFault(params);
    if (fractions) throw fractions;
    if (dataset.preprocessing.length > 0) throw new Fault('split.afterFitting');
    const all = await pooled(dataset, context.signal);
    const sizes = splitSizes(all.rows, params.validation, params.test);
    const few = smallFault(sizes, params, dataset.target);
    if (few) throw few;
    const random = params.shuffle ? generator(context.seed) : undefined;
    const dealt = stratifies(params, dataset.target)
      ? dealRowsByClass(all.y, checkedClasses(all.y, dataset.target, params), sizes, wantedSplits(params), random)
      : dealRows(all.rows, sizes, random);
    const width = dataset.features.length;
    const take = (name: SplitName) => pick(all, dealt[name], width, context.signal);
    const splits = { train: await take('train'), validation: await take('validation'), test: await take('test') };
    return { dataset: { ...dataset, splits } };
  },
});

function fractionFault({ validation, test }: Params): Fault | undefined {
  // Written so that 0.1 + 0.9 counts as all.
  if (validation + test < 1 - 1e-9) return undefined;
  return new Fault('split.fractions', { validation, test }, { param: 'test' });
}

function wantedSplits({ validation, test }: Params): readonly SplitName[] {
  return splitNames.filter((name) => name === 'train' || (name === 'validation' ? validation : test) > 0);
}

const stratifies = ({ stratified }: Params, target: TargetInfo): boolean => stratified && target.kind !== 'number';

function smallFault(sizes: SplitRows, params: Params, target: TargetInfo): Fault | undefined {
  const classes = stratifies(params, target) ? target.classes.length : 0;
  const few = tooSmall(sizes, wantedSplits(params), classes);
  if (!few) return undefined;
  const facts = { split: few.split, rows: few.rows, needed: few.needed };
  return new Fault('split.tooSmall', facts, { param: few.split === 'train' ? 'test' : few.split });
}

/** The number of classes, when each has a row for every split. */
function checkedClasses(labels: Float32Array, target: TargetInfo, params: Params): number {
  const counts = countClasses(labels, target.classes.length);
  const splits = wantedSplits(params).length;
  const rare = counts.findIndex((count) => count < splits);
  if (rare >= 0) {
    const facts = { class: target.classes[rare] ?? '', rows: counts[rare] ?? 0, splits };
    throw new Fault('split.classTooSmall', facts, { param: 'stratified' });
  }
  return counts.length;
}

/** All rows of a dataset, in the order of the table that they came from. */
async function pooled({ splits, features }: DatasetValue, signal: AbortSignal): Promise<SplitData> {
  const parts = splitNames.map((name) => splits[name]).filter(({ rows }) => rows > 0);
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const width = features.length;
  const all: SplitData = {
    rows,
    x: new Float32Array(rows * width),
    y: new Float32Array(rows),
    source: new Int32Array(rows),
  };
  let start = 0;
  for (const part of parts) {
    all.x.set(part.x, start * width);
    all.y.set(part.y, start);
    all.source.set(part.source, start);
    start += part.rows;
  }
  const order = Int32Array.from({ length: rows }, (_, i) => i).sort(
    (a, b) => (all.source[a] ?? 0) - (all.source[b] ?? 0),
  );
  return pick(all, order, width, signal);
}

async function pick(from: SplitData, places: Int32Array, width: number, signal: AbortSignal): Promise<SplitData> {
  const x = new Float32Array(places.length * width);
  const perBreath = Math.max(1, Math.floor(cellsPerBreath / width));
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] as number;
    x.set(from.x.subarray(place * width, (place + 1) * width), i * width);
    if (i % perBreath === perBreath - 1) await yieldToEventLoop(signal);
  }
  const y = Float32Array.from(places, (place) => from.y[place] as number);
  return { rows: places.length, x, y, source: Int32Array.from(places, (place) => from.source[place] as number) };
}
