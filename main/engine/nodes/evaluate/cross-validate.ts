// Runs evaluate.crossValidate: trains the network from the start for each fold on the other folds (by time: the older) and
// measures it on that one. The test split stays untouched; what was fitted to the training rows is fitted again in each
// fold, so nothing leaks.
import { crossValidate as spec } from '#shared/nodes/evaluate/cross-validate.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { foldsOf } from '#engine/metrics/folds.ts';
import { confusionMatrix, confusionRows } from '#engine/metrics/labels.ts';
import { foldDataset, pooledRaw } from '#engine/nodes/evaluate/fold-dataset.ts';
import { finite, measure, metricsOf, usualSettings } from '#engine/nodes/evaluate/measure.ts';
import { splitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import { oneOutput } from '#engine/network/flat-model.ts';
import { at } from '#engine/network/layer.ts';
import { modelAndData } from '#engine/network/match-dataset.ts';
import { prepareTraining, trainOn } from '#engine/training/prepare.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { TrainingChoice } from '#engine/values/runner.ts';
import { reportTable } from '#engine/values/report.ts';
import type { ReportValue } from '#engine/values/report.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';

export const crossValidate = defineRunner<typeof spec>({
  spec,
  infer: ({ dataset }, { folds }) => {
    const rows = dataset?.rows ? dataset.rows.train + dataset.rows.validation : folds;
    const problems = rows > 0 && rows < folds ? [fewRows(rows, folds).problem] : [];
    return { outputs: { report: { type: 'report' } }, problems };
  },
  trains: choiceOf,
  run: async (inputs, params, context) => {
    const { dataset } = inputs;
    const all = pooledRaw(dataset);
    if (all.rows > 0 && all.rows < params.folds) throw fewRows(all.rows, params.folds);
    const learnt = { learnt: ['train', 'validation'] } as const;
    const task = await prepareTraining(inputs, choiceOf(params), learnt, context.signal);
    const outputs = task.form.truths.map(({ target, place }) => ({ target, y: at(all.targets, place) }));
    // The first of the classes, if there are several targets.
    const shown = outputs.find(({ target }) => target.classes.length > 0);
    const classes = shown?.target.classes.length ?? 0;
    const counts = new Float64Array(classes * classes);
    const folds: Record<string, number | null>[] = [];
    const labels = params.stratified ? shown?.y : undefined;
    for (let repeat = 0; repeat < params.repeats; repeat++) {
      const order = permutation(all.rows, generator(deriveSeed(context.seed, 'folds', repeat)));
      for (const [k, fold] of foldsOf(order, params.folds, { ...all.roles, labels }).entries()) {
        const done = repeat * params.folds + k;
        const total = params.folds * params.repeats;
        const data = await foldDataset(dataset, all, fold, context.signal);
        const tell = (fraction: number) => context.progress((done + fraction) / total, `${done + 1} / ${total}`);
        const model = await trainOn(task, data, deriveSeed(context.seed, 'fold', repeat, k), context.signal, tell);
        const found: Record<string, number | null> = {};
        for (const [i, { target }] of outputs.entries()) {
          const own = modelAndData({ model: oneOutput(model, i), dataset: data }, context.signal);
          const held = await splitOutputs(own.model, own.dataset, 'test', context.signal);
          const measured = measure(own.model, held, usualSettings);
          for (const [name, value] of Object.entries(metricsOf(measured)))
            found[outputs.length > 1 ? `${target.name}_${name}` : name] = value;
          if (repeat === 0 && measured.classes && target === shown?.target) {
            const one = confusionMatrix(measured.truth, measured.predicted, classes);
            one.counts.forEach((count, cell) => (counts[cell] = (counts[cell] ?? 0) + count));
          }
        }
        folds.push(found);
      }
    }
    return { report: foldReport(shown?.target ?? at(outputs, 0).target, folds, params.folds, counts) };
  },
});

/** Each training learns from all folds but one. */
function choiceOf(params: ParamsOf<typeof spec.params>): TrainingChoice {
  const fraction = (params.folds - 1) / params.folds;
  return { ...params, rowsLearnt: ({ train, validation }) => Math.floor((train + validation) * fraction) };
}

const fewRows = (rows: number, folds: number) => new Fault('evaluate.fewRows', { rows, folds }, { param: 'folds' });

/** Each metric's mean over the folds in which it is defined, and its standard deviation (n − 1). */
function foldReport(
  target: TargetInfo,
  folds: readonly Readonly<Record<string, number | null>>[],
  perRepeat: number,
  counts: Float64Array,
): ReportValue {
  const names = Object.keys(folds[0] ?? {});
  const metrics: Record<string, number | null> = {};
  for (const name of names) {
    const values = folds.map((fold) => fold[name]).filter((value) => typeof value === 'number');
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    metrics[name] = finite(mean);
    metrics[`${name}_std`] = finite(Math.sqrt(squares / (values.length - 1)));
  }
  const { classes } = target;
  return {
    type: 'report',
    title: 'crossValidation',
    target,
    metrics,
    ...(classes.length > 0 && { confusion: { classes, counts: confusionRows({ classes: classes.length, counts }) } }),
    tables: [
      reportTable(
        'folds',
        folds,
        {
          repeat: ['integer', (_, i) => Math.floor(i / perRepeat) + 1],
          fold: ['integer', (_, i) => (i % perRepeat) + 1],
        },
        names.map((name) => [name, 'number', (fold) => fold[name] ?? null]),
      ),
    ],
  };
}
