// Runs train.fit: trains a network on a dataset's training rows and hands over the model with its history. A cancelled
// training hands over the model so far, and goes on from there when it is run again.
import { fit as spec } from '#shared/nodes/train/fit.ts';
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
    if (!dataset) return { outputs: { history }, problems: [] };
    const { inputs, targets } = dataset;
    // Which of several goes where is told by the network.
    if (inputs.length + targets.length > 2) return { outputs: { history }, problems: [] };
    const model = { type: 'model' as const, inputs, targets, parameters: network?.parameters ?? 0 };
    return { outputs: { model, history }, problems: [] };
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
      ...(dataset.targets.length === 1 && { target: dataset.targets[0] }),
    };
    return { model: modelOf(task, dataset, trained), history };
  },
});
