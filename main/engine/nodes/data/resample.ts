// Training rows drawn anew, so that rare classes come as often as the others, or so that there are fewer. What a model is
// measured on stays as it is.
import { resample as spec } from '#shared/nodes/data/resample.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { generator, permutation } from '#engine/kernels/random.ts';
import type { Generator } from '#engine/kernels/random.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';
import { pickRows } from '#engine/values/pick-rows.ts';

type Params = ParamsOf<typeof spec.params>;

export const resample = defineRunner({
  spec,

  infer({ dataset }, params) {
    if (!dataset) return { outputs: {}, problems: [] };
    const target = classesOf(dataset.targets);
    if (!target && params.by !== 'share') return { outputs: {}, problems: [noClasses(dataset.targets).problem] };
    const { rows } = dataset;
    const problems: OwnProblem[] = [];
    if (rows && rows.validation + rows.test === 0)
      problems.push(makeProblem('resample.beforeSplit', {}, { severity: 'warning', port: 'dataset' }));
    if (params.by !== 'share' || !rows) return { outputs: { dataset: { ...dataset, rows: null } }, problems };
    return { outputs: { dataset: { ...dataset, rows: { ...rows, train: kept(rows.train, params.share) } } }, problems };
  },

  async run({ dataset }, params, { seed, signal }): Promise<{ dataset: DatasetValue }> {
    const { train } = dataset.splits;
    const random = generator(seed);
    const target = classesOf(dataset.targets);
    if (!target && params.by !== 'share') throw noClasses(dataset.targets);
    const y = target && train.targets[dataset.targets.indexOf(target)];
    const places =
      params.by === 'share' || !y || !target
        ? permutation(train.rows, random).subarray(0, kept(train.rows, params.share)).toSorted()
        : balanced(y, target.classes.length, params, random);
    const drawn = await pickRows(train, places, dataset.inputs, signal);
    return { dataset: { ...dataset, splits: { ...dataset.splits, train: drawn } } };
  },
});

const classesOf = (targets: readonly TargetInfo[]): TargetInfo | undefined =>
  targets.find(({ kind }) => kind !== 'number');

const noClasses = (targets: readonly TargetInfo[]): Fault =>
  new Fault('resample.noClasses', { target: targets[0]?.name ?? '' }, { param: 'by' });

const kept = (rows: number, share: number): number => (rows === 0 ? 0 : Math.max(1, Math.round(rows * share)));

/** Places of rows in their order, those that are drawn again behind them. */
function balanced(y: Float32Array, classes: number, { by, ratio }: Params, random: Generator): Int32Array {
  const places = Array.from({ length: classes }, (): number[] => []);
  for (const [place, label] of y.entries()) places[label]?.push(place);
  const counts = places.map((own) => own.length).filter((count) => count > 0);
  const wanted = by === 'over' ? Math.ceil(Math.max(...counts) * ratio) : Math.ceil(Math.min(...counts) / ratio);
  const first: number[] = [];
  const again: number[] = [];
  for (const own of places) {
    if (by === 'under' && own.length > wanted) {
      for (const at of permutation(own.length, random).subarray(0, wanted)) first.push(own[at] ?? 0);
      continue;
    }
    first.push(...own);
    if (by !== 'over' || own.length === 0) continue;
    for (let count = own.length; count < wanted; count += 1)
      again.push(own[Math.floor(random.next() * own.length)] ?? 0);
  }
  return Int32Array.from([...first.toSorted((a, b) => a - b), ...again]);
}
