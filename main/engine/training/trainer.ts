// Trains a network: epochs, batches, validation, callbacks, progress, cancel, going on from a checkpoint. The step itself
// is in train-step.ts. What it minimises and reports follows Keras' fit: losses measured before each update, weighted by
// rows; metrics summed.
import type * as tfTypes from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { EpochLog, Live } from '#shared/protocol/run.ts';
import type { WeightData } from '#engine/values/model.ts';
import type { Network } from '#engine/network/build-network.ts';
import { earlyStopping, reduceOnPlateau } from '#engine/training/callbacks.ts';
import { createChecker } from '#engine/training/compiled-checker.ts';
import { openFeed } from '#engine/training/data-feed.ts';
import type { DataFeed, FeedOrder, TrainingArrays } from '#engine/training/data-feed.ts';
import { at } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { epochClock, maxBytesAtCancel } from '#engine/training/loop.ts';
import { notFinite } from '#engine/training/not-finite.ts';
import { addReport, createObjective, logsOf, newTotals } from '#engine/training/objective.ts';
import { deriveSeed } from '#engine/kernels/random.ts';
import { nowAndThen } from '#engine/kernels/pace.ts';
import { batchOf } from '#engine/training/stepper.ts';
import { createStepPlan } from '#engine/training/train-step.ts';
import { beginRun, rateNow, stepCall, writeCheckpoint } from '#engine/training/training-run.ts';
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
    // To come to the same fault again is no use to anybody.
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
  const { settings, state } = run;
  const { history } = state;
  const stopper = settings.earlyStopping && earlyStopping(settings.earlyStopping, state.stopper);
  const reducer = settings.reduceOnPlateau && reduceOnPlateau(settings.reduceOnPlateau, state.reducer);
  let stopped: 'early' | 'cancelled' | undefined;
  while (state.epoch < settings.epochs && !stopped) {
    const { epoch } = state;
    const logs = await trainEpoch(run);
    if (logs === undefined) {
      stopped = 'cancelled';
      // Of a large network the last one that was due has to do: the person waits for the end. Before its first update it
      // may not have come to choose its threads.
      if (run.writer && state.step > 0 && stateBytes(run) <= maxBytesAtCancel) await writeCheckpoint(run);
      break;
    }
    if (reducer) {
      const rate = rateNow(run);
      logs['learning_rate'] = rate;
      state.callbackRate = reducer(logs, rate);
    }
    const log = epochLog(run, logs);
    history.push(log);
    settings.onEpoch?.(log);
    const verdict = stopper?.(logs, epoch);
    if (verdict?.best && settings.earlyStopping?.restoreBest) keepBest(run);
    if (verdict?.stop) stopped = 'early';
    state.epoch += 1;
    state.batch = 0;
    state.totals = newTotals(run.objective);
    state.seconds = 0;
    if (!stopped && state.epoch < settings.epochs && run.writer?.due(state.step)) await writeCheckpoint(run);
  }
  // Keras restores the best weights also when every epoch was run; a cancelled training keeps the last ones.
  const last = (stopped === 'cancelled' ? undefined : run.best) ?? run.stepper.weights();
  const weights = await readWeights(settings.network, last);
  if (last !== run.best) run.tf.dispose([...last]);
  const { eagerBecause } = run.stepper;
  return {
    weights,
    history,
    ...(stopped ? { stopped } : {}),
    ...(eagerBecause === undefined ? {} : { eagerBecause }),
    ...(run.threads && { threads: run.threads }),
    ...(run.feed.blocks && { blocks: run.feed.blocks }),
  };
}

/** Of the epoch in progress. */
function epochLog({ settings, state }: Run, logs: Readonly<Record<string, number>>): EpochLog {
  return {
    epoch: state.epoch + 1,
    epochs: settings.epochs,
    seconds: state.seconds,
    logs: Object.fromEntries(
      Object.entries(logs).map(([name, value]) => [name, Number.isFinite(value) ? value : null]),
    ),
  };
}

/** Of a checkpoint, nearly: weights and best weights, and about as many slots as Adam has. */
const stateBytes = ({ settings }: Run): number =>
  settings.weights.reduce((sum, { values }) => sum + values.byteLength, 0) * 4;

/** What is left of the epoch in progress: its logs; undefined when cancelled. */
async function trainEpoch(run: Run): Promise<Record<string, number> | undefined> {
  const { settings, feed, objective, state } = run;
  const { epoch, totals } = state;
  const isTime = nowAndThen();
  const addElapsed = epochClock(state);
  while (state.batch < feed.batches) {
    if (settings.signal?.aborted) return addElapsed();
    const b = state.batch;
    const rows = await nextRows(run, epoch, b);
    if (!rows) return addElapsed();
    addReport(totals, oneStep(run, epoch, b, rows), rows.length);
    state.batch += 1;
    const fraction = (epoch + (b + 1) / feed.batches) / settings.epochs;
    let live: Live | undefined;
    if (settings.onProgress && isTime()) {
      addElapsed();
      live = { soFar: epochLog(run, logsOf(objective, totals)) };
    }
    settings.onProgress?.(fraction, `${b + 1} / ${feed.batches}`, live);
    if (run.writer?.due(state.step)) {
      addElapsed();
      await writeCheckpoint(run);
    }
    await run.pace();
  }
  const logs = logsOf(objective, totals);
  if (run.validation) {
    const weights = run.stepper.weights();
    run.checker ??= createChecker(objective, run.validation, weights, run.stepper.threads);
    const checked = await run.checker.check(weights, settings.signal);
    run.tf.dispose(weights);
    if (checked === undefined) return addElapsed();
    for (const [name, value] of Object.entries(checked)) logs[`val_${name}`] = value;
  }
  addElapsed();
  return logs;
}

/** The batch's rows, with their data in place; undefined when cancelled. */
async function nextRows(run: Run, epoch: number, batch: number): Promise<Int32Array | undefined> {
  const { signal } = run.settings;
  try {
    const taken = await run.feed.batch(epoch, batch, signal);
    if (taken.block) run.stepper.load(taken.block);
    return taken.rows;
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  }
}

/** One update; returns the batch's report. */
function oneStep(run: Run, epoch: number, batch: number, rows: Int32Array): Float32Array {
  const { tf, settings, stepper } = run;
  const call = stepCall(run.plan, run.state.step + 1, rateNow(run), rows);
  const report = stepper.step(call);
  if (!Number.isFinite(report[0])) {
    const weights = stepper.weights();
    const inputs = tf.tidy(() => [...batchOf(run.feed.tensors, tf.tensor1d(call.rows, 'int32')).inputs]);
    const fault = notFinite(tf, settings.network, weights, inputs, { epoch: epoch + 1, step: batch + 1 });
    tf.dispose([...weights, ...inputs]);
    throw fault;
  }
  run.state.step += 1;
  if (settings.onStep) {
    const weights = stepper.weights();
    settings.onStep(run.state.step, weights);
    tf.dispose(weights);
  }
  return report;
}

function keepBest(run: Run): void {
  if (run.best) run.tf.dispose([...run.best]);
  run.best = run.stepper.weights();
}

async function readWeights(network: Network, tensors: readonly tfTypes.Tensor[]): Promise<WeightData[]> {
  return Promise.all(
    network.weights.map(async (spec, i) => ({
      layer: spec.layer,
      name: spec.name,
      shape: spec.shape,
      values: Float32Array.from(await at(tensors, i).data<'float32'>()),
      trainable: spec.trainable,
    })),
  );
}
