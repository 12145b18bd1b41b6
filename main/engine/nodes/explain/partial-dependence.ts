// Runs explain.partialDependence: how a model's answer goes with one or two features, on average and row by row.
import { partialDependence as spec } from '#shared/nodes/explain/partial-dependence.ts';
import type { CellValue } from '#shared/protocol/results.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import type { MethodOptions } from '#engine/explain/games/game.ts';
import { featureGrid, mQuantile, sortedColumn, wordGrid } from '#engine/explain/inspect/feature-grid.ts';
import { centred, partialDependence as dependenceOf } from '#engine/explain/inspect/partial-dependence.ts';
import { byOutput, curveReport, inferCurves } from '#engine/nodes/explain/chosen-outputs.ts';
import type { Curves, Looked } from '#engine/nodes/explain/chosen-outputs.ts';
import { cellType, shownText } from '#engine/network/shown-cell.ts';
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
  // One column tells of all features.
  const text = features.some((feature) => dataset.words?.[feature]);
  for (const [i, feature] of features.entries()) {
    const sorted = sortedColumn(x, opened.features, feature);
    const axis = axisOf(dataset, feature, sorted, params.points, params.spacing);
    const { grid, x: raw, words } = axis;
    const own = {
      ...(signal && { signal }),
      progress: (fraction: number) => progress?.((i + fraction) / features.length),
    };
    const found = await dependenceOf(tf, opened, { x, axes: [{ feature, grid }], lines: followed }, own);
    const { mean, lines } = params.centred ? centred(found, units) : found;
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
      ...(words && { words }),
      marks: Float64Array.from({ length: words ? 0 : 9 }, (_, k) =>
        undone(dataset.preprocessing, feature, mQuantile(sorted, (k + 1) / 10)),
      ),
      centred: params.centred,
    });
    outputs.forEach((output, k) => {
      raw.forEach((_, at) => rows.push([name, told(axis, at, text), output.name, shown[k * raw.length + at] ?? null]));
    });
  }
  const columns = [
    { key: 'feature', type: 'text' },
    { key: 'featureValue', type: text ? 'text' : 'number' },
    { key: 'output', type: 'text' },
    { key: 'meanAnswer', type: 'number' },
  ] as const;
  return { plots, table: { id: 'dependenceValues', columns, rows } };
}

interface Axis {
  readonly feature: number;
  /** As the network takes them. */
  readonly grid: Float64Array;
  /** In the table's units; of words their places here. */
  readonly x: Float64Array;
  readonly words?: readonly string[];
}

function axisOf(
  dataset: Looked['dataset'],
  feature: number,
  sorted: Float64Array,
  points: number,
  spacing: Params['spacing'],
): Axis {
  if (!dataset.words?.[feature]) {
    const grid = featureGrid(sorted, points, spacing);
    return { feature, grid, x: grid.map((value) => undone(dataset.preprocessing, feature, value)) };
  }
  const grid = wordGrid(sorted, points);
  return { feature, grid, x: grid.map((_, i) => i), words: Array.from(grid, (x) => shownText(dataset, feature, x)) };
}

function told({ x, words }: Axis, place: number, asText = false): CellValue {
  const value = words?.[place] ?? x[place] ?? null;
  return asText && value !== null ? String(value) : value;
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
  const points = Math.min(params.points, maxPairPoints);
  const [first, second] = [one, two].map((feature) =>
    axisOf(dataset, feature, sortedColumn(x, opened.features, feature), points, params.spacing),
  ) as [Axis, Axis];
  const axes = [first, second];
  const { mean } = await dependenceOf(tf, opened, { x, axes, lines: 0 }, options);
  const [xs, ys] = [first.x, second.x];
  const names = [all[one] ?? '', all[two] ?? ''] as const;
  const shown = byOutput(mean, opened.outputs, outputs);
  const size = xs.length * ys.length;
  const plots = outputs.map((output, k): ReportPlot => ({
    plot: 'dependencePair',
    features: names,
    output: output.name,
    x: xs,
    y: ys,
    words: [first.words ?? null, second.words ?? null],
    values: shown.slice(k * size, (k + 1) * size),
  }));
  const rows = outputs.flatMap((output, k) =>
    Array.from({ length: size }, (_, at): CellValue[] => [
      told(first, Math.floor(at / ys.length)),
      told(second, at % ys.length),
      output.name,
      shown[k * size + at] ?? null,
    ]),
  );
  const columns = [
    { name: names[0], type: cellType(dataset, one) },
    { name: names[1], type: cellType(dataset, two) },
    { key: 'output', type: 'text' },
    { key: 'meanAnswer', type: 'number' },
  ] as const;
  return { plots, table: { id: 'dependenceValues', columns, rows } };
}
