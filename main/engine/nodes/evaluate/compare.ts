// Runs evaluate.compare: several models on the same rows, side by side, and for each pair whether they differ by more
// than chance: McNemar's exact test on right and wrong, and a bootstrap in which both see the same resampled rows.
import { compare as spec } from '#shared/nodes/evaluate/compare.ts';
import { affordable, middle95, resampled, signPValue } from '#engine/metrics/bootstrap.ts';
import type { Interval } from '#engine/metrics/bootstrap.ts';
import { mcNemar } from '#engine/metrics/paired.ts';
import type { McNemar } from '#engine/metrics/paired.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { classCurves, finite, measure, metricsOf, usualSettings } from '#engine/nodes/evaluate/measure.ts';
import type { Measured } from '#engine/nodes/evaluate/measure.ts';
import { fitProblems, splitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { reportTable } from '#engine/values/report.ts';
import type { ReportCurve, ReportTable } from '#engine/values/report.ts';
import { createPace } from '#engine/kernels/pace.ts';
import { generator } from '#engine/kernels/random.ts';
import { at } from '#engine/network/layer.ts';
import { matchProblems, modelAndData } from '#engine/network/match-dataset.ts';

const fewModels = (count: number) => new Fault('evaluate.fewModels', { received: count }, { port: 'models' });

export const compare = defineRunner<typeof spec>({
  spec,
  infer: ({ models, dataset }, { split }) => {
    const [first] = models;
    return {
      outputs: { report: { type: 'report' } },
      problems: [
        ...(models.length === 1 ? [fewModels(1).problem] : []),
        ...(first ? fitProblems(models.find((model) => !fits(model, dataset)) ?? first, dataset, split) : []),
      ],
    };
  },
  run: async ({ models, dataset }, params, { signal, seed, progress }) => {
    if (models.length < 2) throw fewModels(models.length);
    const split = dataset.splits[params.split];
    const measured: Measured[] = [];
    const targets: TargetInfo[] = [];
    for (const [i, trained] of models.entries()) {
      progress(i / (models.length + 1), `${i + 1} / ${models.length}`);
      const own = modelAndData({ model: trained, dataset }, signal, 'models');
      const outputs = await splitOutputs(own.model, own.dataset, params.split, signal);
      targets.push(own.dataset.target);
      measured.push(measure(own.model, outputs, usualSettings));
    }
    // What one model cannot tell (a loss without probabilities) is not compared.
    const names = (measured[0]?.metrics.names ?? []).filter((name) =>
      measured.every(({ metrics }) => metrics.names.includes(name)),
    );
    const places = measured.map(({ metrics }) => names.map((name) => metrics.names.indexOf(name)));
    const resamples = affordable(
      params.resamples,
      measured.reduce((sum, { metrics }) => sum + metrics.work, 0),
    );
    const columns = await resampled(
      {
        rows: split.rows,
        resamples,
        next: generator(seed).next,
        yieldToEventLoop: createPace(signal),
      },
      (weights) =>
        Float64Array.from(
          measured.flatMap(({ metrics }, i) => {
            const values = metrics.of(weights);
            return (places[i] ?? []).map((place) => values[place] ?? Number.NaN);
          }),
        ),
    );
    const column = (model: number, name: number) => columns[model * names.length + name] ?? new Float64Array();
    const all = measured.map(metricsOf);
    const metrics: Record<string, number | null> = {};
    const intervals: Record<string, Interval> = {};
    const pairs = differences(measured, names, column);
    for (const [i, own] of all.entries()) {
      for (const [k, name] of ['loss', ...names].entries()) {
        metrics[`${name}_model_${i + 1}`] = own[name] ?? null;
        const interval = k > 0 ? middle95(column(i, k - 1)) : undefined;
        if (interval) intervals[`${name}_model_${i + 1}`] = interval;
      }
    }
    return {
      report: {
        type: 'report',
        title: 'comparison',
        target: at(targets, 0),
        metrics: { ...metrics, ...pairs.metrics },
        intervals,
        resamples,
        models: models.map(({ optimizer, weights }) => ({
          optimizer: optimizer.className,
          parameters: weights.reduce((sum, weight) => sum + weight.values.length, 0),
        })),
        curves: mergedCurves(measured, targets),
        tables: [modelTable(all, names), pairs.table],
      },
    };
  },
});

type ModelInfo = Parameters<typeof fitProblems>[0];

function fits(model: ModelInfo, dataset: Parameters<typeof fitProblems>[1]): boolean {
  return matchProblems(model, dataset).length === 0;
}

/** Metrics down, models across. */
function modelTable(all: readonly Readonly<Record<string, number | null>>[], names: readonly string[]): ReportTable {
  const metric = { metric: ['text', (name: string) => name] } as const;
  const own = all.map((metrics, i) => [`#${i + 1}`, 'number', (name: string) => metrics[name] ?? null] as const);
  return reportTable('models', ['loss', ...names], metric, own);
}

/** What each pair of models is tested on. */
const testedOf = (classes: boolean) =>
  classes
    ? ['accuracy', 'balanced_accuracy', 'f1_macro', 'roc_auc', 'roc_auc_macro', 'log_loss']
    : ['mean_absolute_error', 'mean_squared_error', 'r2_score'];

interface Difference {
  readonly pair: string;
  readonly metric: string;
  readonly difference?: number | null;
  readonly interval?: Interval | undefined;
  readonly pValue: number | null;
  readonly test?: McNemar;
}

function differences(
  measured: readonly Measured[],
  names: readonly string[],
  column: (model: number, name: number) => Float64Array,
): { readonly table: ReportTable; readonly metrics: Readonly<Record<string, number | null>> } {
  const rows: Difference[] = [];
  const metrics: Record<string, number | null> = {};
  const values = measured.map(({ metrics }) => {
    const own = metrics.of();
    return names.map((name) => own[metrics.names.indexOf(name)] ?? Number.NaN);
  });
  for (let a = 0; a < measured.length; a++) {
    for (let b = a + 1; b < measured.length; b++) {
      const [first, second] = [measured[a], measured[b]];
      if (!first || !second) continue;
      const pair = `#${b + 1} − #${a + 1}`;
      for (const name of testedOf(first.classes !== undefined)) {
        const k = names.indexOf(name);
        if (k < 0) continue;
        const before = column(a, k);
        const drawn = column(b, k).map((value, i) => value - (before[i] ?? Number.NaN));
        const interval = middle95(drawn);
        const difference = (values[b]?.[k] ?? Number.NaN) - (values[a]?.[k] ?? Number.NaN);
        rows.push({ pair, metric: name, difference: finite(difference), interval, pValue: finite(signPValue(drawn)) });
      }
      if (!first.classes || !second.classes) continue;
      const right = ({ truth, predicted }: Measured) => Array.from(truth, (t, row) => t === predicted[row]);
      const test = mcNemar(right(first), right(second));
      metrics[`mcnemar_p_value_${a + 1}_${b + 1}`] = test.pValue;
      rows.push({ pair, metric: 'mcnemar', pValue: test.pValue, test });
    }
  }
  const table = reportTable('differences', rows, {
    pair: ['text', ({ pair }) => pair],
    metric: ['text', ({ metric }) => metric],
    difference: ['number', ({ difference }) => difference ?? null],
    low: ['number', ({ interval }) => interval?.low ?? null],
    high: ['number', ({ interval }) => interval?.high ?? null],
    pValue: ['number', ({ pValue }) => pValue],
    onlyFirstRight: ['integer', ({ test }) => test?.onlyFirst ?? null],
    onlySecondRight: ['integer', ({ test }) => test?.onlySecond ?? null],
    disagree: ['integer', ({ test }) => (test ? test.onlyFirst + test.onlySecond : null)],
  });
  return { metrics, table };
}

/** Every model's lines on one chart, each by the names of its own classes; with more than two classes of the first class alone would mislead, so all stay. */
function mergedCurves(measured: readonly Measured[], targets: readonly TargetInfo[]): ReportCurve[] {
  const each = measured.flatMap(({ classes: rows }, i) =>
    rows ? classCurves(rows, targets[i]?.classes ?? [], i) : [],
  );
  const ids = [...new Set(each.map(({ id }) => id))];
  return ids.map((id) => ({ id, lines: each.filter((curve) => curve.id === id).flatMap(({ lines }) => lines) }));
}
