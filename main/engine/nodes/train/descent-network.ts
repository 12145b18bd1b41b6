// The descent of a real network for train.descentView: several trainings from the same weights, seen in the plane in
// which their trajectories lie most.
import { Fault } from '#shared/protocol/problem.ts';
import { optimizerOf } from '#engine/training/descent/descent-paths.ts';
import type { DescentRule } from '#engine/training/descent/descent-paths.ts';
import { principalPlane } from '#engine/math/principal-plane.ts';
import { lossAt, weightPath } from '#engine/training/descent/weight-paths.ts';
import type { WeightPath } from '#engine/training/descent/weight-paths.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';
import { pickRows } from '#engine/values/pick-rows.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import type { DescentPath } from '#engine/values/report.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { initialWeights } from '#engine/network/initial-weights.ts';
import { at } from '#engine/network/layer.ts';
import { deriveSeed, generator, permutation } from '#engine/kernels/random.ts';
import { prepareTraining } from '#engine/training/prepare.ts';
import { splitArrays } from '#engine/training/split-arrays.ts';
import type { TrainingChoice } from '#engine/values/runner.ts';

export interface NetworkDescentTask {
  readonly dataset: DatasetValue;
  readonly layer: LayerValue;
  /** For the checks. */
  readonly choice: TrainingChoice;
  readonly rules: readonly DescentRule[];
  readonly rate: number;
  readonly adamRate: number;
  readonly momentum: number;
  readonly steps: number;
  readonly batchSize: number;
  readonly points: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  progress(fraction: number): void;
}

export interface NetworkDescent {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly loss: Float64Array;
  readonly paths: readonly (DescentPath & { readonly diverged: boolean })[];
  /** Fraction of the trajectories' variance that lies in the plane. */
  readonly explained: number;
}

/** Weights above which the trajectories would not fit in memory. */
export const maxWeights = 200_000;
/** Rows that the loss of the surface is measured on. */
const maxRows = 512;

/** Throws Fault 'training.descentTooLarge' and those of a training. */
export async function networkDescent(task: NetworkDescentTask): Promise<NetworkDescent> {
  const { dataset, layer, seed, signal } = task;
  const found = buildNetwork(layer.network);
  if (found.parameters > maxWeights) {
    const facts = { weights: found.parameters, limit: maxWeights };
    throw new Fault('training.descentTooLarge', facts, { port: 'network' });
  }
  const optimizer = { className: 'SGD', config: {}, wholeBatch: false };
  const { tf, network, form, ...prepared } = await prepareTraining(
    { dataset, network: layer, optimizer },
    task.choice,
    { learnt: ['train'] },
    signal,
  );
  const objective = { losses: prepared.losses, metrics: prepared.losses.map(() => []) };
  const data = splitArrays(dataset.splits.train, form);
  const weights = initialWeights(network, seed);
  const trajectories: WeightPath[] = [];
  for (const [i, rule] of task.rules.entries()) {
    const trajectory = await weightPath(tf, {
      network,
      weights,
      objective,
      data,
      optimizer: optimizerOf(rule, { ...task, rate: rule === 'adam' ? task.adamRate : task.rate }),
      batchSize: rule === 'gradientDescent' ? data.rows : Math.min(task.batchSize, data.rows),
      steps: task.steps,
      seed,
      signal,
      progress: (fraction) => task.progress(((i + fraction) / task.rules.length) * 0.4),
    });
    trajectories.push(trajectory);
  }
  const size = weights.reduce((sum, { values }) => sum + values.length, 0);
  const all = new Float32Array(size * trajectories.reduce((count, { points }) => count + points.length, 0));
  trajectories.flatMap(({ points }) => points).forEach((point, i) => all.set(point, i * size));
  const plane = principalPlane(tf, all, size);
  const place = (k: number): Float64Array => plane.coordinates.filter((_, i) => i % 2 === k);
  const [x, y] = [axisOver(place(0), task.points), axisOver(place(1), task.points)];
  const some = splitArrays(await sample(dataset, seed, signal), form);
  const measured = lossAt(tf, network, objective, some);
  try {
    let before = 0;
    const paths = trajectories.map(({ steps, points, diverged }, k) => {
      const from = before;
      before += points.length;
      return {
        optimizer: at(task.rules, k),
        steps: Int32Array.from(steps),
        x: place(0).slice(from, before),
        y: place(1).slice(from, before),
        loss: Float64Array.from(points, (point) => measured.loss(point)),
        diverged,
      };
    });
    const surface = await measured.onPlane(plane.centre, plane.directions, x, y, {
      signal,
      progress: (fraction) => task.progress(0.4 + fraction * 0.6),
    });
    return { x, y, loss: surface, paths, explained: plane.explained[0] + plane.explained[1] };
  } finally {
    measured.dispose();
  }
}

/** At most 512 training rows, drawn by the seed. */
async function sample({ splits, inputs }: DatasetValue, seed: number, signal: AbortSignal): Promise<SplitData> {
  const { train } = splits;
  if (train.rows <= maxRows) return train;
  const places = permutation(train.rows, generator(deriveSeed(seed, 'surface')))
    .subarray(0, maxRows)
    .toSorted();
  return pickRows(train, places, inputs, signal);
}

/** `count` places evenly over the values, with a tenth of their width to spare on each side. */
export function axisOver(values: ArrayLike<number>, count: number): Float64Array {
  const all = Array.from(values).filter((value) => Number.isFinite(value));
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const spare = (high - low) * 0.1 || 1;
  return Float64Array.from({ length: count }, (_, i) => low - spare + ((high - low + 2 * spare) * i) / (count - 1));
}
