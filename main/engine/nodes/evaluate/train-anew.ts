// Trains a network from the start on a dataset's training rows, quietly: what cross-validation and learning curve do
// again and again. The same loss, batches and steps as a training node's; no validation, no checkpoints.
import { Fault } from '#shared/protocol/problem.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import type { crossValidate } from '#shared/nodes/evaluate/cross-validate.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import { balancedWeights, checkClassWeights } from '#engine/training/balanced-weights.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { chooseLoss, lossData } from '#engine/training/choose-loss.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { lastActivation } from '#engine/network/last-activation.ts';
import { at, elements, shapeText } from '#engine/network/layer.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { splitArrays, truthForm } from '#engine/training/split-arrays.ts';
import { train } from '#engine/training/trainer.ts';

export interface TrainAnewInputs {
  readonly dataset: DatasetValue;
  readonly network: LayerValue;
  readonly optimizer: OptimizerValue;
}

export type TrainAnewParams = Pick<
  ParamsOf<(typeof crossValidate)['params']>,
  'loss' | 'epochs' | 'batchSize' | 'shuffle' | 'classWeights'
>;

/** Why loss or class weights cannot work on this target, as known before the run. */
export function lossProblems(
  dataset: InfoOf<'dataset'> | undefined,
  network: InfoOf<'layer'> | undefined,
  { loss, classWeights }: Pick<TrainAnewParams, 'loss' | 'classWeights'>,
): OwnProblem[] {
  if (!dataset || !network?.shape) return [];
  try {
    chooseLoss(loss, dataset.target, network.shape, network.activation);
    checkClassWeights(classWeights, dataset.target);
    return [];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [error.problem];
  }
}

/** Throws Fault 'training.inputMismatch' and what train throws; an AbortError when cancelled. */
export async function trainAnew(
  { dataset, network: layer, optimizer }: TrainAnewInputs,
  params: TrainAnewParams,
  seed: number,
  signal: AbortSignal,
  tell: (fraction: number) => void,
): Promise<ModelValue> {
  const network = buildNetwork(layer.network);
  const shape = at(network.inputShapes, 0);
  if (network.inputs.length !== 1 || elements(shape) !== elements(dataset.shape)) {
    throw new Fault(
      'training.inputMismatch',
      { expected: shapeText(shape), received: shapeText(dataset.shape) },
      { port: 'dataset' },
    );
  }
  const outputShape = at(network.outputShapes, 0);
  const loss = chooseLoss(params.loss, dataset.target, outputShape, lastActivation(network));
  const form = truthForm(loss, dataset.target, elements(outputShape));
  const { tf } = await openBackend();
  const { train: rows } = dataset.splits;
  const { weights, history } = await train(tf, {
    network,
    weights: initialWeights(network, seed),
    optimizer,
    objective: { losses: [loss], metrics: [[]] },
    data: splitArrays(rows, dataset.target, shape, form),
    epochs: params.epochs,
    batchSize: optimizer.wholeBatch ? rows.rows : Math.min(params.batchSize, rows.rows),
    shuffle: params.shuffle && !optimizer.wholeBatch,
    classWeight: balancedWeights(params.classWeights, dataset.target, rows.y),
    seed,
    reduceOnPlateau: optimizer.reduceOnPlateau && { ...optimizer.reduceOnPlateau, monitor: 'loss' },
    signal,
    onProgress: tell,
  });
  signal.throwIfAborted();
  const { shape: rowShape, features, target, preprocessing } = dataset;
  const { type: _, ...used } = optimizer;
  return {
    type: 'model',
    network: layer.network,
    weights,
    loss: lossData(loss),
    optimizer: used,
    shape: rowShape,
    features,
    target,
    preprocessing,
    history,
  };
}
