// Trains a network: epochs, batches, validation, callbacks, progress, cancel, going on from a checkpoint. The step itself
// is in train-step.ts. What it minimises and reports follows Keras' fit: losses measured before each update, weighted by
// rows; metrics summed.
import type * as tfTypes from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { WeightData } from '#engine/values/model.ts';
import type { Network } from '#engine/network/build-network.ts';
import { earlyStopping, reduceOnPlateau } from '#engine/training/callbacks.ts';
import { createChecker } from '#engine/training/compiled-checker.ts';
import { openFeed } from '#engine/training/data-feed.ts';
import type { DataFeed, FeedOrder, TrainingArrays } from '#engine/training/data-feed.ts';
import { withValues } from '#engine/network/initial-weights.ts';
import { at } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { runLoop } from '#engine/training/loop.ts';
import { notFinite } from '#engine/training/not-finite.ts';
import { addReport, createObjective, logsOf } from '#engine/training/objective.ts';
import { deriveSeed } from '#engine/kernels/random.ts';
import { batchOf } from '#engine/training/network-updates.ts';
import { tensorsOf } from '#engine/training/training-data.ts';
import { createStepPlan } from '#engine/training/train-step.ts';
import { beginRun, piecesNow, rateNow, stepCall } from '#engine/training/training-run.ts';
import type { Run } from '#engine/training/training-run.ts';
import type { Trained, TrainingSettings } from '#engine/training/training-settings.ts';

/**
 * Trains until the last epoch, an early stop or a cancel; a cancel keeps the weights so far. From a checkpoint it goes on
 * to the very numbers of an unbroken run. Leaves no tensor behind; its last checkpoint is the caller's to remove.
 * Throws Fault 'training.notFinite' (facts: epoch, step, layer), 'training.loss', 'training.optimizer',
 * 'training.memoryShare'.
 */
export async function train(tf: Tf, settings: TrainingSettings): Promise<Trained> {
  const { network, data, validation } = settings;
  const objective = createObjective(
    network,
    settings.objective,
    data.truths.map((truth) => truth.shape),
  );
  const plan = createStepPlan(objective, settings.optimizer, deriveSeed(settings.seed, 'layers'));
  const feeds: DataFeed[] = [];
  const open = async (arrays: TrainingArrays, order: Omit<FeedOrder, 'batchSize'>): Promise<DataFeed> => {
    const feed = await openFeed(arrays, { batchSize: Math.min(settings.batchSize, arrays.rows), ...order });
    feeds.push(feed);
    return feed;
  };
  let run: Run | undefined;
  try {
    const { seed, classWeight } = settings;
    const feed = await open(data, { seed: settings.shuffle ? seed : undefined, classWeight });
    const checked = validation && (await open(validation, { seed: undefined }));
    run = await beginRun({ tf, settings, plan, objective, feed, validation: checked });
    return await trainEpochs(run);
  } catch (error) {
    // Resuming would run into the same fault again.
    if (error instanceof Fault) await settings.checkpoint?.remove();
    throw error;
  } finally {
    run?.stepper.dispose();
    run?.checker?.dispose();
    if (run?.best) tf.dispose([...run.best]);
    for (const feed of feeds) await feed.dispose();
  }
}

async function trainEpochs(run: Run): Promise<Trained> {
  const { settings, state, objective, feed, writer } = run;
  const stopped = await runLoop({
    state,
    epochs: settings.epochs,
    batches: feed.batches,
    signal: settings.signal,
    checkpoints: writer && { writer, pieces: () => piecesNow(run) },
    stateBytes: stateBytes(run),
    step: (batch) => (batch < feed.batches ? nextStep(run, batch) : false),
    logs: (totals) => logsOf(objective, totals),
    endEpoch: endsEpochs(run),
    onEpoch: settings.onEpoch,
    onProgress: settings.onProgress,
  });
  // Keras restores the best weights also when every epoch was run; a cancelled training keeps the last ones.
  const last = (stopped === 'cancelled' ? undefined : run.best) ?? run.stepper.weights();
  const weights = await readWeights(settings.network, last);
  if (last !== run.best) run.tf.dispose([...last]);
  const { eagerBecause } = run.stepper;
  return {
    weights,
    history: state.history,
    ...(stopped ? { stopped } : {}),
    ...(eagerBecause === undefined ? {} : { eagerBecause }),
    ...(run.threads && { threads: run.threads }),
    ...(feed.blocks && { blocks: feed.blocks }),
  };
}

/** Validation and callbacks. */
function endsEpochs(run: Run): (logs: Record<string, number>) => Promise<'early' | 'cancelled' | undefined> {
  const { settings, state } = run;
  const stopper = settings.earlyStopping && earlyStopping(settings.earlyStopping, state.own.stopper);
  const reducer = settings.reduceOnPlateau && reduceOnPlateau(settings.reduceOnPlateau, state.own.reducer);
  return async (logs) => {
    if (run.validation) {
      const weights = run.stepper.weights();
      run.checker ??= createChecker(run.objective, run.validation, weights, run.stepper.threads);
      const checked = await run.checker.check(weights, settings.signal);
      run.tf.dispose(weights);
      if (checked === undefined) return 'cancelled';
      for (const [name, value] of Object.entries(checked)) logs[`val_${name}`] = value;
    }
    if (reducer) {
      const rate = rateNow(run);
      logs['learning_rate'] = rate;
      state.own.callbackRate = reducer(logs, rate);
    }
    const verdict = stopper?.(logs, state.epoch);
    if (verdict?.best && settings.earlyStopping?.restoreBest) keepBest(run);
    return verdict?.stop ? 'early' : undefined;
  };
}

/** Of a checkpoint, nearly: weights and best weights, and about as many slots as Adam has. */
const stateBytes = ({ settings }: Run): number =>
  settings.weights.reduce((sum, { values }) => sum + values.byteLength, 0) * 4;

/** The update with a batch, once its rows are in place. */
function nextStep(run: Run, batch: number): true | Promise<true> {
  const taken = run.feed.batch(run.state.epoch, batch, run.settings.signal);
  const update = ({ rows, block }: Awaited<typeof taken>): true => {
    if (block) run.stepper.load(tensorsOf(block));
    addReport(run.state.totals, oneStep(run, batch, rows), rows.length);
    return true;
  };
  return 'then' in taken ? taken.then(update) : update(taken);
}

/** One update; returns the batch's report. */
function oneStep(run: Run, batch: number, rows: Int32Array): Float32Array {
  const { tf, settings, stepper, state } = run;
  const call = stepCall(run.plan, state.step + 1, rateNow(run), rows);
  const report = stepper.step(call);
  if (!Number.isFinite(report[0])) {
    const weights = stepper.weights();
    const inputs = tf.tidy(() => [...batchOf(run.feed.tensors, tf.tensor1d(call.rows, 'int32')).inputs]);
    const fault = notFinite(tf, settings.network, weights, inputs, { epoch: state.epoch + 1, step: batch + 1 });
    tf.dispose([...weights, ...inputs]);
    throw fault;
  }
  if (settings.onStep) {
    const weights = stepper.weights();
    settings.onStep(state.step + 1, weights);
    tf.dispose(weights);
  }
  return report;
}

function keepBest(run: Run): void {
  if (run.best) run.tf.dispose([...run.best]);
  run.best = run.stepper.weights();
  run.state.own.hasBest = true;
}

const readWeights = (network: Network, tensors: readonly tfTypes.Tensor[]): Promise<WeightData[]> =>
  Promise.all(
    network.weights.map(async (spec, i) => withValues(spec, Float32Array.from(await at(tensors, i).data<'float32'>()))),
  );
