// What is told of a model on its wire, before a run and after it; and beside that the network, for whoever builds on it.
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { oneOutput } from '#engine/network/flat-model.ts';
import { elements } from '#engine/network/layer.ts';
import { openWords } from '#engine/network/unprepared.ts';
import { kindOf } from '#engine/preprocessing/steps.ts';
import { isFitted, isText, tokensOf } from '#engine/preprocessing/tokens.ts';
import type { DatasetInput } from '#engine/values/dataset.ts';
import type { NetworkData } from '#engine/values/layer.ts';
import type { ModelValue, WeightData } from '#engine/values/model.ts';

type ModelInfo = InfoOf<'model'>;

/** Beside the wire's info and not in it: it is as long as the network, and no page asks for it. */
const networks = new WeakMap<ModelInfo, NetworkData>();

/** The network of a model of which no more than this is known; undefined where that is not known before its training. */
export const networkKnown = (info: ModelInfo): NetworkData | undefined => networks.get(info);

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
  networks.set(info, whole.network);
  return info;
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
