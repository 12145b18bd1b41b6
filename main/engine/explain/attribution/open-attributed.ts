// Opens a network for explanations that follow its inside: gradients, rules through its layers, its maps. Rows are flat;
// a network of several inputs takes their columns side by side.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import { readOut } from '#engine/explain/games/read-out.ts';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import { yieldToEventLoop } from '#engine/kernels/pace.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import type { Network } from '#engine/network/build-network.ts';
import { at, elements } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { forward } from '#engine/network/forward.ts';
import { weightTensors } from '#engine/network/predict-function.ts';

export interface AttributedModel {
  readonly network: Network;
  /** In the order of the network's; owned by this model. */
  readonly weights: readonly Tensor[];
  readonly features: number;
  readonly outputs: number;
  /** Rows of one piece of native work with a backward pass: small enough for memory and for a cancel in time. */
  readonly batchRows: number;
  /** [n, features] as the tensors that the network takes; call it in a tidy. */
  inputsOf(rows: Tensor): Tensor[];
  /** [n, features] -> [n, outputs]; differentiable; call it in a tidy or dispose the result. */
  predict(rows: Tensor): Tensor2D;
  dispose(): void;
}

/** Multiply-adds of one piece, forward and backward: some 50 ms. */
const pieceMultiplyAdds = 1_000_000_000;
/** Numbers that all layers together may hold in one piece: 128 MB. */
const pieceNumbers = 32_000_000;

/** Throws what buildNetwork and weightTensors throw; dispose() it when done. */
export function openAttributed(tf: Tf, model: Pick<ModelValue, 'network' | 'weights'>): AttributedModel {
  const network = buildNetwork(model.network);
  const weights = weightTensors(tf, network, model.weights);
  const sizes = network.inputShapes.map(elements);
  const features = sizes.reduce((sum, size) => sum + size, 0);
  const outputs = elements(at(network.outputShapes, 0));
  const inputsOf = (rows: Tensor): Tensor[] => {
    const parts = sizes.length === 1 ? [rows] : tf.split(rows, sizes, 1);
    return parts.map((part, i) => tf.reshape(part, [-1, ...at(network.inputShapes, i)]));
  };
  return {
    network,
    weights,
    features,
    outputs,
    batchRows: rowsPerPiece(network, features),
    inputsOf,
    predict: (rows) => {
      const [output] = forward(network, inputsOf(rows), weights, { training: false }).outputs;
      return tf.reshape(output as Tensor, [-1, outputs]);
    },
    dispose: () => tf.dispose([...weights]),
  };
}

/**
 * Model outputs of any number of rows, rows × outputs. Throws Fault 'explain.notFinite' naming the first row that has
 * none.
 */
export async function attributedPredictions(
  tf: Tf,
  model: AttributedModel,
  rows: Float32Array,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const { features, outputs, batchRows } = model;
  const count = rows.length / features;
  const predictions = new Float64Array(count * outputs);
  const compiled = compiledFunction(model.weights, ([x]) => [model.predict(x as Tensor)]);
  try {
    for (let start = 0; start < count; start += batchRows) {
      await yieldToEventLoop(signal);
      const size = Math.min(batchRows, count - start);
      const part = rows.subarray(start * features, (start + size) * features);
      const found = readOut(tf, () => compiled.run([tf.tensor2d(part, [size, features])])[0]?.dataSync<'float32'>());
      predictions.set(found ?? [], start * outputs);
    }
  } finally {
    compiled.dispose();
  }
  const bad = predictions.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    const facts = { value: String(predictions[bad]), row: Math.floor(bad / outputs) + 1 };
    throw new Fault('explain.notFinite', facts, { port: 'model' });
  }
  return predictions;
}

function rowsPerPiece(network: Network, features: number): number {
  const held = network.layers
    .flatMap((layer) => layer.calls.flatMap((call) => call.outputShapes.map(elements)))
    .reduce((sum, size) => sum + size, 2 * features);
  const byCost = pieceMultiplyAdds / Math.max(1, 3 * network.multiplyAdds);
  return Math.max(1, Math.floor(Math.min(pieceNumbers / held, byCost, 16_384)));
}
