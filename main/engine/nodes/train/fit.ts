// Runs train.fit: trains a network on a dataset's training rows and hands over the model with its history. A cancelled
// training hands over the model so far, and goes on from there when it is run again.
import { fit as spec } from '#shared/nodes/train/fit.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { at } from '#engine/network/layer.ts';
import { networkKnown, withNetwork } from '#engine/network/model-info.ts';
import { inputPlaces, targetPlaces } from '#engine/training/ends.ts';
import { modelOf, prepareTraining, settingsOf } from '#engine/training/prepare.ts';
import { fitArrays } from '#engine/training/split-arrays.ts';
import { train } from '#engine/training/trainer.ts';
import type { ReportValue } from '#engine/values/report.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const fit = defineRunner<typeof spec>({
  spec,
  readsStored: true,

  infer({ dataset, network }) {
    const history = { type: 'report' } as const;
    if (!dataset || !network) return { outputs: { history }, problems: [] };
    const model = modelInfo(dataset, network);
    return { outputs: { ...(model && { model }), history }, problems: [] };
  },

  trains: (params) => ({ ...params, keepsBest: params.patience !== null && params.restoreBest, checkpoints: true }),

  async run(inputs, params, context) {
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
    const history: ReportValue = {
      type: 'report',
      title: 'history',
      metrics: trained.history.at(-1)?.logs ?? {},
      history: trained.history,
      ...(dataset.targets.some(({ scaled }) => scaled) && { learnt: dataset.targets }),
      ...(dataset.targets.length === 1 && { target: dataset.targets[0] }),
    };
    return { model: modelOf(task, dataset, trained), history };
  },
});

/** Of the model that the network will be; undefined where its ends are not those of the data, as checkTraining tells. */
function modelInfo(dataset: InfoOf<'dataset'>, network: InfoOf<'layer'>): InfoOf<'model'> | undefined {
  const {
    inputs,
    outputs = [{ of: '', inputs: network.inputs, parameters: network.parameters }],
    parameters,
  } = network;
  try {
    const places = inputPlaces(inputs, dataset.inputs);
    const info: InfoOf<'model'> = {
      type: 'model',
      inputs: places.map((place) => {
        const { numberType: _ofRows, ...input } = at(dataset.inputs, place);
        return input;
      }),
      targets: targetPlaces(outputs, dataset.targets).map((place) => at(dataset.targets, place)),
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
