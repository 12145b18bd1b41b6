// Runs explain.partialDependence: how a model's answer goes with one or two features, on average and row by row.
import { partialDependence as spec } from '#shared/nodes/explain/partial-dependence.ts';
import type { CellValue } from '#shared/protocol/results.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import type { MethodOptions } from '#engine/explain/games/game.ts';
import { featureGrid, mQuantile, sortedColumn } from '#engine/explain/inspect/feature-grid.ts';
import { centred, partialDependence as dependenceOf } from '#engine/explain/inspect/partial-dependence.ts';
import { byOutput, curveReport, inferCurves } from '#engine/nodes/explain/chosen-outputs.ts';
import type { Curves, Looked } from '#engine/nodes/explain/chosen-outputs.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { ReportPlot } from '#engine/values/report.ts';

type Params = ParamsOf<typeof spec.params>;

export const partialDependence = defineRunner<typeof spec>({
  spec,
  infer: inferCurves,
  run: (inputs, params, context) => {
    const [draw, most] = params.together === 'pair' ? [together, Math.max(2, params.most)] : [single, params.most];
    return curveReport(inputs, { ...params, most }, context, (looked) => draw(looked, params, context));
  },
});

async function single(
  { tf, opened, dataset, x, names, features, outputs }: Looked,
  params: Params,
  { signal, progress }: MethodOptions,
): Promise<Curves> {
  const units = opened.outputs;
  const plots: ReportPlot[] = [];
  const rows: CellValue[][] = [];
  const followed = outputs.length === 1 ? params.lines : 0;
  for (const [i, feature] of features.entries()) {
    const sorted = sortedColumn(x, opened.features, feature);
    const grid = featureGrid(sorted, params.points, params.spacing);
    const own = {
      ...(signal && { signal }),
      progress: (fraction: number) => progress?.((i + fraction) / features.length),
    };
    const found = await dependenceOf(tf, opened, { x, axes: [{ feature, grid }], lines: followed }, own);
    const { mean, lines } = params.centred ? centred(found, units) : found;
    const raw = grid.map((value) => undone(dataset.preprocessing, feature, value));
    const shown = byOutput(mean, units, outputs);
    const name = names[feature] ?? '';
    const place = outputs[0]?.place ?? 0;
    plots.push({
      plot: 'dependence',
      feature: name,
      outputs: outputs.map((output) => output.name),
      x: raw,
      mean: shown,
      lines: lines.filter((_, at) => at % units === place),
      marks: Float64Array.from({ length: 9 }, (_, k) =>
        undone(dataset.preprocessing, feature, mQuantile(sorted, (k + 1) / 10)),
      ),
      centred: params.centred,
    });
    outputs.forEach((output, k) => {
      raw.forEach((value, at) => rows.push([name, value, output.name, shown[k * raw.length + at] ?? null]));
    });
  }
  const columns = [
    { key: 'feature', type: 'text' },
    { key: 'featureValue', type: 'number' },
    { key: 'output', type: 'text' },
    { key: 'meanAnswer', type: 'number' },
  ] as const;
  return { plots, table: { id: 'dependenceValues', columns, rows } };
}

/** Points along each axis: their product is what the model is asked at. */
const maxPairPoints = 30;

async function together(
  { tf, opened, dataset, x, names: all, features, outputs }: Looked,
  params: Params,
  options: MethodOptions,
): Promise<Curves> {
  const [one, two] = features;
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
  const raw = axes.map(({ feature, grid }) => grid.map((value) => undone(dataset.preprocessing, feature, value)));
  const [xs = new Float64Array(), ys = new Float64Array()] = raw;
  const names = [all[one] ?? '', all[two] ?? ''] as const;
  const shown = byOutput(mean, opened.outputs, outputs);
  const size = xs.length * ys.length;
  const plots = outputs.map((output, k): ReportPlot => ({
    plot: 'dependencePair',
    features: names,
    output: output.name,
    x: xs,
    y: ys,
    values: shown.slice(k * size, (k + 1) * size),
  }));
  const rows = outputs.flatMap((output, k) =>
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
