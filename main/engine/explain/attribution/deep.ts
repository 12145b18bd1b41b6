// Deep: DeepLIFT's multipliers through a network's layers, averaged over background rows, as shap's DeepExplainer has
// them. Rows and background go forward once each; only the backward pass is done for every pair of them.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { TensorRef } from '#engine/values/layer.ts';
import { change } from '#engine/explain/attribution/deep-pairs.ts';
import { deepStep, layerWithoutRule } from '#engine/explain/attribution/deep-rules.ts';
import type { DeepStep } from '#engine/explain/attribution/deep-rules.ts';
import type { MethodOptions } from '#engine/explain/games/game.ts';
import { pointPieces } from '#engine/network/predictor.ts';
import type { Predictor } from '#engine/network/predictor.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import { at } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';

export interface RowsOf extends MethodOptions {
  /** count × features, as the network takes them. */
  readonly x: Float32Array;
  readonly count: number;
  /** Places of the outputs to explain. */
  readonly outputs: readonly number[];
}

export interface DeepTask extends RowsOf {
  readonly background: Float32Array;
}

interface TapeEntry {
  readonly inputs: readonly string[];
  readonly output: string;
  readonly step: DeepStep;
}

const keyOf = (ref: TensorRef): string => `${ref.call}.${ref.tensor}.${ref.layer}`;

/**
 * count × features × outputs; with the mean prediction over the background they add up to the prediction.
 * Throws Fault 'explain.noDeepRule' (facts: layer, className).
 */
export async function deepShapley(tf: Tf, model: Predictor, task: DeepTask): Promise<Float64Array> {
  const { x, count, background, outputs, signal, progress } = task;
  const { features } = model;
  const unruled = layerWithoutRule(model.network.layers);
  if (unruled) {
    const facts = { layer: unruled.name, className: unruled.layer.className };
    throw new Fault('explain.noDeepRule', facts, { port: 'model', param: 'method' });
  }
  const size = background.length / features;
  const values = new Float64Array(count * features * outputs.length);
  for await (const { start, rows, part, from, taken, done } of pointPieces(
    x,
    features,
    size,
    model.gradientRows,
    signal,
  )) {
    const sums = readOut(tf, () =>
      pieceSums(tf, model, outputs, [
        tf.tensor2d(part, [rows, features]),
        tf.tensor2d(background.subarray(from * features, (from + taken) * features), [taken, features]),
      ]).map((sum) => sum.dataSync<'float32'>()),
    );
    sums.forEach((sum, k) => {
      for (let i = 0; i < sum.length; i++) {
        const place = (start * features + i) * outputs.length + k;
        values[place] = (values[place] ?? 0) + (sum[i] ?? 0) / size;
      }
    });
    progress?.(done);
  }
  return values;
}

/** Per output [rows, features]: sums over the background rows. */
function pieceSums(
  tf: Tf,
  model: Predictor,
  outputs: readonly number[],
  [x, b]: readonly [Tensor2D, Tensor2D],
): Tensor[] {
  const { network, weights } = model;
  const pairs = { tf, rows: x.shape[0], background: b.shape[0] };
  const both = tf.concat([x, b]);
  const values = new Map<string, Tensor>();
  const tape: TapeEntry[] = [];
  const fed = new Map(network.inputs.map((ref, i) => [ref.layer, at(model.inputsOf(both), i)]));
  for (const built of network.layers) {
    const own = weights.slice(built.firstWeight, built.firstWeight + built.weights.length);
    built.calls.forEach((call, callIndex) => {
      const output = keyOf({ layer: built.name, call: callIndex, tensor: 0 });
      const given = fed.get(built.name);
      if (given) {
        values.set(output, given);
        return;
      }
      const inputs = call.from.map(keyOf);
      const step = deepStep(
        pairs,
        built,
        inputs.map((key) => values.get(key) as Tensor),
        own,
      );
      values.set(output, step.output);
      tape.push({ inputs, output, step });
    });
  }
  const changes = tf.reshape(change(pairs, both), [pairs.rows * pairs.background, -1]);
  const result = keyOf(at(network.outputs, 0));
  const shape = (values.get(result) as Tensor).shape.slice(1);
  return outputs.map((place) =>
    tf.tidy(() => {
      const one = Float32Array.from({ length: model.outputs }, (_, k) => (k === place ? 1 : 0));
      const seed = tf.tile(tf.tensor2d(one, [1, model.outputs]), [pairs.rows * pairs.background, 1]);
      const multipliers = new Map<string, Tensor>([[result, tf.reshape(seed, [-1, ...shape])]]);
      for (const { inputs, output, step } of tape.toReversed()) {
        const arrived = multipliers.get(output);
        if (!arrived) continue;
        step.back(arrived).forEach((contribution, i) => {
          const key = at(inputs, i);
          const before = multipliers.get(key);
          multipliers.set(key, before ? tf.add(before, contribution) : contribution);
        });
      }
      const atInputs = network.inputs.map((ref, i) => {
        const found = multipliers.get(keyOf(ref));
        const size = at(network.inputShapes, i).reduce((product, n) => product * n, 1);
        return tf.reshape(found ?? tf.zeros([pairs.rows * pairs.background, size]), [-1, size]);
      });
      const contributions = tf.mul(changes, atInputs.length === 1 ? at(atInputs, 0) : tf.concat(atInputs, 1));
      return tf.sum(tf.reshape(contributions, [pairs.rows, pairs.background, model.features]), 1);
    }),
  );
}
