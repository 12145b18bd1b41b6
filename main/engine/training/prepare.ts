// From what is wired to a node that trains to what the trainer takes: checks it (problems.ts, check-data.ts), builds the
// network, and chooses loss, metrics and the form of the truth. Whatever a node trains, it begins here.
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { openBackend } from '#engine/kernels/native.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import type { Network } from '#engine/network/build-network.ts';
import { initialWeights, withoutStart } from '#engine/network/initial-weights.ts';
import { encodingOf } from '#engine/network/layers/feature-encoding.ts';
import { openWords, unpreparedFault } from '#engine/network/unprepared.ts';
import { lastActivation } from '#engine/network/last-activation.ts';
import { at, elements } from '#engine/network/layer.ts';
import { classNameOf } from '#engine/network/named-object.ts';
import { balancedWeights } from '#engine/training/balanced-weights.ts';
import { checkData } from '#engine/training/check-data.ts';
import { inputPlaces, targetPlaces } from '#engine/training/ends.ts';
import { lossOf, metricFits, refuseTraining, trainingProblems } from '#engine/training/problems.ts';
import { ownFeatures, reconstructedShape } from '#engine/training/reconstruction.ts';
import { splitArrays, truthForm } from '#engine/training/split-arrays.ts';
import type { RowForm } from '#engine/training/split-arrays.ts';
import type { TrainedOutput } from '#engine/training/problems.ts';
import { fitScaling, unitOf, unscaledNetwork } from '#engine/training/target-scaling.ts';
import { train } from '#engine/training/trainer.ts';
import type { Trained, TrainingSettings } from '#engine/training/training-settings.ts';
import type { DatasetValue, SplitData, SplitName } from '#engine/values/dataset.ts';
import type { LayerValue } from '#engine/values/layer.ts';
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
  /** One per output of the network. */
  readonly losses: readonly string[];
  readonly metrics: readonly (readonly string[])[];
  /** How rows become arrays. */
  readonly form: RowForm;
}

/**
 * Throws what inputPlaces, targetPlaces and reconstructedShape throw, what problems.ts refuses, what unpreparedFault says, Fault 'data.encoding', Fault 'network.shape' when a row's numbers do
 * not fill an input of the network, and what checkData throws.
 */
export async function prepareTraining(
  inputs: TrainingInputs,
  choice: TrainingChoice,
  splits: { readonly learnt: readonly SplitName[]; readonly also?: readonly SplitName[] },
  signal: AbortSignal,
): Promise<TrainingTask> {
  const { dataset, network: layer, optimizer } = inputs;
  const fault = unpreparedFault(dataset.inputs.map((input) => ({ missing: input.missing, words: openWords(input) })));
  if (fault) throw fault;
  const network = buildNetwork(layer.network);
  const taken = inputPlaces(network.inputs, dataset.inputs).map((place, i) => {
    const { shape: own, oneHot } = at(dataset.inputs, place);
    if (String(oneHot) !== String(encodingOf(layer.network, at(network.inputs, i).layer)))
      throw new Fault('data.encoding', {}, { port: 'dataset' });
    const shape = at(network.inputShapes, i);
    if (elements(shape) === elements(own)) return { place, shape };
    throw new Fault('network.shape', { expected: shape.join(' × '), received: own.join(' × ') }, { port: 'dataset' });
  });
  const endOf = (i: number) => ({
    shape: at(network.outputShapes, i),
    activation: lastActivation(network, at(network.outputs, i)),
  });
  const reconstructs = choice.reconstructs && reconstructedShape(dataset.inputs, network.outputs.length);
  const outputs: readonly (TrainedOutput & { readonly place: number })[] = reconstructs
    ? [{ place: 0, target: ownFeatures, reconstructs, ...endOf(0) }]
    : targetPlaces(network.outputs, dataset.targets).map((place, i) => ({
        place,
        target: at(dataset.targets, place),
        ...endOf(i),
      }));
  const { train: learning, validation, test } = dataset.splits;
  const rows = { train: learning.rows, validation: validation.rows, test: test.rows };
  refuseTraining(trainingProblems({ outputs, rows, wholeBatch: optimizer.wholeBatch, choice }));
  const losses = outputs.map(({ target, shape }) => lossOf(choice.loss, target, at(shape, 0)));
  const truths = outputs.map(({ place, target, shape }, i) => ({
    place,
    target,
    form: truthForm(at(losses, i), target, elements(shape)),
    ...(reconstructs && { reconstructs: shape }),
  }));
  const form = scaledTo({ inputs: taken, truths }, learning);
  const { tf } = await openBackend();
  await checkData(tf, network, form, choice.reconstructs ? { ...dataset, targets: [] } : dataset, splits, signal);
  const metrics = outputs.map(({ target }) => metricsOf(choice, target, outputs.length > 1));
  return { tf, inputs, choice, network, losses, metrics, form };
}

/** With the scaling of its targets fitted to these rows. */
const scaledTo = ({ inputs, truths }: RowForm, learnt: SplitData): RowForm => ({
  inputs,
  truths: truths.map((truth) => ({ ...truth, scaling: fitScaling(truth.target, at(learnt.targets, truth.place)) })),
});

/**
 * Those chosen, of several targets those that say something of this one; else accuracy for classes and the mean absolute
 * error for a number.
 */
function metricsOf({ metrics }: TrainingChoice, target: TargetInfo, several: boolean): readonly string[] {
  if (metrics?.length === 0) return [target.kind === 'number' ? 'mean_absolute_error' : 'accuracy'];
  return (metrics ?? []).filter((metric) => !several || metricFits(metric, target));
}

/** All but the rows: of a training on these from new weights. @param monitor what a plateau is seen by */
export function settingsOf(
  { inputs, choice, network, losses, metrics, form }: TrainingTask,
  learnt: SplitData,
  seed: number,
  monitor = 'loss',
): Omit<TrainingSettings, 'data'> {
  const { optimizer } = inputs;
  const units = form.truths.map(({ scaling }) => unitOf(scaling));
  const { epochs = 1, batchSize = learnt.rows, shuffle = true, classWeights = 'none' } = choice;
  return {
    network,
    weights: initialWeights(network, seed),
    optimizer,
    objective: {
      losses,
      metrics,
      ...(losses.length > 1 && { lossWeights: lossWeightsOf(network) }),
      ...(units.some(Boolean) && { units }),
    },
    epochs,
    batchSize: optimizer.wholeBatch ? learnt.rows : Math.min(batchSize, learnt.rows),
    shuffle: shuffle && !optimizer.wholeBatch,
    classWeight: balancedWeights(classWeights, at(learnt.targets, 0)),
    seed,
    reduceOnPlateau: optimizer.reduceOnPlateau && { ...optimizer.reduceOnPlateau, monitor },
  };
}

const lossWeightsOf = ({ outputs }: Network): readonly number[] => outputs.map(({ lossWeight = 1 }) => lossWeight);

/** Trains from new weights on the training rows of a dataset like the task's own: no validation, no checkpoint. */
export async function trainOn(
  task: TrainingTask,
  dataset: DatasetValue,
  seed: number,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<ModelValue> {
  const { train: learnt } = dataset.splits;
  const own = { ...task, form: scaledTo(task.form, learnt) };
  const data = splitArrays(learnt, own.form);
  const trained = await train(task.tf, { ...settingsOf(own, learnt, seed), data, signal, onProgress });
  signal.throwIfAborted();
  return modelOf(own, dataset, trained);
}

/** What each end takes and tells goes along, so that the model can be asked about raw columns. */
export function modelOf({ inputs, losses, form }: TrainingTask, dataset: DatasetValue, trained: Trained): ModelValue {
  const { className, config, wholeBatch, reduceOnPlateau } = inputs.optimizer;
  const { stopped, eagerBecause, threads, blocks } = trained;
  return {
    type: 'model',
    network: unscaledNetwork(
      withoutStart(inputs.network.network),
      form.truths.map(({ scaling }) => scaling),
    ),
    weights: trained.weights,
    losses: losses.map((loss) => ({ className: classNameOf(loss), config: {} })),
    optimizer: { className, config, wholeBatch, ...(reduceOnPlateau && { reduceOnPlateau }) },
    inputs: form.inputs.map(({ place }) => at(dataset.inputs, place)),
    targets: form.truths.map(({ target }) => target),
    history: trained.history,
    ...(stopped && { stopped }),
    ...(eagerBecause && { eagerBecause }),
    ...(threads && { threads }),
    ...(blocks && { blocks }),
  };
}
