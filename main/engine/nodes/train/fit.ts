// Runs train.fit: trains a network on a dataset's training rows and hands over the model with its history. A cancelled
// training hands over the model so far, and goes on from there when it is run again.
import { fit as spec } from '#shared/nodes/train/fit.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { chooseLoss, chooseMetrics, lossData } from '#engine/training/choose-loss.ts';
import { checkStoredSplit } from '#engine/nodes/train/check-split.ts';
import { checkStoredTokens } from '#engine/nodes/train/check-tokens.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { InfosOf, OwnProblem } from '#engine/values/runner.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { ReportValue } from '#engine/values/report.ts';
import { balancedWeights, checkClassWeights } from '#engine/training/balanced-weights.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import type { Network } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { at, elements, shapeText } from '#engine/network/layer.ts';
import { lastActivation } from '#engine/network/last-activation.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { fitArrays, truthForm } from '#engine/training/split-arrays.ts';
import { train } from '#engine/training/trainer.ts';

type Params = ParamsOf<typeof spec.params>;

export const fit = defineRunner<typeof spec>({
  spec,
  readsStored: true,

  infer(inputs, params) {
    const { dataset, network } = inputs;
    const problems = network?.shape ? outputProblems(inputs, params) : [];
    const rows = dataset?.rows?.train;
    const whole = inputs.optimizer?.wholeBatch === true;
    if (rows !== undefined && rows > 0 && !whole && params.batchSize > rows) {
      problems.push({
        code: 'training.batchLarger',
        severity: 'warning',
        param: 'batchSize',
        facts: { batchSize: params.batchSize, rows },
      });
    }
    if (rows === 0) problems.push({ code: 'training.noRows', severity: 'error', port: 'dataset', facts: {} });
    if (!dataset) return { outputs: { history: { type: 'report' } }, problems };
    const model = {
      type: 'model' as const,
      shape: dataset.shape,
      target: dataset.target,
      parameters: network?.parameters ?? 0,
    };
    return { outputs: { model, history: { type: 'report' } }, problems };
  },

  async run({ dataset, network: layer, optimizer }, params, context) {
    const network = buildNetwork(layer.network);
    checkInput(network, dataset.shape);
    const outputShape = at(network.outputShapes, 0);
    const loss = chooseLoss(params.loss, dataset.target, outputShape, lastActivation(network));
    const form = truthForm(loss, dataset.target, elements(outputShape));
    const metrics = chooseMetrics(params.metrics, dataset.target);
    const classWeight = balancedWeights(params.classWeights, dataset.target, dataset.splits.train.y);
    const { signal } = context;
    await checkStoredSplit(dataset, 'train', true, signal);
    const validate = params.validate && dataset.splits.validation.rows > 0;
    if (validate) await checkStoredSplit(dataset, 'validation', false, signal);
    const monitor = validate ? 'val_loss' : 'loss';
    const { tf } = await openBackend();
    await checkStoredTokens(tf, network, dataset, signal);
    const shape = at(network.inputShapes, 0);
    const { rows } = dataset.splits.train;
    const { train: learnt, validation } = dataset.splits;
    const arrays = fitArrays(
      { train: learnt, validation: validate ? validation : undefined },
      dataset.target,
      shape,
      form,
      context.dataBytes ?? Number.POSITIVE_INFINITY,
    );
    const trained = await train(tf, {
      network,
      weights: initialWeights(network, context.seed),
      optimizer,
      objective: { losses: [loss], metrics: [metrics] },
      ...arrays,
      epochs: params.epochs,
      batchSize: optimizer.wholeBatch ? rows : Math.min(params.batchSize, rows),
      shuffle: params.shuffle && !optimizer.wholeBatch,
      classWeight,
      seed: context.seed,
      reduceOnPlateau: optimizer.reduceOnPlateau && { ...optimizer.reduceOnPlateau, monitor },
      earlyStopping:
        params.patience === null
          ? undefined
          : {
              monitor,
              patience: params.patience,
              minDelta: 0,
              restoreBest: params.restoreBest,
            },
      signal,
      checkpoint: context.checkpoint,
      threads: context.threads,
      onResume: (done) => context.resumed?.(done, params.epochs),
      onEpoch: (log) => context.epoch(log),
      onProgress: (fraction, note, live) => context.progress(fraction, note, live),
    });
    const model: ModelValue = {
      type: 'model',
      network: layer.network,
      weights: trained.weights,
      loss: lossData(loss),
      optimizer: {
        className: optimizer.className,
        config: optimizer.config,
        wholeBatch: optimizer.wholeBatch,
        ...(optimizer.reduceOnPlateau && { reduceOnPlateau: optimizer.reduceOnPlateau }),
      },
      shape: dataset.shape,
      features: dataset.features,
      target: dataset.target,
      preprocessing: dataset.preprocessing,
      history: trained.history,
      ...(trained.stopped && { stopped: trained.stopped }),
      ...(trained.eagerBecause && { eagerBecause: trained.eagerBecause }),
      ...(trained.threads && { threads: trained.threads }),
      ...(trained.blocks && { blocks: trained.blocks }),
    };
    const history: ReportValue = {
      type: 'report',
      title: 'history',
      metrics: trained.history.at(-1)?.logs ?? {},
      history: trained.history,
      target: dataset.target,
    };
    return { model, history };
  },
});

/** What can be told of loss, metrics and output before the run. */
function outputProblems({ dataset, network }: InfosOf<typeof spec>, params: Params): OwnProblem[] {
  if (!dataset || !network?.shape) return [];
  const { shape, activation } = network;
  const { target } = dataset;
  const tries = [
    () => chooseLoss(params.loss, target, shape, activation),
    () => chooseMetrics(params.metrics, target),
    () => checkClassWeights(params.classWeights, target),
  ];
  return tries.flatMap((attempt) => {
    try {
      attempt();
      return [];
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return [error.problem];
    }
  });
}

/** Throws Fault 'training.inputMismatch' when a row's numbers do not fill the network's input. */
function checkInput(network: Network, shape: readonly number[]): void {
  const wanted = at(network.inputShapes, 0);
  if (network.inputs.length === 1 && elements(wanted) === elements(shape)) return;
  throw new Fault(
    'training.inputMismatch',
    { expected: shapeText(wanted), received: shapeText(shape) },
    { port: 'dataset' },
  );
}
