// Runs a node that looks into a model, or watches descent, on small data, and says what it reported or refused.
import { catalogue, defaultParams } from '#shared/nodes/catalogue.ts';
import type { NodeKind } from '#shared/nodes/catalogue.ts';
import { Fault } from '#shared/protocol/problem.ts';
import {
  aNumber,
  datasetOf,
  denseModel,
  normalRows,
  randomModel,
  splitOf,
  threeClasses,
  twoClasses,
} from '#test/support/small-models.ts';
import { accumulatedLocalEffects } from '#engine/nodes/explain/accumulated-local-effects.ts';
import { counterfactual } from '#engine/nodes/explain/counterfactual.ts';
import { nearestExamples } from '#engine/nodes/explain/nearest-examples.ts';
import { partialDependence } from '#engine/nodes/explain/partial-dependence.ts';
import { permutationImportance } from '#engine/nodes/explain/permutation-importance.ts';
import { surrogateTree } from '#engine/nodes/explain/surrogate-tree.ts';
import { descentView } from '#engine/nodes/train/descent-view.ts';
import type { RunContext } from '#engine/values/runner.ts';
import { oneInput, oneOutputModel } from '#test/support/one-input.ts';
import type { OneDataset, OneModel } from '#test/support/one-input.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import type { ReportValue } from '#engine/values/report.ts';

type Run = (inputs: never, params: never, context: RunContext) => Promise<{ readonly report: ReportValue }>;
const runs = {
  'explain.permutationImportance': permutationImportance.run as Run,
  'explain.partialDependence': partialDependence.run as Run,
  'explain.accumulatedLocalEffects': accumulatedLocalEffects.run as Run,
  'explain.counterfactual': counterfactual.run as Run,
  'explain.surrogateTree': surrogateTree.run as Run,
  'explain.nearestExamples': nearestExamples.run as Run,
  'train.descentView': descentView.run as Run,
} satisfies { readonly [K in NodeKind]?: Run };
export type Kind = keyof typeof runs;
export type Inputs = { readonly model?: OneModel; readonly dataset?: OneDataset; readonly network?: LayerValue };

export async function report(
  kind: Kind,
  inputs: Inputs,
  params: Readonly<Record<string, unknown>> = {},
): Promise<ReportValue> {
  const context: RunContext = {
    node: kind,
    signal: new AbortController().signal,
    seed: 1,
    folder: undefined,
    progress: () => {},
    epoch: () => {},
    newFile: (name) => name,
  };
  const all = { ...defaultParams(catalogue[kind]), ...params };
  const { model, dataset } = inputs;
  const given = {
    ...inputs,
    ...(model && { model: oneOutputModel(model) }),
    ...(dataset && { dataset: oneInput(dataset) }),
  };
  return (await runs[kind](given as never, all as never, context)).report;
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  return error instanceof Fault ? error.problem.code : String(error);
}

export const scaling = [
  { step: 'standardise', mean: Float64Array.of(10, 20, 30), scale: Float64Array.of(2, 4, 5) },
] as const;
export const train = splitOf(normalRows(80, 3, 1), 3);
export const held = splitOf(normalRows(40, 3, 2), 3);
export const data = (target: OneDataset['target']): OneDataset => ({
  ...datasetOf(3, target, { train, test: held }),
  preprocessing: scaling,
});
export const steep = {
  ...denseModel(3, twoClasses, [{ kernel: [3, 0, -1], bias: [0.2], activation: 'sigmoid' }]),
  preprocessing: scaling,
};
export const three = { ...randomModel(3, threeClasses, 3, 4), preprocessing: scaling };
export const line = {
  ...denseModel(3, aNumber, [{ kernel: [3, 0, -1], bias: [0.2], activation: 'linear' }]),
  preprocessing: scaling,
};
export const both: Inputs = { model: steep, dataset: data(twoClasses) };
