// A Keras training trajectory, run by the trainer that the product uses and compared number by number.
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import type { EarlyStopping, ReduceOnPlateau } from '#engine/training/callbacks.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { batchReport, evaluateBatches } from '#engine/training/evaluate.ts';
import { at } from '#engine/network/layer.ts';
import { lossClassName } from '#engine/training/losses.ts';
import { describeMetric } from '#engine/training/metrics.ts';
import type { MetricData } from '#engine/training/metrics.ts';
import type { NamedObject } from '#engine/network/named-object.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { createObjective } from '#engine/training/objective.ts';
import type { LossData } from '#engine/training/objective.ts';
import { optimizerClass } from '#engine/training/optimizers/registry.ts';
import { weightTensors } from '#engine/network/predictor.ts';
import { train } from '#engine/training/trainer.ts';
import { dataTensors, disposeData } from '#engine/training/training-data.ts';
import type { ArrayData, DataArrays } from '#engine/training/training-data.ts';
import { flatNumbers } from '#test/reference/load-cases.ts';
import { missingLayers, nestedShape, readModel, readWeights } from '#test/reference/keras-model.ts';
import type { CaseArray, CaseModel, CaseWeight } from '#test/reference/keras-model.ts';

export interface TrainingCase {
  readonly id: string;
  readonly model: CaseModel;
  readonly optimizer: NamedObject;
  readonly loss: LossData | readonly LossData[];
  readonly metrics: readonly MetricData[];
  readonly callbacks?: readonly NamedObject[];
  readonly fit: {
    readonly batch_size: number;
    readonly epochs: number;
    readonly class_weight?: Readonly<Record<number, number>>;
    readonly validation_split?: number;
    readonly loss_weights?: readonly number[];
  };
  readonly data: Readonly<Record<'x' | 'y', readonly CaseArray[]>> & {
    readonly val_x?: readonly CaseArray[];
    readonly val_y?: readonly CaseArray[];
    readonly sample_weight?: readonly number[];
    readonly val_sample_weight?: readonly number[];
  };
  readonly initial_weights: readonly CaseWeight[];
  readonly expected: {
    readonly history: Readonly<Record<string, readonly number[]>>;
    readonly weights_after_first_batch: readonly unknown[];
    readonly final_weights: readonly unknown[];
    readonly final_evaluate: Readonly<Record<string, number>>;
  };
  readonly tolerance: { readonly weights_absolute: number; readonly history_relative: number };
}

const knownCallbacks = ['EarlyStopping', 'ReduceLROnPlateau'];

/** What a case needs and the product does not have yet. */
export function missingFrom(one: TrainingCase): string[] {
  const losses = [one.loss].flat().filter((loss) => !lossClassName(nameOf(loss)));
  const metrics = one.metrics.filter((metric) => describeMetric(metric).className === undefined);
  return [
    ...missingLayers(one.model).map((name) => `layer ${name}`),
    ...(optimizerClass(one.optimizer.class_name) ? [] : [`optimizer ${one.optimizer.class_name}`]),
    ...losses.map((loss) => `loss ${nameOf(loss as LossData)}`),
    ...metrics.map((metric) => `metric ${describeMetric(metric).name}`),
    ...(one.callbacks ?? [])
      .filter((c) => !knownCallbacks.includes(c.class_name))
      .map((c) => `callback ${c.class_name}`),
  ];
}

function nameOf(data: LossData | readonly LossData[]): string {
  if (typeof data === 'string') return data;
  return 'class_name' in data ? data.class_name : '';
}

function readArray(array: CaseArray): { rows: number; data: ArrayData } {
  const [rows = 0, ...shape] = nestedShape(array.values);
  const numbers = flatNumbers(array.values);
  const values = array.dtype === 'int32' ? Int32Array.from(numbers) : Float32Array.from(numbers);
  return { rows, data: { values, shape } };
}

function readData(x: readonly CaseArray[], y: readonly CaseArray[], weights?: readonly number[]): DataArrays {
  return {
    rows: readArray(at(x, 0)).rows,
    inputs: x.map((array) => readArray(array).data),
    truths: y.map((array) => readArray(array).data),
    rowWeights: weights && Float32Array.from(weights),
  };
}

/** Keras' validation_split: the last part of the rows, cut at int(rows · (1 − split)). */
function splitData(data: DataArrays, split: number): [DataArrays, DataArrays] {
  const cut = Math.floor(data.rows * (1 - split));
  const part = (from: number, to: number): DataArrays => {
    const take = (array: ArrayData): ArrayData => {
      const width = array.values.length / data.rows;
      return { values: array.values.slice(from * width, to * width), shape: array.shape };
    };
    return { rows: to - from, inputs: data.inputs.map(take), truths: data.truths.map(take) };
  };
  return [part(0, cut), part(cut, data.rows)];
}

function readCallbacks(callbacks: readonly NamedObject[]): { stopping?: EarlyStopping; plateau?: ReduceOnPlateau } {
  const settings = (name: string): Readonly<Record<string, unknown>> | undefined =>
    callbacks.find((callback) => callback.class_name === name)?.config;
  const stop = settings('EarlyStopping');
  const reduce = settings('ReduceLROnPlateau');
  return {
    ...(stop && {
      stopping: {
        monitor: stop['monitor'] as string,
        patience: stop['patience'] as number,
        minDelta: stop['min_delta'] as number,
        restoreBest: stop['restore_best_weights'] as boolean,
      },
    }),
    ...(reduce && {
      plateau: {
        monitor: reduce['monitor'] as string,
        factor: reduce['factor'] as number,
        patience: reduce['patience'] as number,
        minDelta: reduce['min_delta'] as number,
        cooldown: reduce['cooldown'] as number,
        minRate: reduce['min_lr'] as number,
      },
    }),
  };
}

function weightsOff(got: readonly Float32Array[], want: readonly unknown[], tolerance: number): unknown[] {
  return want.flatMap((values, w) =>
    flatNumbers(values).flatMap((wanted, i) => {
      const value = got[w]?.[i] ?? Number.NaN;
      return Math.abs(value - wanted) <= tolerance ? [] : [{ weight: w, i, value, wanted }];
    }),
  );
}

const counted = /(accuracy|acc_\d+|precision|recall|top\d*)$/;

function logsOff(
  got: Readonly<Record<string, number | null>>,
  want: Readonly<Record<string, number>>,
  relative: number,
): unknown[] {
  return Object.entries(want).flatMap(([name, wanted]) => {
    const value = got[name] ?? Number.NaN;
    const allowed = counted.test(name) ? 1e-6 : relative * Math.max(1, Math.abs(wanted));
    return Math.abs(value - wanted) <= allowed ? [] : [{ name, value, wanted, allowed }];
  });
}

/** @param compiled whether the step must have gone through the compiled program */
export async function checkTrajectory(tf: Tf, one: TrainingCase, compiled: boolean): Promise<void> {
  const before = tf.memory().numTensors;
  const network = buildNetwork(readModel(one.model));
  const all = readData(one.data.x, one.data.y, one.data.sample_weight);
  const split = one.fit.validation_split;
  const [data, held] = split === undefined ? [all, undefined] : splitData(all, split);
  const { val_x: x, val_y: y, val_sample_weight: validationWeights } = one.data;
  const validation = x && y ? readData(x, y, validationWeights) : held;
  const { stopping, plateau } = readCallbacks(one.callbacks ?? []);
  const objectiveData = {
    losses: Array.isArray(one.loss) ? (one.loss as LossData[]) : [one.loss as LossData],
    ...(one.fit.loss_weights && { lossWeights: one.fit.loss_weights }),
    metrics: [one.metrics],
  };
  let afterFirst: Float32Array[] = [];
  const trained = await train(tf, {
    network,
    weights: readWeights(network, one.initial_weights),
    optimizer: { className: one.optimizer.class_name, config: one.optimizer.config },
    objective: objectiveData,
    data,
    validation,
    epochs: one.fit.epochs,
    batchSize: one.fit.batch_size,
    shuffle: false,
    seed: 1,
    classWeight: one.fit.class_weight,
    earlyStopping: stopping,
    reduceOnPlateau: plateau,
    onStep: (step, weights: readonly Tensor[]) => {
      if (step === 1) afterFirst = weights.map((weight) => Float32Array.from(weight.dataSync<'float32'>()));
    },
  });
  if (compiled) expect(trained.eagerBecause).toBeUndefined();
  const { weights_absolute: absolute, history_relative: relative } = one.tolerance;
  const { expected } = one;
  expect(weightsOff(afterFirst, expected.weights_after_first_batch, absolute)).toEqual([]);
  const lengths = Object.values(expected.history).map((values) => values.length);
  expect(trained.history).toHaveLength(Math.max(...lengths));
  const off = trained.history.map(({ logs }, epoch) =>
    logsOff(
      logs,
      Object.fromEntries(Object.entries(expected.history).map(([name, values]) => [name, at(values, epoch)])),
      relative,
    ),
  );
  expect(off.flat()).toEqual([]);
  expect(Object.keys(at(trained.history, 0).logs).toSorted()).toEqual(Object.keys(expected.history).toSorted());
  const finals = trained.weights.map((weight) => weight.values);
  expect(weightsOff(finals, expected.final_weights, absolute)).toEqual([]);
  const objective = createObjective(
    network,
    objectiveData,
    all.truths.map((truth) => truth.shape),
  );
  const weights = weightTensors(tf, network, trained.weights);
  const tensors = dataTensors({ ...all, rowWeights: undefined });
  const report = (start: number, rows: number): Float32Array =>
    tf.tidy(() => {
      const index = tf.range(start, start + rows, 1, 'int32');
      const part = (all: readonly Tensor[]) => all.map((whole) => tf.gather(whole, index));
      const batch = { inputs: part(tensors.inputs), truths: part(tensors.truths) };
      return batchReport(objective, weights, batch).dataSync<'float32'>();
    });
  const measured = await evaluateBatches(objective, all.rows, one.fit.batch_size, report);
  disposeData(tensors);
  tf.dispose(weights);
  expect(logsOff(measured ?? {}, expected.final_evaluate, relative)).toEqual([]);
  expect(tf.memory().numTensors).toBe(before);
}
