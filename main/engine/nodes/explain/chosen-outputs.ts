// What nodes that draw curves along features have in common: which rows, features and outputs they look at (those that a
// person named, else the most influential features and every output), and the report around the curves.
import { Fault } from '#shared/protocol/problem.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { mostInfluential } from '#engine/explain/inspect/influence.ts';
import {
  checkContinuous,
  drawnRows,
  featureNames,
  featuresNamed,
  inspectionProblems,
  nameProblems,
  outputNames,
  rowSeed,
} from '#engine/explain/inspect/inspected-data.ts';
import { finitePredictions, withModel } from '#engine/explain/inspect/open-inspected.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { modelAndData } from '#engine/network/match-dataset.ts';
import type { SplitName } from '#engine/values/dataset.ts';
import type { FlatDataset } from '#engine/values/flat.ts';
import type { ReportPlot, ReportTable, ReportValue } from '#engine/values/report.ts';
import type { RunContext } from '#engine/values/runner.ts';

export interface CurveParams {
  readonly split: SplitName;
  readonly rows: number;
  readonly features: string;
  readonly most: number;
  readonly output: string;
}

export interface Looked {
  readonly tf: Tf;
  readonly opened: ExplainedModel;
  readonly dataset: FlatDataset;
  /** rows × features. */
  readonly x: Float32Array;
  readonly names: readonly string[];
  /** Places of features. */
  readonly features: readonly number[];
  /** Places among the model's outputs, and what they are called. */
  readonly outputs: readonly Output[];
}

interface Output {
  readonly place: number;
  readonly name: string;
}

export interface Curves {
  readonly plots: readonly ReportPlot[];
  readonly table: ReportTable;
}

export function inferCurves(
  { model, dataset }: { readonly model: InfoOf<'model'> | undefined; readonly dataset: InfoOf<'dataset'> | undefined },
  { split, features }: CurveParams,
) {
  const problems = [...inspectionProblems(model, dataset, [split]), ...nameProblems(features, dataset, 'features')];
  return { outputs: { report: { type: 'report' } }, problems } as const;
}

/** Throws Fault 'explain.unknownFeature' or 'explain.unknownOutput'. */
export async function curveReport(
  inputs: Parameters<typeof modelAndData>[0],
  params: CurveParams,
  { signal, seed }: RunContext,
  draw: (looked: Looked) => Promise<Curves>,
): Promise<{ readonly report: ReportValue }> {
  const { model, dataset } = modelAndData(inputs, signal);
  checkContinuous(model);
  const { x, rows } = await drawnRows(dataset, params.split, params.rows, rowSeed(seed));
  return withModel(model, async (tf, opened) => {
    await finitePredictions(opened, x, signal);
    const names = featureNames(dataset);
    const named = featuresNamed(params.features, names, 'features');
    const outputs = chosenOutputs(outputNames(dataset.target, opened.outputs), params.output);
    const features = named.length > 0 ? named : await mostInfluential(tf, opened, x, params.most, seed, { signal });
    const { plots, table } = await draw({ tf, opened, dataset, x, names, features, outputs });
    const metrics = { rows_used: rows };
    return { report: { type: 'report', title: 'inspection', target: model.target, metrics, plots, tables: [table] } };
  });
}

/** The output of that name, '' = all. Throws Fault 'explain.unknownOutput'. */
export function chosenOutputs(names: readonly string[], output: string): Output[] {
  const chosen = names.map((name, place) => ({ place, name })).filter(({ name }) => output === '' || name === output);
  if (chosen.length > 0) return chosen;
  throw new Fault('explain.unknownOutput', { output, known: names.join(', ') }, { param: 'output' });
}

/** Values by point and then output, as one run of points for each chosen output. */
export function byOutput(values: Float64Array, units: number, outputs: readonly Output[]): Float64Array {
  const points = values.length / units;
  return Float64Array.from({ length: points * outputs.length }, (_, i) => {
    const place = outputs[Math.floor(i / points)]?.place ?? 0;
    return values[(i % points) * units + place] ?? Number.NaN;
  });
}
