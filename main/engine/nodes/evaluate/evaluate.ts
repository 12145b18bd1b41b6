// Runs evaluate.evaluate: every usual metric of a model on a split with its bootstrap interval, and the curves and tables
// that show where it is right, how sure it is, and what its mistakes cost.
import { evaluate as spec } from '#shared/nodes/evaluate/evaluate.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { affordable, middle95, resampled } from '#engine/metrics/bootstrap.ts';
import type { Interval } from '#engine/metrics/bootstrap.ts';
import { confusionMatrix, confusionRows } from '#engine/metrics/labels.ts';
import type { ClassRows } from '#engine/metrics/class-metrics.ts';
import type { Metrics } from '#engine/metrics/weighted-metrics.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { groupFault, groupsOf } from '#engine/nodes/evaluate/groups.ts';
import { classCurves, measure, metricsOf } from '#engine/nodes/evaluate/measure.ts';
import { measuredRows, thresholdCuts } from '#engine/nodes/evaluate/measured-rows.ts';
import { classTable, groupTable, mistakesTable, thresholds } from '#engine/nodes/evaluate/report-tables.ts';
import { fitProblems, splitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { ReportCurve, ReportTable, ReportValue } from '#engine/values/report.ts';
import { createPace } from '#engine/kernels/pace.ts';
import { generator } from '#engine/kernels/random.ts';
import { flatInfo, modelAndData } from '#engine/network/match-dataset.ts';
import type { FlatInfo } from '#engine/network/match-dataset.ts';
import { columnNames } from '#engine/nodes/evaluate/any-column.ts';

type Params = ParamsOf<typeof spec.params>;

function groupProblems(known: FlatInfo, groupBy: string): OwnProblem[] {
  const names = columnNames(known);
  const isKnown = groupBy === '' || groupBy === known.target.name || names.includes(groupBy);
  return isKnown ? [] : [groupFault(groupBy, names).problem];
}

export const evaluate = defineRunner<typeof spec>({
  spec,
  infer({ model, dataset }, { split, groupBy }) {
    const columns = dataset && flatInfo(dataset, model);
    return {
      outputs: { report: { type: 'report' } },
      problems: [...fitProblems(model, dataset, split), ...(columns ? groupProblems(columns, groupBy) : [])],
    };
  },
  run: async (inputs, params, { signal, seed }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    const split = await splitOutputs(model, dataset, params.split, signal);
    const { target } = model;
    const unknown = split.y.filter(Number.isNaN).length;
    if (unknown > 0)
      throw new Fault(
        'evaluate.noTruth',
        { target: target.name, count: unknown, rows: split.rows },
        { port: 'dataset' },
      );
    const costs = { falsePositive: params.costFalsePositive, falseNegative: params.costFalseNegative };
    const { threshold, topK } = params;
    const measured = measure(model, split, { threshold, topK, costs });
    const intervals = await intervalsOf(measured.metrics, params.resamples, seed, signal);
    const shown = measured.classes && classParts(measured.classes, target.classes, costs);
    const tables: ReportTable[] = [
      ...(shown?.tables ?? []),
      groupTable(measured, groupsOf(dataset, split, params.groupBy)),
    ];
    if (params.mistakes > 0) tables.push(mistakesTable(measured, dataset, split, params.mistakes));
    const report: ReportValue = {
      type: 'report',
      title: 'evaluation',
      target,
      metrics: { ...metricsOf(measured), ...shown?.metrics },
      ...intervals,
      ...(measured.classes && {
        confusion: {
          classes: target.classes,
          counts: confusionRows(confusionMatrix(split.y, measured.predicted, target.classes.length)),
        },
      }),
      ...(!measured.classes && { scatter: { truth: split.y, predicted: split.outputs } }),
      ...(shown && { curves: shown.curves }),
      tables: tables.filter(({ rows }) => rows.length > 0),
      rows: measuredRows(measured, dataset, split),
      ...(measured.classes?.classes === 2 && { cuts: thresholdCuts(measured.classes, threshold, costs) }),
    };
    return { report };
  },
});

async function intervalsOf(
  metrics: Metrics,
  asked: Params['resamples'],
  seed: number,
  signal: AbortSignal,
): Promise<Pick<ReportValue, 'intervals' | 'resamples'>> {
  if (asked === 0) return {};
  const resamples = affordable(asked, metrics.work);
  const { next } = generator(seed);
  const columns = await resampled(
    { rows: metrics.rows, resamples, next, yieldToEventLoop: createPace(signal) },
    metrics.of,
  );
  const intervals: Record<string, Interval> = {};
  for (const [k, name] of metrics.names.entries()) {
    const interval = middle95(columns[k] ?? new Float64Array());
    if (interval) intervals[name] = interval;
  }
  return { intervals, resamples };
}

interface ClassParts {
  readonly metrics: Readonly<Record<string, number>>;
  readonly tables: readonly ReportTable[];
  readonly curves: readonly ReportCurve[];
}

function classParts(rows: ClassRows, names: readonly string[], costs: NonNullable<ClassRows['costs']>): ClassParts {
  const curves = classCurves(rows, names);
  const table = classTable(rows, names);
  if (rows.classes !== 2) return { metrics: {}, tables: [table], curves };
  const { best, table: cuts, curves: byThreshold } = thresholds(rows, costs);
  return {
    metrics: { best_threshold: best.threshold, best_cost_per_row: best.cost },
    tables: [table, cuts],
    curves: [...curves, ...byThreshold],
  };
}
