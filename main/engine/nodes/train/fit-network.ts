// A network fitted to the training rows of a dataset, its validation rows watched: what train.fit and train.autoencoder do
// alike, and what can be told of the model before.
import { Fault } from '#shared/protocol/problem.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { at } from '#engine/network/layer.ts';
import { networkKnown, withNetwork } from '#engine/network/model-info.ts';
import { inputPlaces, targetPlaces } from '#engine/training/ends.ts';
import { modelOf, prepareTraining, settingsOf } from '#engine/training/prepare.ts';
import type { TrainingInputs, TrainingTask } from '#engine/training/prepare.ts';
import { ownFeatures } from '#engine/training/reconstruction.ts';
import { fitArrays } from '#engine/training/split-arrays.ts';
import { train } from '#engine/training/trainer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { ReportValue } from '#engine/values/report.ts';
import type { RunContext, TrainingChoice } from '#engine/values/runner.ts';

export interface FitParams extends TrainingChoice {
  readonly epochs: number;
  readonly validate: boolean;
  readonly patience: number | null;
  readonly restoreBest: boolean;
}

/** What a node says of its training (Runner.trains). */
export const choiceOf = <P extends FitParams>(params: P) => ({
  ...params,
  keepsBest: params.patience !== null && params.restoreBest,
  checkpoints: true,
});

export interface Fitted {
  readonly task: TrainingTask;
  readonly model: ModelValue;
  readonly history: ReportValue;
}

/** Throws as prepareTraining does. A cancelled training gives the model so far. */
export async function fitNetwork(inputs: TrainingInputs, params: FitParams, context: RunContext): Promise<Fitted> {
  const { dataset } = inputs;
  const { signal, seed } = context;
  const { train: learnt, validation } = dataset.splits;
  const validate = params.validate && validation.rows > 0;
  const monitor = validate ? 'val_loss' : 'loss';
  const also = validate ? (['validation'] as const) : [];
  const task = await prepareTraining(inputs, params, { learnt: ['train'], also }, signal);
  const memory = context.dataBytes ?? Number.POSITIVE_INFINITY;
  const rows = { train: learnt, validation: validate ? validation : undefined };
  const trained = await train(task.tf, {
    ...settingsOf(task, learnt, seed, monitor),
    ...fitArrays(rows, task.form, memory),
    earlyStopping:
      params.patience === null
        ? undefined
        : { monitor, patience: params.patience, minDelta: 0, restoreBest: params.restoreBest },
    signal,
    checkpoint: context.checkpoint,
    threads: context.threads,
    onResume: (done) => context.resumed?.(done, params.epochs),
    onEpoch: (log) => context.epoch(log),
    onProgress: (fraction, note, live) => context.progress(fraction, note, live),
  });
  const known = params.reconstructs ? [] : dataset.targets;
  const history: ReportValue = {
    type: 'report',
    title: 'history',
    metrics: trained.history.at(-1)?.logs ?? {},
    history: trained.history,
    ...(known.some(({ scaled }) => scaled) && { learnt: known }),
    ...(known.length === 1 && { target: known[0] }),
  };
  return { task, model: modelOf(task, dataset, trained), history };
}

/** Of the model that the network will be; undefined where its ends are not those of the data, as checkTraining tells. */
export function fittedInfo(
  dataset: InfoOf<'dataset'>,
  network: InfoOf<'layer'>,
  reconstructs?: true,
): InfoOf<'model'> | undefined {
  const {
    inputs,
    outputs = [{ of: '', inputs: network.inputs, parameters: network.parameters }],
    parameters,
  } = network;
  try {
    const places = inputPlaces(inputs, dataset.inputs);
    const targets = reconstructs
      ? [ownFeatures]
      : targetPlaces(outputs, dataset.targets).map((place) => at(dataset.targets, place));
    const info: InfoOf<'model'> = {
      type: 'model',
      inputs: places.map((place) => {
        const { numberType: _ofRows, ...input } = at(dataset.inputs, place);
        return input;
      }),
      targets,
      parameters,
      ...(outputs.length > 1 && {
        outputs: outputs.map((end) => ({
          // In the network's order, which need not be the end's.
          inputs: [...inputs.keys()].filter((i) => end.inputs.some(({ layer }) => layer === at(inputs, i).layer)),
          parameters: end.parameters,
        })),
      }),
    };
    return withNetwork(info, () => networkKnown(network));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return undefined;
  }
}
