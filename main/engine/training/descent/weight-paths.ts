// The trajectories of real trainings through weight space: the same network from the same weights by several optimizers,
// the plane in which those trajectories lie most, and the loss on it.
import type { Tensor } from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { WeightData } from '#engine/values/model.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { Network } from '#engine/network/build-network.ts';
import { batchReport } from '#engine/training/evaluate.ts';
import { elements } from '#engine/network/layer.ts';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { createObjective } from '#engine/training/objective.ts';
import type { ObjectiveData } from '#engine/training/objective.ts';
import { train } from '#engine/training/trainer.ts';
import { dataTensors, disposeData } from '#engine/training/training-data.ts';
import type { DataArrays } from '#engine/training/training-data.ts';

export interface WeightPathTask {
  readonly network: Network;
  readonly weights: readonly WeightData[];
  readonly optimizer: Pick<OptimizerValue, 'className' | 'config'>;
  readonly objective: ObjectiveData;
  readonly data: DataArrays;
  readonly batchSize: number;
  readonly steps: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  progress(fraction: number): void;
}

export interface WeightPath {
  /** Updates made at each point. */
  readonly steps: readonly number[];
  /** All weights one after the other, per point. */
  readonly points: readonly Float32Array[];
  readonly diverged: boolean;
}

/** Points of a trajectory: the inner products of all of them are a matter of milliseconds. */
const maxPoints = 31;

/** Trains by the compiled step, `steps` updates, and looks at the weights now and then. */
export async function weightPath(tf: Tf, task: WeightPathTask): Promise<WeightPath> {
  const { network, weights, steps, data, signal } = task;
  const kept = new Set(
    Array.from({ length: maxPoints }, (_, i) => Math.round((i * steps) / Math.max(1, maxPoints - 1))),
  );
  const seen = [0];
  const points = [joined(weights.map(({ values }) => values))];
  const enough = new AbortController();
  const stop = (): void => enough.abort();
  signal.addEventListener('abort', stop, { once: true });
  let diverged = false;
  try {
    signal.throwIfAborted();
    await train(tf, {
      network,
      weights,
      optimizer: task.optimizer,
      objective: task.objective,
      data,
      epochs: Math.ceil(steps / Math.ceil(data.rows / task.batchSize)),
      batchSize: task.batchSize,
      shuffle: task.batchSize < data.rows,
      seed: task.seed,
      signal: enough.signal,
      onStep: (step, now) => {
        task.progress(step / steps);
        if (step > steps) return;
        if (kept.has(step)) {
          seen.push(step);
          points.push(joined(now.map((tensor) => tensor.dataSync<'float32'>())));
        }
        if (step === steps) stop();
      },
    });
  } catch (error) {
    if (!(error instanceof Fault && error.problem.code === 'training.notFinite')) throw error;
    diverged = true;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  return { steps: seen, points, diverged };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The loss of the same rows at any weights; dispose() it when done. */
export interface LossAt {
  loss(weights: Float32Array): number;
  /** The loss at centre + a · one + b · two for every a and b, a × b. */
  onPlane(
    centre: Float32Array,
    directions: readonly [Float32Array, Float32Array],
    a: Float64Array,
    b: Float64Array,
    options: { readonly signal: AbortSignal; progress(fraction: number): void },
  ): Promise<Float64Array>;
  dispose(): void;
}

export function lossAt(tf: Tf, network: Network, data: ObjectiveData, rows: DataArrays): LossAt {
  const objective = createObjective(
    network,
    data,
    rows.truths.map(({ shape }) => shape),
  );
  const batch = dataTensors(rows);
  const report = compiledFunction([...batch.inputs, ...batch.truths], ([flat]) => {
    const sizes = network.weights.map(({ shape }) => elements(shape));
    const weights = tf
      .split(flat as Tensor, sizes)
      .map((own, i) => tf.reshape(own, [...(network.weights[i]?.shape ?? [])]));
    return [batchReport(objective, weights, batch)];
  });
  const lossOf = (flat: Tensor): number => report.run([flat])[0]?.dataSync<'float32'>()[0] ?? Number.NaN;
  return {
    loss: (weights) => tf.tidy(() => lossOf(tf.tensor1d(weights))),
    onPlane: async (centre, [one, two], a, b, { signal, progress }) => {
      const losses = new Float64Array(a.length * b.length);
      const held = [centre, one, two].map((part) => tf.tensor1d(part));
      const [middle, first, second] = held;
      try {
        for (let i = 0; i < losses.length; i += 1) {
          await yieldToEventLoop(signal);
          losses[i] = tf.tidy(() => {
            if (!middle || !first || !second) return Number.NaN;
            const along = tf.mul(first, a[Math.floor(i / b.length)] ?? 0);
            return lossOf(tf.add(tf.add(middle, along), tf.mul(second, b[i % b.length] ?? 0)));
          });
          progress((i + 1) / losses.length);
        }
      } finally {
        tf.dispose(held);
      }
      return losses;
    },
    dispose: () => {
      report.dispose();
      disposeData(batch);
    },
  };
}
