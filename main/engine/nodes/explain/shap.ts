// Runs explain.shap: Shapley values of a model's outputs for rows of a split, against background rows that are drawn
// from the training split. The methods are in main/engine/explain.
import { shap as spec } from '#shared/nodes/explain/shap.ts';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import { explainLinear } from '#engine/explain/shapley/linear.ts';
import { drawnBackground, kMeansBackground } from '#engine/explain/shapley/background.ts';
import type { Background } from '#engine/explain/shapley/background.ts';
import { estimateRows } from '#engine/explain/shapley/estimate-rows.ts';
import type { EstimatedRows } from '#engine/explain/shapley/estimate-rows.ts';
import {
  exactEstimator,
  kernelEstimator,
  orderEstimator,
  partitionEstimator,
} from '#engine/explain/shapley/estimators.ts';
import type { Estimator } from '#engine/explain/shapley/estimators.ts';
import { featureTree } from '#engine/explain/games/feature-tree.ts';
import { featureNames, outputNames } from '#engine/explain/inspect/inspected-data.ts';
import { answerFacts, finitePredictions } from '#engine/explain/inspect/open-inspected.ts';
import { interactionValues } from '#engine/explain/shapley/interactions.ts';
import { liveBars } from '#engine/explain/shapley/live-bars.ts';
import { linearNetwork } from '#engine/explain/shapley/linear-network.ts';
import { linkedGame, logit } from '#engine/explain/shapley/link.ts';
import { backgroundWeights, meanRow } from '#engine/explain/games/game.ts';
import { imageTree } from '#engine/explain/games/place-trees.ts';
import { openExplained } from '#engine/explain/shapley/open-explained.ts';
import type { ExplainedModel } from '#engine/explain/shapley/open-explained.ts';
import { sameAnswers } from '#engine/explain/shapley/same-answers.ts';
import { rowGames } from '#engine/explain/games/tensor-game.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { deriveSeed } from '#engine/kernels/random.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { InfosOf, OwnProblem, RunContext } from '#engine/values/runner.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { rowPlace } from '#shared/text/row-number.ts';
import { rowsAt } from '#engine/values/pick-rows.ts';
import type { FlatDataset, FlatModel } from '#engine/values/flat.ts';
import { elements } from '#engine/network/layer.ts';
import { flatInfo, matchProblems, modelAndData } from '#engine/network/match-dataset.ts';
import { undoneRows } from '#engine/preprocessing/undo.ts';

type Params = ParamsOf<typeof spec.params>;
type Method = Exclude<Params['method'], 'auto'>;

/** Up to here all coalitions are quick: 4,096 times the background. */
const exactFeatures = 12;
const barsEveryMs = 250;
/** Values that are held at once, with their spreads: 256 MB. Of more rows the first are explained. */
const maxValues = 8_000_000;

export const shap = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, params, context) => ({
    outputs: { explanation: { type: 'explanation' } },
    problems: dataset ? problemsOf(model, dataset, params, ['nodes', context.node, 'params', 'method']) : [],
  }),
  run: async (inputs, params, context) => {
    const { signal, seed } = context;
    const { model, dataset } = modelAndData(inputs, signal);
    const split = await dataset.split(params.split);
    if (split.rows === 0) throw new Fault('explain.noRows', { split: params.split }, { param: 'split' });
    const features = elements(dataset.shape);
    const { method, why } = chosenMethod(model, params, features);
    const { tf } = await openBackend();
    const background = await backgroundOf(tf, dataset, params, deriveSeed(seed, 'background'), signal);
    const opened = openExplained(tf, model);
    try {
      const width = features * opened.outputs * (method === 'interactions' ? features : 1);
      const requested = Math.min(params.rows, split.rows);
      const count = Math.max(1, Math.min(requested, Math.floor(maxValues / width)));
      const x = split.x.slice(0, count * features);
      const constant = await checkPredictions(opened, x, background.rows, params.link, signal);
      const names = featureNames(dataset);
      const task = { tf, model, opened, x, count, background, params, context };
      const work: Work = { ...task, features: names, shape: dataset.shape };
      const result = await explained(work, method);
      const tree = method !== 'partition' ? [] : [dataset.shape.length === 3 ? 'treeOfPlaces' : 'treeOfColumns'];
      const drawn = params.backgroundFrom === 'kmeans' && dataset.words ? ['drawnForWords'] : [];
      const notices = [
        ...tree,
        ...drawn,
        ...noticesOf(result, requested, background.rows.length === features, constant),
      ];
      const { rows, stopped, ...numbers } = result;
      return {
        explanation: {
          type: 'explanation',
          method,
          why,
          notices,
          features: names,
          outputs: outputNames(dataset.target, opened.outputs),
          rows,
          ...numbers,
          ...(params.link === 'logit' && { link: 'logit' as const }),
          ...(stopped && { stopped: true as const }),
          data: undoneRows(dataset.preprocessing, features, x.slice(0, rows * features)),
          ...(dataset.words && { words: dataset.words }),
          source: split.source.slice(0, rows),
          ...(dataset.shape.length === 3 && { shape: dataset.shape }),
          backgroundRows: background.rows.length / features,
        },
      };
    } finally {
      opened.dispose();
    }
  },
});

function problemsOf(
  model: InfosOf<typeof spec>['model'],
  dataset: NonNullable<InfosOf<typeof spec>['dataset']>,
  params: Params,
  path: readonly string[],
): OwnProblem[] {
  const problems = matchProblems(model, dataset);
  const features = elements(flatInfo(dataset, model)?.shape ?? [0]);
  if (tooMany(params.method, features)) {
    const facts = { limit: exactFeatures, received: features };
    const repair = [{ op: 'replace', path: [...path], value: 'permutation' }] as const;
    problems.push(makeProblem('explain.tooManyFeatures', facts, { param: 'method', repair }));
  }
  if (dataset.rows?.[params.split] === 0)
    problems.push(makeProblem('explain.noRows', { split: params.split }, { param: 'split' }));
  const training = dataset.rows?.train;
  if (training === 0) problems.push(makeProblem('explain.noBackground', {}, { port: 'dataset' }));
  const chosen = params.backgroundFrom === 'rows';
  const wrong = training && chosen ? chosenFault(params.backgroundRows, training) : undefined;
  if (wrong) problems.push(wrong.problem);
  if (training === 1 || (chosen ? params.backgroundRows.length : params.background) === 1) {
    const param = chosen ? 'backgroundRows' : 'background';
    problems.push(makeProblem('explain.oneBackground', {}, { severity: 'warning', param }));
  }
  return problems;
}

const tooMany = (method: Params['method'], features: number): boolean =>
  (method === 'exact' || method === 'interactions') && features > exactFeatures;

function chosenFault(chosen: readonly number[], rows: number): Fault | undefined {
  const param = 'backgroundRows';
  if (chosen.length === 0) return new Fault('explain.noBackgroundRows', {}, { param });
  const missing = chosen.find((row) => row < 1 || row > rows);
  return missing === undefined ? undefined : new Fault('explain.backgroundRow', { row: missing, rows }, { param });
}

/** As shap.Explainer chooses: closed form, all coalitions while they are few, then orders. `why` is a word of `how`. */
function chosenMethod(model: FlatModel, params: Params, features: number): { method: Method; why: string } {
  const linear = (): boolean => linearNetwork(model, params.link === 'logit') !== undefined;
  if (params.method === 'auto') {
    if (linear()) return { method: 'linear', why: 'linear' };
    return features <= exactFeatures ? { method: 'exact', why: 'few' } : { method: 'permutation', why: 'many' };
  }
  const { method } = params;
  if (tooMany(method, features))
    throw new Fault('explain.tooManyFeatures', { limit: exactFeatures, received: features }, { param: 'method' });
  if (method === 'linear' && !linear()) throw new Fault('explain.notLinear', {}, { param: 'method' });
  return { method, why: 'chosen' };
}

interface Work {
  readonly tf: Tf;
  readonly model: FlatModel;
  readonly opened: ExplainedModel;
  readonly x: Float32Array;
  readonly count: number;
  readonly background: Background;
  readonly params: Params;
  readonly context: RunContext;
  readonly features: readonly string[];
  /** Of a row. */
  readonly shape: readonly number[];
}

type Found = EstimatedRows & { readonly interactions?: Float64Array };

async function explained(work: Work, method: Method): Promise<Found> {
  const { tf, model, opened, x, count, background, params, context } = work;
  const { features } = opened;
  const { signal } = context;
  const weights = backgroundWeights(background.rows.length / features, background.weights);
  const network = method === 'linear' ? linearNetwork(model, params.link === 'logit') : undefined;
  if (network) {
    const predicted = await opened.predictRows(x, signal);
    const inUnits = params.link === 'logit' ? predicted.map(logit) : predicted;
    return explainLinear(network, x, meanRow(background.rows, features, weights), inUnits);
  }
  const estimator = await estimatorOf(work, method);
  try {
    const result = await estimateRows(tf, opened, {
      x,
      count,
      background: background.rows,
      weights,
      link: params.link,
      estimator,
      seconds: params.seconds,
      signal,
      progress: live(work, params.seconds),
    });
    return method === 'interactions' ? { ...result, interactions: await pairs(work, result.rows) } : result;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Fault('explain.tooFewCoalitions', { coalitions: params.coalitions, features }, { param: 'coalitions' });
  }
}

/** Fractions as they come, with the bars so far up to four times a second. */
function live({ features, count, context }: Work, seconds: number | null) {
  let shownAt = Number.NEGATIVE_INFINITY;
  return (fraction: number, soFar: () => EstimatedRows): void => {
    const note = seconds === null ? `${Math.floor(fraction * count)} / ${count}` : undefined;
    const due = performance.now() - shownAt > barsEveryMs;
    const result = due ? soFar() : undefined;
    if (result && result.rows > 0) shownAt = performance.now();
    context.progress(fraction, note, result && result.rows > 0 ? { bars: liveBars(result, features) } : undefined);
  };
}

async function estimatorOf(work: Work, method: Method): Promise<Estimator> {
  const { opened, background, params, context, shape } = work;
  const { seed, signal } = context;
  const { features } = opened;
  if (method === 'kernel') return kernelEstimator(features, seed, params.coalitions, params.l1);
  if (method === 'sampling') return orderEstimator(seed, params.permutations, params.variant);
  if (method === 'permutation') return orderEstimator(seed, params.permutations);
  if (method !== 'partition' || features === 1) return exactEstimator();
  const [height = 0, width = 0, channels] = shape;
  const tree =
    channels === undefined
      ? await featureTree(background.rows, features, signal)
      : imageTree([height, width, channels]);
  return partitionEstimator(tree, features, seed, params.permutations);
}

/** The Shapley interaction index of every row; a row of the matrix sums to the feature's value. */
async function pairs({ tf, opened, x, background, params, context }: Work, rows: number): Promise<Float64Array> {
  const { features, outputs, batchRows } = opened;
  const all = new Float64Array(rows * features * features * outputs);
  const { weights } = background;
  const games = rowGames(tf, opened, background.rows, { batchRows, ...(weights && { weights }) });
  try {
    for (let row = 0; row < rows; row++) {
      const game = linkedGame(games.of(x.slice(row * features, (row + 1) * features)), params.link);
      const result = await interactionValues(game, 'shapley', { signal: context.signal });
      all.set(result, row * features * features * outputs);
    }
  } finally {
    games.dispose();
  }
  return all;
}

function noticesOf(result: EstimatedRows, requested: number, oneBackground: boolean, constant: boolean): string[] {
  const { rows, stopped, intervals } = result;
  return [
    'interventional',
    ...(intervals ? [intervals.some((half) => half >= 0) ? 'estimates' : 'noIntervals'] : []),
    ...(constant ? ['constant'] : []),
    ...(oneBackground ? ['oneBackground'] : []),
    ...(rows < requested && !stopped ? ['fewerRows'] : []),
    ...(stopped ? ['stopped'] : []),
  ];
}

async function backgroundOf(
  tf: Tf,
  { split, shape, words }: FlatDataset,
  { backgroundFrom, background, backgroundRows }: Params,
  seed: number,
  signal: AbortSignal,
): Promise<Background> {
  const { x, rows } = await split('train');
  const features = elements(shape);
  if (rows === 0) throw new Fault('explain.noBackground', {}, { port: 'dataset' });
  // A mean of words is none.
  if (backgroundFrom === 'drawn' || (backgroundFrom === 'kmeans' && words))
    return drawnBackground(x, features, background, seed);
  if (backgroundFrom === 'kmeans') return kMeansBackground(tf, x, features, background, seed, signal);
  const wrong = chosenFault(backgroundRows, rows);
  if (wrong) throw wrong;
  return { rows: rowsAt(x, features, backgroundRows.map(rowPlace)) };
}

/** Throws Faults for what cannot be shared out; tells whether the model predicts the same for every row. */
async function checkPredictions(
  model: ExplainedModel,
  x: Float32Array,
  background: Float32Array,
  link: Params['link'],
  signal: AbortSignal,
): Promise<boolean> {
  const all: Float64Array[] = [];
  for (const rows of [x, background]) {
    const predictions = await finitePredictions(model, rows, signal);
    all.push(predictions);
    const outside = link === 'logit' ? predictions.findIndex((value) => value <= 0 || value >= 1) : -1;
    if (outside >= 0) throw new Fault('explain.logit', answerFacts(model, predictions, outside), { param: 'link' });
  }
  return sameAnswers(all, model.outputs);
}
