// Trains a network: epochs, batches, validation, callbacks, progress, cancel, going on from a checkpoint. The step itself
// is in train-step.ts. What it minimises and reports follows Keras' fit: losses measured before each update, weighted by
// rows; metrics summed.
import type * as tfTypes from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { EpochLog } from '#shared/protocol/run.ts';
import type { Checkpoint } from '#engine/run/runner.ts';
import type { OptimizerValue, WeightData } from '#engine/run/values.ts';
import type { Network } from '#engine/tensor/build-network.ts';
import { earlyStopping, reduceOnPlateau } from '#engine/tensor/callbacks.ts';
import type { EarlyStopping, ReduceOnPlateau } from '#engine/tensor/callbacks.ts';
import {
  checkpointPieces,
  maxCheckpointBytes,
  newTrainingState,
  readTrainingCheckpoint,
} from '#engine/tensor/checkpoint.ts';
import type { CheckpointFrame, TrainingCheckpoint, TrainingState } from '#engine/tensor/checkpoint.ts';
import { checkpointPace, checkpointWriter } from '#engine/tensor/checkpoint-writer.ts';
import type { CheckpointPace, CheckpointWriter } from '#engine/tensor/checkpoint-writer.ts';
import { at } from '#engine/tensor/layer.ts';
import type { Tf } from '#engine/tensor/native.ts';
import { notFinite } from '#engine/tensor/not-finite.ts';
import { addReport, createObjective, logsOf, newTotals } from '#engine/tensor/objective.ts';
import type { Objective, ObjectiveData } from '#engine/tensor/objective.ts';
import { weightTensors } from '#engine/tensor/predict-function.ts';
import { deriveSeed, generator, permutation } from '#engine/tensor/random.ts';
import { learningRateAt } from '#engine/tensor/schedules.ts';
import { createChecker } from '#engine/tensor/compiled-checker.ts';
import type { Checker } from '#engine/tensor/compiled-checker.ts';
import { createStepper } from '#engine/tensor/compiled-stepper.ts';
import { batchOf } from '#engine/tensor/stepper.ts';
import type { StepCall, Stepper } from '#engine/tensor/stepper.ts';
import { createStepPlan, initialSlots } from '#engine/tensor/train-step.ts';
import type { StepPlan, StepState } from '#engine/tensor/train-step.ts';
import { classWeights, dataTensors, disposeData } from '#engine/tensor/training-data.ts';
import type { DataArrays, DataTensors } from '#engine/tensor/training-data.ts';
import { createPace } from '#engine/tensor/pace.ts';

export interface TrainingSettings {
  readonly network: Network;
  readonly weights: readonly WeightData[];
  readonly optimizer: Pick<OptimizerValue, 'className' | 'config'>;
  readonly objective: ObjectiveData;
  readonly data: DataArrays;
  readonly validation?: DataArrays | undefined;
  readonly epochs: number;
  /** Rows per update; the last batch of an epoch may be smaller. */
  readonly batchSize: number;
  /** Order of the rows anew each epoch; false = as they come. */
  readonly shuffle: boolean;
  /** Of shuffling, dropout and noise. */
  readonly seed: number;
  readonly classWeight?: Readonly<Record<number, number>> | undefined;
  readonly earlyStopping?: EarlyStopping | undefined;
  readonly reduceOnPlateau?: ReduceOnPlateau | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Where it leaves off when it is killed or cancelled, and goes on from. */
  readonly checkpoint?: Checkpoint | undefined;
  readonly checkpointPace?: CheckpointPace;
  /** It goes on from its checkpoint, in the epoch after those of `history`. */
  onResume?(history: readonly EpochLog[]): void;
  onEpoch?(log: EpochLog): void;
  /** @param fraction of all epochs; @param note "17 / 200", the batches of this epoch */
  onProgress?(fraction: number, note: string): void;
  /** After each update, with the state in force; it must not keep or dispose the tensors. */
  onStep?(step: number, weights: readonly tfTypes.Tensor[]): void;
}

export interface Trained {
  readonly weights: readonly WeightData[];
  readonly history: readonly EpochLog[];
  readonly stopped?: 'early' | 'cancelled';
  /** Why its step was not compiled; absent when it was. */
  readonly eagerBecause?: string;
}

/**
 * Trains until the last epoch, an early stop or a cancel; a cancel keeps the weights so far. From a checkpoint it goes on
 * to the very numbers of an unbroken run. Leaves no tensor behind; its last checkpoint is the caller's to remove.
 * Throws Fault 'training.notFinite' (facts: epoch, step, layer), 'training.loss', 'training.optimizer'.
 */
export async function train(tf: Tf, settings: TrainingSettings): Promise<Trained> {
  const { network, data, validation } = settings;
  const objective = createObjective(
    network,
    settings.objective,
    data.truths.map((truth) => truth.shape),
  );
  const plan = createStepPlan(objective, settings.optimizer, deriveSeed(settings.seed, 'layers'));
  const tensors = dataTensors({ ...data, rowWeights: rowWeightsOf(settings) });
  const validationTensors = validation && dataTensors(validation);
  let run: Run | undefined;
  try {
    run = {
      tf,
      settings,
      plan,
      objective,
      tensors,
      validation: validationTensors,
      ...(await begin(tf, settings, plan, tensors, objective)),
      writer: settings.checkpoint && checkpointWriter(settings.checkpoint, settings.checkpointPace ?? checkpointPace()),
      pace: createPace(),
    };
    return await trainEpochs(run);
  } catch (error) {
    // To come to the same fault again is no use to anybody.
    if (error instanceof Fault) await settings.checkpoint?.remove();
    throw error;
  } finally {
    run?.stepper.dispose();
    run?.checker?.dispose();
    if (run?.best) tf.dispose([...run.best]);
    disposeData(tensors);
    if (validationTensors) disposeData(validationTensors);
  }
}

interface Run {
  readonly tf: Tf;
  readonly settings: TrainingSettings;
  readonly plan: StepPlan;
  readonly objective: Objective;
  readonly tensors: DataTensors;
  readonly validation: DataTensors | undefined;
  readonly pace: () => Promise<void>;
  readonly writer: CheckpointWriter | undefined;
  readonly stepper: Stepper;
  readonly state: TrainingState;
  best?: readonly tfTypes.Tensor[] | undefined;
  /** Made when the first epoch comes to its validation. */
  checker?: Checker;
}

const batchesOf = ({ batchSize, data }: TrainingSettings): number => Math.ceil(data.rows / batchSize);

/** At the start, or where the checkpoint left off. */
async function begin(
  tf: Tf,
  settings: TrainingSettings,
  plan: StepPlan,
  tensors: DataTensors,
  objective: Objective,
): Promise<Pick<Run, 'stepper' | 'state' | 'best'>> {
  const found = await readCheckpoint(settings, plan, objective);
  if (found) {
    const { best, ...start } = found.tensors;
    const stepper = startStepper(settings, plan, tensors, start);
    if ((stepper.eagerBecause === undefined) === found.compiled) {
      settings.onResume?.(found.state.history);
      return { stepper, state: found.state, best };
    }
    stepper.dispose();
    if (best) tf.dispose([...best]);
  }
  const state = newTrainingState(newTotals(objective));
  const initial = { weights: weightTensors(tf, settings.network, settings.weights), slots: initialSlots(plan) };
  return { stepper: startStepper(settings, plan, tensors, initial), state };
}

async function readCheckpoint(
  settings: TrainingSettings,
  plan: StepPlan,
  { reportSize }: Objective,
): Promise<TrainingCheckpoint | undefined> {
  const weights = plan.network.weights.map(({ shape }) => shape);
  const each = plan.optimizer.slots(plan.config);
  const frame: CheckpointFrame = {
    weights,
    slots: plan.trainable.map((index) => each.map(() => at(weights, index))),
    epochs: settings.epochs,
    batches: batchesOf(settings),
    reportSize,
  };
  const bytes = await settings.checkpoint?.read(maxCheckpointBytes(frame));
  return bytes && readTrainingCheckpoint(bytes, frame);
}

async function writeCheckpoint({ tf, stepper, state, best, writer }: Run): Promise<void> {
  const copies = best?.map((tensor) => tf.clone(tensor));
  await writer?.write(
    checkpointPieces(state, { ...stepper.state(), best: copies }, stepper.eagerBecause === undefined),
  );
}

function rowWeightsOf(settings: TrainingSettings): Float32Array | undefined {
  const { data, classWeight } = settings;
  if (!classWeight) return data.rowWeights;
  const byClass = classWeights(at(data.truths, 0), data.rows, classWeight);
  return data.rowWeights ? byClass.map((weight, row) => weight * (data.rowWeights?.[row] ?? 1)) : byClass;
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
      // Of a large network the last one that was due has to do: the person waits for the end.
      if (run.writer && stateBytes(run) <= mostBytesAtCancel) await writeCheckpoint(run);
      break;
    }
    if (reducer) {
      const rate = rateNow(run);
      logs['learning_rate'] = rate;
      state.callbackRate = reducer(logs, rate);
    }
    const log: EpochLog = {
      epoch: epoch + 1,
      epochs: settings.epochs,
      seconds: state.seconds,
      logs: Object.fromEntries(
        Object.entries(logs).map(([name, value]) => [name, Number.isFinite(value) ? value : null]),
      ),
    };
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
  return { weights, history, ...(stopped ? { stopped } : {}), ...(eagerBecause === undefined ? {} : { eagerBecause }) };
}

const mostBytesAtCancel = 64 * 1024 * 1024;

/** Of a checkpoint, nearly: weights and best weights, and about as many slots as Adam has. */
const stateBytes = ({ settings }: Run): number =>
  settings.weights.reduce((sum, { values }) => sum + values.byteLength, 0) * 4;

/** What is left of the epoch in progress: its logs; undefined when cancelled. */
async function trainEpoch(run: Run): Promise<Record<string, number> | undefined> {
  const { settings, tensors, objective, state } = run;
  const { epoch, totals } = state;
  let last = performance.now();
  const spend = (): undefined => {
    const now = performance.now();
    state.seconds += (now - last) / 1000;
    last = now;
  };
  const order = settings.shuffle
    ? permutation(tensors.rows, generator(deriveSeed(settings.seed, 'shuffle', epoch)))
    : undefined;
  const batches = batchesOf(settings);
  while (state.batch < batches) {
    if (settings.signal?.aborted) return spend();
    const b = state.batch;
    const start = b * settings.batchSize;
    const rows = Math.min(settings.batchSize, tensors.rows - start);
    addReport(totals, oneStep(run, epoch, start, rows, order), rows);
    state.batch += 1;
    settings.onProgress?.((epoch + (b + 1) / batches) / settings.epochs, `${b + 1} / ${batches}`);
    if (run.writer?.due(state.step)) {
      spend();
      await writeCheckpoint(run);
    }
    await run.pace();
  }
  const logs = logsOf(objective, totals);
  if (run.validation) {
    const weights = run.stepper.weights();
    run.checker ??= createChecker(objective, run.validation, settings.batchSize, weights);
    const checked = await run.checker.check(weights, settings.signal);
    run.tf.dispose(weights);
    if (checked === undefined) return spend();
    for (const [name, value] of Object.entries(checked)) logs[`val_${name}`] = value;
  }
  spend();
  return logs;
}

/** Compiled for the sizes of batch that an epoch has. */
function startStepper(settings: TrainingSettings, plan: StepPlan, tensors: DataTensors, state: StepState): Stepper {
  const full = Math.min(settings.batchSize, tensors.rows);
  const last = tensors.rows % full;
  const rate = learningRateAt(plan.common.learning_rate, 0);
  const sizes = last === 0 ? [full] : [full, last];
  return createStepper(
    plan,
    tensors,
    state,
    sizes.map((rows) => stepCall(plan, tensors.rows, 1, rate, { start: 0, rows })),
  );
}

function rateNow(run: Run): number {
  return run.state.callbackRate ?? learningRateAt(run.plan.common.learning_rate, run.state.step);
}

/** One update; returns the batch's report. */
function oneStep(run: Run, epoch: number, start: number, rows: number, order: Int32Array | undefined): Float32Array {
  const { tf, settings, stepper } = run;
  const call = stepCall(run.plan, run.tensors.rows, run.state.step + 1, rateNow(run), { start, rows, order });
  const report = stepper.step(call);
  if (!Number.isFinite(report[0])) {
    const weights = stepper.weights();
    const inputs = tf.tidy(() => [...batchOf(run.tensors, tf.tensor1d(call.rows, 'int32')).inputs]);
    const place = { epoch: epoch + 1, step: Math.floor(start / settings.batchSize) + 1 };
    const fault = notFinite(tf, settings.network, weights, inputs, place);
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

/** The rows of a batch, in the epoch's order or in their own, and the step's scalars. */
function stepCall(
  plan: StepPlan,
  total: number,
  number: number,
  rate: number,
  { start, rows, order }: { readonly start: number; readonly rows: number; readonly order?: Int32Array | undefined },
): StepCall {
  const end = Math.min(start + rows, total);
  const taken = order ? order.subarray(start, end) : Int32Array.from({ length: end - start }, (_, i) => start + i);
  return { rows: taken, number, feeds: plan.optimizer.feeds(plan.config, number, rate) };
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
