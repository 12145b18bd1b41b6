// From what is wired to a node that trains to what the trainer takes: checks it (problems.ts, check-data.ts), builds the
// network, and chooses loss, metrics and the form of the truth. Whatever a node trains, it begins here.
import { Fault } from '#shared/protocol/problem.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import type { Network } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { lastActivation } from '#engine/network/last-activation.ts';
import { at, elements } from '#engine/network/layer.ts';
import { classNameOf } from '#engine/network/named-object.ts';
import { balancedWeights } from '#engine/training/balanced-weights.ts';
import { checkData } from '#engine/training/check-data.ts';
import { lossOf, refuseTraining, trainingProblems } from '#engine/training/problems.ts';
import { splitArrays, truthForm } from '#engine/training/split-arrays.ts';
import type { TruthForm } from '#engine/training/split-arrays.ts';
import { train } from '#engine/training/trainer.ts';
import type { Trained, TrainingSettings } from '#engine/training/training-settings.ts';
import type { DatasetValue, SplitData, SplitName } from '#engine/values/dataset.ts';
import type { LayerValue, Shape } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { TrainingChoice } from '#engine/values/runner.ts';

export interface TrainingInputs {
  readonly dataset: DatasetValue;
  readonly network: LayerValue;
  readonly optimizer: Omit<OptimizerValue, 'type'>;
}

/** A training that can be run, on the dataset's own rows or on others like them. */
export interface TrainingTask {
  readonly tf: Tf;
  readonly inputs: TrainingInputs;
  readonly choice: TrainingChoice;
  readonly network: Network;
  readonly loss: string;
  readonly metrics: readonly string[];
  /** How rows become arrays. */
  readonly form: readonly [target: DatasetValue['target'], shape: Shape, truth: TruthForm];
}

/**
 * Throws what problems.ts refuses, Fault 'network.shape' when a row's numbers do not fill the network's input, and what
 * checkData throws.
 */
export async function prepareTraining(
  inputs: TrainingInputs,
  choice: TrainingChoice,
  splits: { readonly learnt: readonly SplitName[]; readonly also?: readonly SplitName[] },
  signal: AbortSignal,
): Promise<TrainingTask> {
  const { dataset, network: layer, optimizer } = inputs;
  const { target } = dataset;
  const network = buildNetwork(layer.network);
  const shape = at(network.inputShapes, 0);
  if (network.inputs.length !== 1 || elements(shape) !== elements(dataset.shape)) {
    const facts = { expected: shape.join(' × '), received: dataset.shape.join(' × ') };
    throw new Fault('network.shape', facts, { port: 'dataset' });
  }
  const output = at(network.outputShapes, 0);
  const { train: learning, validation, test } = dataset.splits;
  const rows = { train: learning.rows, validation: validation.rows, test: test.rows };
  const found = { shape: output, activation: lastActivation(network) };
  const { wholeBatch } = optimizer;
  refuseTraining(trainingProblems({ dataset: { target, rows }, network: found, wholeBatch, choice }));
  const { tf } = await openBackend();
  await checkData(tf, network, dataset, splits, signal);
  const loss = lossOf(choice.loss, target, at(output, 0));
  const form = [target, shape, truthForm(loss, target, elements(output))] as const;
  return { tf, inputs, choice, network, loss, metrics: metricsOf(choice, dataset), form };
}

/** Those chosen, else accuracy for classes and the mean absolute error for a number. */
function metricsOf({ metrics }: TrainingChoice, { target }: DatasetValue): readonly string[] {
  if (metrics?.length === 0) return [target.kind === 'number' ? 'mean_absolute_error' : 'accuracy'];
  return metrics ?? [];
}

/** All but the rows: of a training on these from new weights. @param monitor what a plateau is seen by */
export function settingsOf(
  { inputs, choice, network, loss, metrics }: TrainingTask,
  learnt: SplitData,
  seed: number,
  monitor = 'loss',
): Omit<TrainingSettings, 'data'> {
  const { optimizer } = inputs;
  const { epochs = 1, batchSize = learnt.rows, shuffle = true, classWeights = 'none' } = choice;
  return {
    network,
    weights: initialWeights(network, seed),
    optimizer,
    objective: { losses: [loss], metrics: [metrics] },
    epochs,
    batchSize: optimizer.wholeBatch ? learnt.rows : Math.min(batchSize, learnt.rows),
    shuffle: shuffle && !optimizer.wholeBatch,
    classWeight: balancedWeights(classWeights, learnt.y),
    seed,
    reduceOnPlateau: optimizer.reduceOnPlateau && { ...optimizer.reduceOnPlateau, monitor },
  };
}

/** Trains from new weights on the training rows of a dataset like the task's own: no validation, no checkpoint. */
export async function trainOn(
  task: TrainingTask,
  dataset: DatasetValue,
  seed: number,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<ModelValue> {
  const { train: learnt } = dataset.splits;
  const data = splitArrays(learnt, ...task.form);
  const trained = await train(task.tf, { ...settingsOf(task, learnt, seed), data, signal, onProgress });
  signal.throwIfAborted();
  return modelOf(task, dataset, trained);
}

export function modelOf({ inputs, loss }: TrainingTask, dataset: DatasetValue, trained: Trained): ModelValue {
  const { className, config, wholeBatch, reduceOnPlateau } = inputs.optimizer;
  const { stopped, eagerBecause, threads, blocks } = trained;
  return {
    type: 'model',
    network: inputs.network.network,
    weights: trained.weights,
    loss: { className: classNameOf(loss), config: {} },
    optimizer: { className, config, wholeBatch, ...(reduceOnPlateau && { reduceOnPlateau }) },
    shape: dataset.shape,
    features: dataset.features,
    target: dataset.target,
    preprocessing: dataset.preprocessing,
    history: trained.history,
    ...(stopped && { stopped }),
    ...(eagerBecause && { eagerBecause }),
    ...(threads && { threads }),
    ...(blocks && { blocks }),
  };
}
