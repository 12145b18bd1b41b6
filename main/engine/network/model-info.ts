// What is told of a model on its wire; and beside that the network of a wire, for whoever builds on it before the run.
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { oneOutput } from '#engine/network/flat-model.ts';
import { elements } from '#engine/network/layer.ts';
import { openWords } from '#engine/network/unprepared.ts';
import { kindOf } from '#engine/preprocessing/steps.ts';
import { columnsBefore, isMix } from '#engine/preprocessing/mixed.ts';
import { isFitted, isText, tokensOf } from '#engine/preprocessing/tokens.ts';
import type { DatasetInput } from '#engine/values/dataset.ts';
import type { NetworkData } from '#engine/values/layer.ts';
import type { ModelValue, WeightData } from '#engine/values/model.ts';

type ModelInfo = InfoOf<'model'>;

type Info = ModelInfo | InfoOf<'layer'>;

/** Beside the wire's info and not in it: it is as long as the network, and no page asks for it. */
const networks = new WeakMap<Info, () => NetworkData | undefined>();

/** The network of a wire, before the run as well; undefined where only the run can tell it. */
export const networkKnown = (info: Info): NetworkData | undefined => networks.get(info)?.();

/** @param make asked once, and only when somebody wants to know: few do, of the many infos of a long network */
export function withNetwork<I extends Info>(info: I, make: () => NetworkData | undefined): I {
  let made: { readonly network: NetworkData | undefined } | undefined;
  networks.set(info, () => (made ??= { network: make() }).network);
  return info;
}

export function modelInfo(whole: ModelValue): ModelInfo {
  const info: ModelInfo = {
    type: 'model',
    inputs: whole.inputs.map(inputInfo),
    targets: whole.targets,
    parameters: parametersOf(whole.weights),
    ...(whole.targets.length > 1 && {
      outputs: whole.targets.map((_, place) => {
        const { inputs, weights } = oneOutput(whole, place);
        return { inputs: inputs.map((input) => whole.inputs.indexOf(input)), parameters: parametersOf(weights) };
      }),
    }),
  };
  return withNetwork(info, () => whole.network);
}

export const parametersOf = (weights: readonly Pick<WeightData, 'shape'>[]): number =>
  weights.reduce((sum, { shape }) => sum + elements(shape), 0);

/** What is told of an input before and after the run. */
export function inputInfo(input: DatasetInput): InputInfo {
  const { name, shape, features, preprocessing, missing, oneHot, horizon } = input;
  const words = openWords(input).map(({ feature, count }) => ({
    feature,
    count: count > listedWords ? ('many' as const) : count,
  }));
  const tokens = tokensOf(input);
  return {
    name,
    shape,
    features,
    standardised: preprocessing.some((step) => kindOf(step).scales),
    ...(preprocessing.some(isMix) && { from: columnsBefore(input).features }),
    ...(isFitted(input) && { fitted: true }),
    ...(isText(input) && { text: true }),
    ...(tokens !== undefined && { tokens }),
    ...(words.length > 0 && { words }),
    ...(missing && { missing }),
    ...(oneHot && { oneHot }),
    ...(horizon !== undefined && { horizon }),
  };
}

/** As many are listed of a table's column. */
const listedWords = 100;
