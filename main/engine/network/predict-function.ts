// A trained model as a function, for prediction, evaluation and explanation. Rows are features as the network takes
// them (preprocessing done); the outputs are those of the network, unit by unit.
import type * as tfTypes from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { NetworkData } from '#engine/values/layer.ts';
import type { ModelValue, WeightData } from '#engine/values/model.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import type { Network } from '#engine/network/build-network.ts';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import { at, elements } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { forward } from '#engine/network/forward.ts';

export interface OpenModel {
  readonly network: Network;
  /** Numbers per row that it takes and gives. */
  readonly features: number;
  readonly units: number;
  /** rows × features -> rows × units, in batches; yields to the event loop between them and obeys the signal. */
  predict(rows: Float32Array, count: number, signal?: AbortSignal): Promise<Float32Array>;
  /** [n, features] -> [n, units]; differentiable; call it in a tidy or dispose the result. */
  predictTensor(x: tfTypes.Tensor2D): tfTypes.Tensor2D;
  /** The weights' tensors, in the order of the network's; owned by this model. */
  readonly weights: readonly tfTypes.Tensor[];
  dispose(): void;
}

/** Rows per batch so that the largest layer's outputs stay near 64 MB. */
export function batchRows(network: Network): number {
  const largest = Math.max(
    1,
    ...network.layers.flatMap((layer) => layer.calls.flatMap((call) => call.outputShapes.map(elements))),
  );
  return Math.max(1, Math.min(8192, Math.floor(16_000_000 / largest)));
}

/** Makes tensors of a model's weights; throws Fault 'model.weights' when they do not fit the network. */
export function weightTensors(tf: Tf, network: Network, weights: readonly WeightData[]): tfTypes.Tensor[] {
  network.weights.forEach((spec, i) => {
    const given = weights[i];
    const fits =
      given !== undefined && given.shape.join() === spec.shape.join() && given.values.length === elements(spec.shape);
    if (!fits || weights.length !== network.weights.length)
      throw new Fault('model.weights', { layer: spec.layer, weight: spec.name });
  });
  return weights.map((weight) => tf.tensor(weight.values, [...weight.shape], 'float32'));
}

/** Opens a model of one input and one output; dispose() it when done. `unfused`: see CallContext. */
export function openModel(
  tf: Tf,
  model: Pick<ModelValue, 'weights'> & { readonly network: NetworkData },
  unfused = false,
): OpenModel {
  const network = buildNetwork(model.network);
  const inputShape = at(network.inputShapes, 0);
  const features = elements(inputShape);
  const units = elements(at(network.outputShapes, 0));
  const weights = weightTensors(tf, network, model.weights);
  const predictTensor = (x: tfTypes.Tensor2D): tfTypes.Tensor2D => {
    const shaped = inputShape.length === 1 ? x : tf.reshape(x, [-1, ...inputShape]);
    const output = at(forward(network, [shaped], weights, { training: false, unfused }).outputs, 0);
    return output.rank === 2 ? (output as tfTypes.Tensor2D) : tf.reshape(output, [-1, units]);
  };
  const compiled = compiledFunction(weights, ([x]) => [predictTensor(x as tfTypes.Tensor2D)]);
  const predict = async (rows: Float32Array, count: number, signal?: AbortSignal): Promise<Float32Array> => {
    const result = new Float32Array(count * units);
    const size = batchRows(network);
    for (let start = 0; start < count; start += size) {
      signal?.throwIfAborted();
      const now = Math.min(size, count - start);
      const x = tf.tensor2d(rows.subarray(start * features, (start + now) * features), [now, features], 'float32');
      const outputs = compiled.run([x]);
      for (const output of outputs) result.set(output.dataSync<'float32'>(), start * units);
      tf.dispose([x, ...outputs]);
      if (start + now < count) await new Promise((resolve) => setImmediate(resolve));
    }
    return result;
  };
  return {
    network,
    features,
    units,
    weights,
    predict,
    predictTensor,
    dispose: () => {
      compiled.dispose();
      tf.dispose([...weights]);
    },
  };
}
