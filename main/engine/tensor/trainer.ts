// Trains a network: epochs, batches, validation, callbacks, progress, cancel. The step itself is in train-step.ts. What
// it minimises and reports follows Keras' fit: losses measured before each update, weighted by rows; metrics summed.
import type * as tfTypes from '@tensorflow/tfjs-core';
import type { EpochLog } from '#shared/protocol/run.ts';
import type { OptimizerValue, WeightData } from '#engine/run/values.ts';
import type { Network } from '#engine/tensor/build-network.ts';
import { earlyStopping, reduceOnPlateau } from '#engine/tensor/callbacks.ts';
import type { EarlyStopping, ReduceOnPlateau } from '#engine/tensor/callbacks.ts';
import { evaluateData } from '#engine/tensor/evaluate.ts';
import { at } from '#engine/tensor/layer.ts';
import type { Tf } from '#engine/tensor/native.ts';
import { notFinite } from '#engine/tensor/not-finite.ts';
import { addReport, createObjective, logsOf, newTotals } from '#engine/tensor/objective.ts';
import type { Objective, ObjectiveData } from '#engine/tensor/objective.ts';
import { weightTensors } from '#engine/tensor/predict-function.ts';
import { deriveSeed, generator, permutation } from '#engine/tensor/random.ts';
import { learningRateAt } from '#engine/tensor/schedules.ts';
import { createStepper } from '#engine/tensor/compiled-stepper.ts';
import { batchOf } from '#engine/tensor/stepper.ts';
import type { StepCall, Stepper } from '#engine/tensor/stepper.ts';
import { createStepPlan, initialSlots } from '#engine/tensor/train-step.ts';
import type { StepPlan } from '#engine/tensor/train-step.ts';
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
 * Trains until the last epoch, an early stop or a cancel; a cancel keeps the weights so far. Leaves no tensor behind.
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
  const run: Run = {
    tf,
    settings,
    plan,
    objective,
    tensors,
    validation: validationTensors,
    stepper: startStepper(tf, settings, plan, tensors),
    step: 0,
    callbackRate: undefined,
    pace: createPace(),
  };
  try {
    return await trainEpochs(run);
  } finally {
    run.stepper.dispose();
    if (run.best) tf.dispose([...run.best]);
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
  readonly stepper: Stepper;
  /** Updates made. */
  step: number;
  /** A rate that a callback has set; undefined = the optimizer's own. */
  callbackRate: number | undefined;
  best?: readonly tfTypes.Tensor[];
}

function rowWeightsOf(settings: TrainingSettings): Float32Array | undefined {
  const { data, classWeight } = settings;
  if (!classWeight) return data.rowWeights;
  const byClass = classWeights(at(data.truths, 0), data.rows, classWeight);
  return data.rowWeights ? byClass.map((weight, row) => weight * (data.rowWeights?.[row] ?? 1)) : byClass;
}

async function trainEpochs(run: Run): Promise<Trained> {
  const { settings } = run;
  const history: EpochLog[] = [];
  const stopper = settings.earlyStopping && earlyStopping(settings.earlyStopping);
  const reducer = settings.reduceOnPlateau && reduceOnPlateau(settings.reduceOnPlateau);
  let stopped: 'early' | 'cancelled' | undefined;
  for (let epoch = 0; epoch < settings.epochs && !stopped; epoch += 1) {
    const started = performance.now();
    const logs = await trainEpoch(run, epoch);
    if (logs === undefined) {
      stopped = 'cancelled';
      break;
    }
    if (reducer) {
      const rate = rateNow(run);
      logs['learning_rate'] = rate;
      run.callbackRate = reducer(logs, rate);
    }
    const log: EpochLog = {
      epoch: epoch + 1,
      epochs: settings.epochs,
      seconds: (performance.now() - started) / 1000,
      logs: Object.fromEntries(
        Object.entries(logs).map(([name, value]) => [name, Number.isFinite(value) ? value : null]),
      ),
    };
    history.push(log);
    settings.onEpoch?.(log);
    const verdict = stopper?.(logs, epoch);
    if (verdict?.best && settings.earlyStopping?.restoreBest) keepBest(run);
    if (verdict?.stop) stopped = 'early';
  }
  // Keras restores the best weights also when every epoch was run; a cancelled training keeps the last ones.
  const last = (stopped === 'cancelled' ? undefined : run.best) ?? run.stepper.weights();
  const weights = await readWeights(settings.network, last);
  if (last !== run.best) run.tf.dispose([...last]);
  const { eagerBecause } = run.stepper;
  return { weights, history, ...(stopped ? { stopped } : {}), ...(eagerBecause === undefined ? {} : { eagerBecause }) };
}

/** The logs of an epoch; undefined when cancelled. */
async function trainEpoch(run: Run, epoch: number): Promise<Record<string, number> | undefined> {
  const { settings, tensors, objective } = run;
  const order = settings.shuffle
    ? permutation(tensors.rows, generator(deriveSeed(settings.seed, 'shuffle', epoch)))
    : undefined;
  const totals = newTotals(objective);
  const batches = Math.ceil(tensors.rows / settings.batchSize);
  for (let b = 0; b < batches; b += 1) {
    if (settings.signal?.aborted) return undefined;
    const start = b * settings.batchSize;
    const rows = Math.min(settings.batchSize, tensors.rows - start);
    addReport(totals, oneStep(run, epoch, start, rows, order), rows);
    settings.onProgress?.((epoch + (b + 1) / batches) / settings.epochs, `${b + 1} / ${batches}`);
    await run.pace();
  }
  const logs = logsOf(objective, totals);
  if (run.validation) {
    const weights = run.stepper.weights();
    const checked = await evaluateData(run.tf, objective, weights, run.validation, settings.batchSize, settings.signal);
    run.tf.dispose(weights);
    if (checked === undefined) return undefined;
    for (const [name, value] of Object.entries(checked)) logs[`val_${name}`] = value;
  }
  return logs;
}

/** Compiled for the sizes of batch that an epoch has. */
function startStepper(tf: Tf, settings: TrainingSettings, plan: StepPlan, tensors: DataTensors): Stepper {
  const state = { weights: weightTensors(tf, settings.network, settings.weights), slots: initialSlots(plan) };
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
  return run.callbackRate ?? learningRateAt(run.plan.common.learning_rate, run.step);
}

/** One update; returns the batch's report. */
function oneStep(run: Run, epoch: number, start: number, rows: number, order: Int32Array | undefined): Float32Array {
  const { tf, settings, stepper } = run;
  const call = stepCall(run.plan, run.tensors.rows, run.step + 1, rateNow(run), { start, rows, order });
  const report = stepper.step(call);
  if (!Number.isFinite(report[0])) {
    const weights = stepper.weights();
    const inputs = tf.tidy(() => [...batchOf(run.tensors, tf.tensor1d(call.rows, 'int32')).inputs]);
    const place = { epoch: epoch + 1, step: Math.floor(start / settings.batchSize) + 1 };
    const fault = notFinite(tf, settings.network, weights, inputs, place);
    tf.dispose([...weights, ...inputs]);
    throw fault;
  }
  run.step += 1;
  if (settings.onStep) {
    const weights = stepper.weights();
    settings.onStep(run.step, weights);
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
