// Runs evaluate.learningCurve: the network trained from the start on growing parts of the training rows, each model
// measured on the rows that it learnt from and on rows that it has not seen.
import { learningCurve as spec } from '#shared/nodes/evaluate/learning-curve.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { finite, measure, metricsOf, usualSettings } from '#engine/nodes/evaluate/measure.ts';
import { splitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import { oneOutput } from '#engine/network/flat-model.ts';
import { at } from '#engine/network/layer.ts';
import { modelAndData } from '#engine/network/match-dataset.ts';
import { prepareTraining, trainOn } from '#engine/training/prepare.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { SplitName } from '#engine/values/dataset.ts';
import { pickRows } from '#engine/values/pick-rows.ts';
import { reportTable } from '#engine/values/report.ts';
import type { ReportCurve, ReportValue } from '#engine/values/report.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';

/** One training: how many rows, and its metric on both kinds of rows. */
interface Point {
  readonly rows: number;
  readonly repeat: number;
  readonly train: number | null;
  readonly heldOut: number | null;
}

const noHeldOut = () => new Fault('evaluate.noHeldOut', {}, { port: 'dataset' });
const fewTraining = (received: number, expected: number) =>
  new Fault('evaluate.fewTraining', { received, expected }, { port: 'dataset' });

export const learningCurve = defineRunner<typeof spec>({
  spec,
  infer: ({ dataset }, params) => {
    const problems: OwnProblem[] = [];
    const rows = dataset?.rows;
    if (rows && rows.validation + rows.test === 0) problems.push(noHeldOut().problem);
    if (rows && rows.train > 0 && rows.train < params.sizes)
      problems.push(fewTraining(rows.train, params.sizes).problem);
    return { outputs: { report: { type: 'report' } }, problems };
  },
  trains: (params) => params,
  run: async (inputs, params, context) => {
    const { dataset } = inputs;
    const { train } = dataset.splits;
    if (train.rows > 0 && train.rows < params.sizes) throw fewTraining(train.rows, params.sizes);
    const on: SplitName = dataset.splits.validation.rows > 0 ? 'validation' : 'test';
    if (dataset.splits[on].rows === 0) throw noHeldOut();
    const task = await prepareTraining(inputs, params, { learnt: ['train'] }, context.signal);
    // Of several outputs the first.
    const { target } = at(task.form.truths, 0);
    const metric = target.kind === 'number' ? 'mean_absolute_error' : 'accuracy';
    const sizes = sizesOf(train.rows, params.sizes, params.smallest);
    // Trainings take as long as their rows are many.
    const total = sizes.reduce((sum, size) => sum + size, 0) * params.repeats;
    let done = 0;
    const points: Point[] = [];
    for (let repeat = 0; repeat < params.repeats; repeat++) {
      const order = permutation(train.rows, generator(deriveSeed(context.seed, 'rows', repeat)));
      for (const [i, size] of sizes.entries()) {
        const rows = order.slice(0, size).sort();
        const first = await pickRows(train, rows, dataset.inputs, context.signal);
        const part = { ...dataset, splits: { ...dataset.splits, train: first } };
        const note = `${repeat * sizes.length + i + 1} / ${sizes.length * params.repeats}`;
        const tell = (fraction: number) => context.progress((done + fraction * size) / total, note);
        const seed = deriveSeed(context.seed, 'size', repeat, i);
        const trained = oneOutput(await trainOn(task, part, seed, context.signal, tell), 0);
        const own = modelAndData({ model: trained, dataset: part }, context.signal);
        const of = async (split: SplitName): Promise<number | null> => {
          const outputs = await splitOutputs(own.model, own.dataset, split, context.signal);
          return metricsOf(measure(own.model, outputs, usualSettings))[metric] ?? null;
        };
        points.push({ rows: size, repeat: repeat + 1, train: await of('train'), heldOut: await of(on) });
        done += size;
      }
    }
    return { report: curveReport(target, metric, on, sizes, points) };
  },
});

/** At even distances from the smallest fraction to all rows, each larger than the one before. */
export function sizesOf(rows: number, count: number, smallest: number): number[] {
  const sizes: number[] = [];
  for (let i = 0; i < count; i++) {
    const fraction = smallest + ((1 - smallest) * i) / (count - 1);
    const min = (sizes.at(-1) ?? 0) + 1;
    sizes.push(Math.min(rows - (count - 1 - i), Math.max(min, Math.round(fraction * rows))));
  }
  return sizes;
}

function curveReport(
  target: TargetInfo,
  metric: string,
  on: SplitName,
  sizes: readonly number[],
  points: readonly Point[],
): ReportValue {
  const line = (of: string, value: (point: Point) => number | null) => {
    const spreads = sizes.map((size) => {
      const values = points.filter(({ rows }) => rows === size).flatMap((point) => value(point) ?? []);
      const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
      const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
      return { mean, error: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
    });
    return {
      of,
      x: Float64Array.from(sizes),
      y: Float64Array.from(spreads, ({ mean }) => mean),
      error: Float64Array.from(spreads, ({ error }) => error),
    };
  };
  const lines = [line('train', ({ train }) => train), line(on, ({ heldOut }) => heldOut)];
  const curves: ReportCurve[] = [{ id: 'dataSize', lines }];
  const table = reportTable(
    'trainings',
    points,
    { trainingRows: ['integer', ({ rows }) => rows], repeat: ['integer', ({ repeat }) => repeat] },
    [
      [`train_${metric}`, 'number', ({ train }) => train],
      [`${on}_${metric}`, 'number', ({ heldOut }) => heldOut],
    ],
  );
  const last = (i: number) => finite(lines[i]?.y.at(-1) ?? Number.NaN);
  return {
    type: 'report',
    title: 'learningCurve',
    target,
    metrics: { [`train_${metric}`]: last(0), [`${on}_${metric}`]: last(1) },
    curves,
    tables: [table],
  };
}
