// Runs explain.permutationImportance: how much worse a model's score gets when one feature is shuffled.
import { permutationImportance as spec } from '#shared/nodes/explain/permutation-importance.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetKind } from '#shared/protocol/wire-info.ts';
import { drawnRows, featureNames, inspectionProblems, rowSeed } from '#engine/explain/inspect/inspected-data.ts';
import { finitePredictions, withModel } from '#engine/explain/inspect/open-inspected.ts';
import { permutationImportance as importancesOf } from '#engine/explain/inspect/permutation-importance.ts';
import { rowScore, scoreFits } from '#engine/explain/inspect/row-score.ts';
import type { ScoreName } from '#engine/explain/inspect/row-score.ts';
import { reportTable } from '#engine/values/report.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { flatInfo, modelAndData } from '#engine/network/match-dataset.ts';

type Metric = ScoreName | 'auto';

export const permutationImportance = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, params) => {
    const problems = inspectionProblems(model, dataset, [params.split]);
    const kind = dataset && flatInfo(dataset, model)?.target.kind;
    if (kind && params.metric !== 'auto' && !scoreFits(params.metric, kind))
      problems.push(metricFault(params.metric, kind).problem);
    return { outputs: { report: { type: 'report' } }, problems };
  },
  run: async (inputs, params, { signal, seed, progress }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    const { target } = model;
    const metric = chosen(params.metric, target.kind);
    const scoreKey = metric === 'r2' ? 'r2_score' : metric;
    const rows = await drawnRows(dataset, params.split, params.rows, rowSeed(seed));
    const names = featureNames(dataset);
    const found = await withModel(model, async (tf, opened) => {
      await finitePredictions(opened, rows.x, signal);
      const score = rowScore(metric, opened.outputs, rows.y);
      if (!Number.isFinite(score.score(0)))
        throw new Fault('explain.constantTarget', { rows: rows.rows }, { port: 'dataset' });
      const task = { x: rows.x, y: rows.y, score, repeats: params.repeats, seed };
      return importancesOf(tf, opened, task, { signal, progress });
    });
    const order = Array.from(names.keys()).toSorted((a, b) => (found.mean[b] ?? 0) - (found.mean[a] ?? 0) || a - b);
    const pick = (values: Float64Array) => Float64Array.from(order, (feature) => values[feature] ?? Number.NaN);
    const features = order.map((feature) => names[feature] ?? '');
    const [mean, deviation] = [pick(found.mean), pick(found.deviation)];
    return {
      report: {
        type: 'report',
        title: 'inspection',
        target,
        metrics: { [scoreKey]: found.baseline, rows_used: rows.rows },
        plots: [{ plot: 'importance', features, mean, deviation, score: scoreKey }],
        tables: [
          reportTable('importances', features, {
            feature: ['text', (name) => name],
            importance: ['number', (_, i) => mean[i] ?? null],
            deviation: ['number', (_, i) => deviation[i] ?? null],
          }),
        ],
      },
    };
  },
});

function chosen(metric: Metric, kind: TargetKind): ScoreName {
  if (metric === 'auto') return kind === 'number' ? 'r2' : 'accuracy';
  if (!scoreFits(metric, kind)) throw metricFault(metric, kind);
  return metric;
}

function metricFault(metric: ScoreName, kind: TargetKind): Fault {
  return new Fault(
    kind === 'number' ? 'explain.metricOfClasses' : 'explain.metricOfNumbers',
    { metric },
    { param: 'metric' },
  );
}
