// Runs explain.partialDependence: how a model's answer goes with one or two features, on average and row by row.
import { partialDependence as spec } from '#shared/nodes/explain/partial-dependence.ts';
import type { CellValue } from '#shared/protocol/results.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import type { VariantOptions } from '#engine/explain/inspect/changed-columns.ts';
import { featureGrid, mQuantile, sortedColumn } from '#engine/explain/inspect/feature-grid.ts';
import {
  checkContinuous,
  drawnRows,
  inspectionProblems,
  nameProblems,
  rawValue,
  rowSeed,
} from '#engine/explain/inspect/inspected-data.ts';
import { finitePredictions, withModel } from '#engine/explain/inspect/open-inspected.ts';
import { centred, partialDependence as dependenceOf } from '#engine/explain/inspect/partial-dependence.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import { byOutput, lookedAt } from '#engine/nodes/explain/chosen-outputs.ts';
import type { Looked } from '#engine/nodes/explain/chosen-outputs.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { FlatDataset } from '#engine/values/flat.ts';
import type { ReportPlot, ReportTable } from '#engine/values/report.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { modelAndData } from '#engine/network/match-dataset.ts';

type Params = ParamsOf<typeof spec.params>;
interface Parts {
  readonly plots: readonly ReportPlot[];
  readonly table: ReportTable;
}
interface Work {
  readonly tf: Tf;
  readonly opened: ExplainedModel;
  readonly dataset: FlatDataset;
  readonly x: Float32Array;
  readonly looked: Looked;
  readonly params: Params;
  readonly options: VariantOptions;
}

export const partialDependence = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, params) => ({
    outputs: { report: { type: 'report' } },
    problems: [
      ...inspectionProblems(model, dataset, [params.split]),
      ...nameProblems(params.features, dataset, 'features'),
    ],
  }),
  run: async (inputs, params, { signal, seed, progress }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    checkContinuous(model);
    const { x, rows } = await drawnRows(dataset, params.split, params.rows, rowSeed(seed));
    return withModel(model, async (tf, opened) => {
      await finitePredictions(opened, x, signal);
      const pair = params.together === 'pair';
      const max = pair ? Math.max(2, params.most) : params.most;
      const looked = await lookedAt(tf, opened, dataset, x, { ...params, most: max }, { seed, signal });
      const options = { signal, progress: (fraction: number) => progress(fraction) };
      const work: Work = { tf, opened, dataset, x, looked, params, options };
      const { plots, table } = pair ? await together(work) : await single(work);
      const metrics = { rows_used: rows };
      return { report: { type: 'report', title: 'inspection', target: model.target, metrics, plots, tables: [table] } };
    });
  },
});

async function single({ tf, opened, dataset, x, looked, params, options }: Work): Promise<Parts> {
  const units = opened.outputs;
  const plots: ReportPlot[] = [];
  const cells: CellValue[][] = [];
  const followed = looked.outputs.length === 1 ? params.lines : 0;
  for (const [i, feature] of looked.features.entries()) {
    const sorted = sortedColumn(x, opened.features, feature);
    const grid = featureGrid(sorted, params.points, params.spacing);
    const progress = (fraction: number): void => options.progress?.((i + fraction) / looked.features.length);
    const own = { ...options, progress };
    const found = await dependenceOf(tf, opened, { x, axes: [{ feature, grid }], lines: followed }, own);
    const { mean, lines } = params.centred ? centred(found, units) : found;
    const raw = grid.map((value) => rawValue(dataset, feature, value));
    const shown = byOutput(mean, units, looked.outputs);
    const name = looked.names[feature] ?? '';
    const place = looked.outputs[0]?.place ?? 0;
    plots.push({
      plot: 'dependence',
      feature: name,
      outputs: looked.outputs.map((output) => output.name),
      x: raw,
      mean: shown,
      lines: lines.filter((_, at) => at % units === place),
      marks: Float64Array.from({ length: 9 }, (_, k) => rawValue(dataset, feature, mQuantile(sorted, (k + 1) / 10))),
      centred: params.centred,
    });
    looked.outputs.forEach((output, k) => {
      raw.forEach((value, at) => cells.push([name, value, output.name, shown[k * raw.length + at] ?? null]));
    });
  }
  const columns = [
    { key: 'feature', type: 'text' },
    { key: 'featureValue', type: 'number' },
    { key: 'output', type: 'text' },
    { key: 'meanAnswer', type: 'number' },
  ] as const;
  return { plots, table: { id: 'dependenceValues', columns, rows: cells } };
}

/** Points along each axis: their product is what the model is asked at. */
const maxPairPoints = 30;

async function together({ tf, opened, dataset, x, looked, params, options }: Work): Promise<Parts> {
  const [one, two] = looked.features;
  if (one === undefined || two === undefined) throw new Fault('explain.oneFeature', {}, { param: 'features' });
  const axes = [one, two].map((feature) => ({
    feature,
    grid: featureGrid(
      sortedColumn(x, opened.features, feature),
      Math.min(params.points, maxPairPoints),
      params.spacing,
    ),
  }));
  const { mean } = await dependenceOf(tf, opened, { x, axes, lines: 0 }, options);
  const raw = axes.map(({ feature, grid }) => grid.map((value) => rawValue(dataset, feature, value)));
  const [xs = new Float64Array(), ys = new Float64Array()] = raw;
  const names = [looked.names[one] ?? '', looked.names[two] ?? ''] as const;
  const shown = byOutput(mean, opened.outputs, looked.outputs);
  const size = xs.length * ys.length;
  const plots = looked.outputs.map((output, k): ReportPlot => ({
    plot: 'dependencePair',
    features: names,
    output: output.name,
    x: xs,
    y: ys,
    values: shown.slice(k * size, (k + 1) * size),
  }));
  const rows = looked.outputs.flatMap((output, k) =>
    Array.from({ length: size }, (_, at): CellValue[] => [
      xs[Math.floor(at / ys.length)] ?? null,
      ys[at % ys.length] ?? null,
      output.name,
      shown[k * size + at] ?? null,
    ]),
  );
  const columns = [
    { name: names[0], type: 'number' },
    { name: names[1], type: 'number' },
    { key: 'output', type: 'text' },
    { key: 'meanAnswer', type: 'number' },
  ] as const;
  return { plots, table: { id: 'dependenceValues', columns, rows } };
}
