// Opens a trained model for explanation: its predict function on tensors, the first dense layer apart where there is
// one, and how many rows one piece of native work may take.
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { LayerData, ModelValue } from '#engine/run/values.ts';
import type { TensorModel } from '#engine/explain/tensor-game.ts';
import type { Tf } from '#engine/tensor/native.ts';
import type { Network } from '#engine/tensor/build-network.ts';
import { elements } from '#engine/tensor/layer.ts';
import { batchRows, openModel } from '#engine/tensor/predict-function.ts';

export interface ExplainedModel extends TensorModel {
  readonly batchRows: number;
  /** Rows whose largest activations fill some 4 MB. */
  readonly tileRows: number;
  dispose(): void;
}

/** Multiply-adds of one piece of native work: some 50 ms, so that a cancel is obeyed in time. */
const pieceMultiplyAdds = 1_500_000_000;

const tileNumbers = 1_000_000;

/** Numbers of one row that a layer hands on, at most. */
function largest(network: Network): number {
  return Math.max(1, ...network.layers.flatMap((l) => l.calls.flatMap((call) => call.outputShapes.map(elements))));
}

/** Throws what openModel throws; dispose() it when done. */
export function openExplained(tf: Tf, model: Pick<ModelValue, 'network' | 'weights'>): ExplainedModel {
  const whole = openModel(tf, model);
  const split = splitFirstDense(model);
  const rest = split && openModel(tf, split.rest);
  const kernel = split && tf.tensor2d(split.kernel.values, [...split.kernel.shape] as [number, number]);
  const bias = split && tf.tensor1d(split.bias?.values ?? new Float32Array(split.units));
  const byCost = Math.floor(pieceMultiplyAdds / Math.max(1, whole.network.multiplyAdds));
  return {
    features: whole.features,
    outputs: whole.units,
    batchRows: Math.max(1, Math.min(batchRows(whole.network), byCost)),
    tileRows: Math.max(1, Math.min(byCost, Math.floor(tileNumbers / largest((rest ?? whole).network)))),
    predict: whole.predictTensor,
    weights: whole.weights,
    ...(rest && kernel && bias
      ? { firstDense: { kernel, bias, after: (x: Tensor2D) => rest.predictTensor(x), weights: rest.weights } }
      : {}),
    dispose: () => {
      whole.dispose();
      rest?.dispose();
      kernel?.dispose();
      bias?.dispose();
    },
  };
}

interface Split {
  readonly kernel: ModelValue['weights'][number];
  readonly bias: ModelValue['weights'][number] | undefined;
  readonly units: number;
  readonly rest: Pick<ModelValue, 'network' | 'weights'>;
}

/**
 * Takes the first dense layer off a network of flat rows: the rest begins at its pre-activations. Undefined where the
 * input is not flat, goes elsewhere too, or does not go to a dense layer.
 */
export function splitFirstDense({ network, weights }: Pick<ModelValue, 'network' | 'weights'>): Split | undefined {
  const [input, ...others] = network.inputs;
  if (!input || others.length > 0) return undefined;
  const consumers = network.layers.filter((l) => l.calls.some((call) => call.some((ref) => ref.layer === input.layer)));
  const [dense] = consumers;
  if (consumers.length !== 1 || dense?.className !== 'Dense' || dense.calls.length !== 1) return undefined;
  const kernel = weights.find((w) => w.layer === dense.name && w.name === 'kernel');
  const bias = weights.find((w) => w.layer === dense.name && w.name === 'bias');
  const source = network.layers.find((l) => l.name === input.layer);
  const flat = (source?.config['batch_shape'] as readonly unknown[] | undefined)?.length === 2;
  const [, units] = kernel?.shape ?? [];
  if (!kernel || units === undefined || !flat) return undefined;
  const layers = network.layers.map((layer): LayerData => {
    if (layer === source) return { ...layer, config: { ...layer.config, batch_shape: [null, units] } };
    if (layer === dense)
      return { ...layer, className: 'Activation', config: { activation: dense.config['activation'] ?? 'linear' } };
    return layer;
  });
  return {
    kernel,
    bias,
    units,
    rest: { network: { ...network, layers }, weights: weights.filter((w) => w.layer !== dense.name) },
  };
}
