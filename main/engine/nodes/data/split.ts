// Training, validation and test rows. What is fitted comes after it, so that it is fitted on the training rows alone.
import { countClasses } from '#engine/math/count-classes.ts';
import { split as spec } from '#shared/nodes/data/split.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { RowRoles, SplitRows, TargetInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { dealRows, dealRowsByClass, splitNames, splitSizes, tooSmall } from '#engine/nodes/data/split-rows.ts';
import { at } from '#engine/network/layer.ts';
import { isFitted } from '#engine/preprocessing/tokens.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { DatasetValue, SplitData, SplitName } from '#engine/values/dataset.ts';
import { joinedRows, pickRows } from '#engine/values/pick-rows.ts';
import { generator } from '#engine/kernels/random.ts';
import type { Generator } from '#engine/kernels/random.ts';
import { dealAsSaid, dealByTime, dealGroups } from '#engine/nodes/data/split-by.ts';
import type { Dealt } from '#engine/nodes/data/split-by.ts';

interface Params {
  readonly by: 'fractions' | 'groups' | 'time' | 'column';
  readonly validation: number;
  readonly test: number;
  readonly stratified: boolean;
  readonly shuffle: boolean;
}

export const split = defineRunner({
  spec,

  infer({ dataset }, params) {
    const fractions = fractionFault(params);
    if (fractions) return { outputs: {}, problems: [fractions.problem] };
    if (!dataset) return { outputs: {}, problems: [] };
    if (dataset.inputs.some(({ fitted }) => fitted))
      return { outputs: {}, problems: [new Fault('split.afterFitting').problem] };
    const lacking = roleFault(dataset.roles, params);
    if (lacking) return { outputs: {}, problems: [lacking.problem] };
    if (params.by !== 'fractions') return { outputs: { dataset: { ...dataset, rows: null } }, problems: [] };
    const problems = overlapping(dataset, params);
    if (!dataset.rows) return { outputs: { dataset }, problems };
    const total = dataset.rows.train + dataset.rows.validation + dataset.rows.test;
    const rows = splitSizes(total, params.validation, params.test);
    const few = smallFault(rows, params, stratifying(dataset));
    if (few) return { outputs: {}, problems: [few.problem] };
    return { outputs: { dataset: { ...dataset, rows } }, problems };
  },

  async run({ dataset }, params, context): Promise<{ dataset: DatasetValue }> {
    const fractions = fractionFault(params);
    if (fractions) throw fractions;
    if (dataset.inputs.some(isFitted)) throw new Fault('split.afterFitting');
    const all = await pooled(dataset, context.signal);
    const lacking = roleFault(dataset.roles, params);
    if (lacking) throw lacking;
    const sizes = splitSizes(all.rows, params.validation, params.test);
    const target = stratifying(dataset);
    const y = all.targets[dataset.targets.indexOf(target)] ?? new Float32Array(0);
    const random = params.shuffle ? generator(context.seed) : undefined;
    const byChance = (): Dealt => {
      const few = smallFault(sizes, params, target);
      if (few) throw few;
      return stratifies(params, target)
        ? dealRowsByClass(y, checkedClasses(y, target, params), sizes, wantedSplits(params), random)
        : dealRows(all.rows, sizes, random);
    };
    const dealt = byRole(all, sizes, params, random) ?? byChance();
    const take = (name: SplitName) => pickRows(all, dealt[name], dataset.inputs, context.signal);
    const splits = { train: await take('train'), validation: await take('validation'), test: await take('test') };
    return { dataset: { ...dataset, splits } };
  },
});

/** That windows with rows in common may go to different splits. */
const overlapping = ({ inputs }: InfoOf<'dataset'>, { shuffle }: Params): OwnProblem[] =>
  shuffle && inputs.some(({ horizon }) => horizon !== undefined)
    ? [makeProblem('split.windowsByChance', {}, { severity: 'warning', param: 'by' })]
    : [];

/** Undefined where no role decides. */
function byRole({ roles = {} }: SplitData, sizes: SplitRows, params: Params, random?: Generator): Dealt | undefined {
  const wanted = wantedSplits(params);
  if (params.by === 'groups' && roles.group) return dealGroups(roles.group, sizes, wanted, random);
  if (params.by === 'time' && roles.time) return dealByTime(roles.time, sizes, wanted);
  if (params.by === 'column' && roles.split) return dealAsSaid(roles.split);
  return undefined;
}

/** That no column says by what the rows are to be split. */
function roleFault(roles: RowRoles = {}, { by }: Params): Fault | undefined {
  if (by === 'groups' && !roles.group) return new Fault('split.noGroup', {}, { param: 'by' });
  if (by === 'time' && !roles.time) return new Fault('split.noTime', {}, { param: 'by' });
  if (by === 'column' && !roles.split) return new Fault('split.noColumn', {}, { param: 'by' });
  return undefined;
}

function fractionFault({ by, validation, test }: Params): Fault | undefined {
  if (by === 'column') return undefined;
  // Written so that 0.1 + 0.9 counts as all.
  if (validation + test < 1 - 1e-9) return undefined;
  return new Fault('split.fractions', { validation, test }, { param: 'test' });
}

function wantedSplits({ validation, test }: Params): readonly SplitName[] {
  return splitNames.filter((name) => name === 'train' || (name === 'validation' ? validation : test) > 0);
}

/** The target whose classes are dealt evenly: the first that has any. */
function stratifying({ targets }: { readonly targets: readonly TargetInfo[] }): TargetInfo {
  return targets.find(({ kind }) => kind !== 'number') ?? at(targets, 0);
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
async function pooled({ splits, inputs }: DatasetValue, signal: AbortSignal): Promise<SplitData> {
  const all = joinedRows(splitNames.map((name) => splits[name]));
  if (splitNames.filter((name) => splits[name].rows > 0).length < 2) return all;
  const order = Int32Array.from({ length: all.rows }, (_, i) => i).sort(
    (a, b) => (all.source[a] ?? 0) - (all.source[b] ?? 0),
  );
  return pickRows(all, order, inputs, signal);
}
