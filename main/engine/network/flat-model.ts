// A model as evaluation and explanation ask it: one row of numbers in, the columns of all inputs side by side, and one
// output.
import { Fault } from '#shared/protocol/problem.ts';
import type { InputInfo, TargetInfo } from '#shared/protocol/wire-info.ts';
import { stepsOfWhole } from '#engine/preprocessing/mixed.ts';
import { textSteps } from '#engine/preprocessing/tokens.ts';
import { stepsSideBySide } from '#engine/preprocessing/steps.ts';
import type { DatasetInput } from '#engine/values/dataset.ts';
import type { FlatModel } from '#engine/values/flat.ts';
import type { LayerData, NetworkData } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { at, elements } from '#engine/network/layer.ts';

/** Throws as notOneTarget. */
export function flatModel(model: ModelValue, port = 'model'): FlatModel {
  const fault = notOneTarget(model.targets, port);
  if (fault) throw fault;
  const { inputs, weights, network } = model;
  return {
    inputs,
    weights,
    network,
    loss: at(model.losses, 0),
    target: at(model.targets, 0),
    ...flatColumns(inputs),
  };
}

/** Fault 'model.severalTargets' (facts: targets), of which one has to be chosen (oneOutput), or 'model.noTarget'. */
export function notOneTarget(targets: readonly TargetInfo[], port = 'model'): Fault | undefined {
  if (targets[0]?.features) return new Fault('model.noTarget', {}, { port });
  return severalTargets(targets, port);
}

export function severalTargets(targets: readonly TargetInfo[], port = 'model'): Fault | undefined {
  if (targets.length < 2) return undefined;
  return new Fault('model.severalTargets', { targets: targets.map(({ name }) => name).join(', ') }, { port });
}

/** The model with output `place` alone, and only the layers that lead to it. */
export function oneOutput(model: ModelValue, place: number): ModelValue {
  const end = at(model.network.outputs, place);
  const layers = layersBefore(model.network, end.layer);
  const kept = new Set(layers.map(({ name }) => name));
  const inputs = [...model.network.inputs.keys()].filter((i) => kept.has(at(model.network.inputs, i).layer));
  return {
    ...model,
    network: { layers, inputs: inputs.map((i) => at(model.network.inputs, i)), outputs: [end] },
    weights: model.weights.filter(({ layer }) => kept.has(layer)),
    losses: [at(model.losses, place)],
    inputs: inputs.map((i) => at(model.inputs, i)),
    targets: [at(model.targets, place)],
  };
}

/** The layer called `last` and all that lead to it. */
export function layersBefore({ layers }: NetworkData, last: string): readonly LayerData[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const kept = new Set<string>();
  const open = [last];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (kept.has(name)) continue;
    kept.add(name);
    open.push(...(byName.get(name)?.calls.flat() ?? []).map(({ layer }) => layer));
  }
  return layers.filter(({ name }) => kept.has(name));
}

/** The columns of several inputs side by side; a name that two of them have is told apart by the input's. */
export function flatColumns(
  inputs: readonly DatasetInput[],
): Pick<FlatModel, 'shape' | 'features' | 'preprocessing' | 'words'> {
  // Numbers made of texts are looked at for themselves, and beside other inputs what is made of several features is too.
  const first = inputs.length === 1 ? textSteps : stepsOfWhole;
  const all = inputs.map(({ shape, preprocessing }) => ({
    features: elements(shape),
    steps: preprocessing.slice(first(preprocessing)),
  }));
  const [only, ...others] = all;
  const words = inputs.flatMap((input) => input.words ?? Array.from({ length: elements(input.shape) }, () => null));
  return {
    ...namesOf(inputs),
    ...(words.some(Boolean) && { words }),
    preprocessing: only && others.length === 0 ? only.steps : stepsSideBySide(all),
  };
}

type NamedColumns = Pick<DatasetInput, 'name' | 'shape' | 'features'>;
type FlatNames = Pick<FlatModel, 'shape' | 'features'>;

/** As flatColumns, of what is known before a run; undefined where an input's shape is not. */
export function flatNames(
  given: readonly (Omit<NamedColumns, 'shape'> & Pick<InputInfo, 'shape'>)[],
): FlatNames | undefined {
  const known = given.flatMap(({ shape, ...input }) => (shape ? [{ ...input, shape }] : []));
  return known.length < given.length ? undefined : namesOf(known);
}

function namesOf(inputs: readonly NamedColumns[]): FlatNames {
  const [only, ...others] = inputs;
  if (only && others.length === 0) return { shape: only.shape, features: only.features };
  const all = inputs.flatMap((input) => numberNames(input));
  const counts = new Map<string, number>();
  for (const name of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  const features = inputs.flatMap((input) =>
    numberNames(input).map((name) => ((counts.get(name) ?? 0) > 1 ? `${input.name}: ${name}` : name)),
  );
  return { shape: [features.length], features };
}

export function numberNames({ name, shape, features }: NamedColumns): readonly string[] {
  const size = elements(shape);
  return features.length === size ? features : Array.from({ length: size }, (_, i) => `${name} ${i + 1}`);
}
