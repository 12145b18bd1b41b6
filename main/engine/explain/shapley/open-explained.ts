// A predictor whose first dense layer stands apart where there is one, which games on rows make use of.
import type { LayerData } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { TensorModel } from '#engine/explain/games/tensor-model.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import { buildNetwork, refTo } from '#engine/network/build-network.ts';
import { at, elements } from '#engine/network/layer.ts';
import { openPredictor, rowsOfPiece } from '#engine/network/predictor.ts';
import type { Predictor } from '#engine/network/predictor.ts';

export interface ExplainedModel extends Predictor, Pick<TensorModel, 'firstDense'> {
  /** Rows whose largest activations fill some 16 MB. */
  readonly tileRows: number;
}

const tileNumbers = 4_000_000;

/** Throws what openPredictor throws; dispose() it when done. */
export function openExplained(tf: Tf, model: Pick<ModelValue, 'network' | 'weights'>): ExplainedModel {
  const whole = openPredictor(tf, model, true);
  const split = splitFirstDense(tf, model);
  const rest = split && openPredictor(tf, split.rest, true);
  const kernel = split && tf.tensor2d(split.kernel, [split.features, split.units]);
  const bias = split && tf.tensor1d(split.bias ?? new Float32Array(split.units));
  return {
    ...whole,
    tileRows: Math.min(
      rowsOfPiece(whole.network, Number.POSITIVE_INFINITY),
      rowsOfPiece((rest ?? whole).network, tileNumbers),
    ),
    ...(rest && kernel && bias ? { firstDense: { kernel, bias, after: rest.predict, weights: rest.weights } } : {}),
    dispose: () => {
      whole.dispose();
      rest?.dispose();
      kernel?.dispose();
      bias?.dispose();
    },
  };
}

type NetworkParts = Pick<ModelValue, 'network' | 'weights'>;

interface Split {
  /** features × units. */
  readonly kernel: Float32Array;
  readonly bias: Float32Array | undefined;
  readonly features: number;
  readonly units: number;
  readonly rest: NetworkParts;
}

/** Numbers of a first layer's matrix, at most: beyond, its own operation is cheaper. */
const maxLinear = 100_000;

/**
 * Takes the first layer off a network, as the matrix that it is: the rest begins at its pre-activations. Undefined where
 * the input goes elsewhere too, to a layer that is neither dense nor a small convolution.
 */
export function splitFirstDense(tf: Tf, model: NetworkParts): Split | undefined {
  const { network, weights } = model;
  const [input, ...others] = network.inputs;
  if (!input || others.length > 0) return undefined;
  const consumers = network.layers.filter((l) => l.calls.some((call) => call.some((ref) => ref.layer === input.layer)));
  const [first] = consumers;
  const source = network.layers.find((l) => l.name === input.layer);
  if (!source || consumers.length !== 1 || !first || first.calls.length !== 1) return undefined;
  const rank = (source.config['batch_shape'] as readonly unknown[] | undefined)?.length;
  const weightOf = (name: string): Float32Array | undefined =>
    weights.find((w) => w.layer === first.name && w.name === name)?.values;
  const [kernel, bias, shape]: ReturnType<typeof asMatrix> =
    first.className === 'Dense' && rank === 2
      ? [weightOf('kernel'), weightOf('bias')]
      : first.className === 'Conv2D'
        ? asMatrix(tf, model, source, first)
        : [];
  if (!kernel) return undefined;
  const features = elements((source.config['batch_shape'] as readonly (number | null)[]).slice(1) as number[]);
  const units = kernel.length / features;
  const activation = { className: 'Activation', config: { activation: first.config['activation'] ?? 'linear' } };
  const layers = network.layers.flatMap((layer): LayerData[] => {
    if (layer === source) return [{ ...layer, config: { ...layer.config, batch_shape: [null, units] } }];
    if (layer !== first) return [layer];
    if (!shape) return [{ ...layer, ...activation }];
    const laid = { ...layer, name: `${layer.name}/shape`, className: 'Reshape', config: { target_shape: shape } };
    return [laid, { ...layer, ...activation, calls: [[refTo(laid.name)]] }];
  });
  return {
    kernel,
    bias,
    features,
    units,
    rest: { network: { ...network, layers }, weights: weights.filter((w) => w.layer !== first.name) },
  };
}

/** A convolution as matrix and bias of flat rows, and the shape of what it gives; empty where that is large. */
function asMatrix(
  tf: Tf,
  { weights }: NetworkParts,
  source: LayerData,
  first: LayerData,
): readonly [kernel?: Float32Array | undefined, bias?: Float32Array | undefined, shape?: readonly number[]] {
  const layer = { ...first, config: { ...first.config, activation: 'linear' } };
  const network = { layers: [source, layer], inputs: [refTo(source.name)], outputs: [refTo(first.name)] };
  const own = weights.filter((w) => w.layer === first.name);
  const built = buildNetwork(network);
  const shape = at(built.outputShapes, 0);
  const features = elements(at(built.inputShapes, 0));
  if (features * elements(shape) > maxLinear) return [];
  const opened = openPredictor(tf, { network, weights: own });
  try {
    const [kernel, bias] = readOut(tf, () => {
      const none = opened.predict(tf.zeros([1, features]));
      return [tf.sub(opened.predict(tf.eye(features)), none), none].map((t) => t.dataSync<'float32'>());
    });
    return [kernel, bias, shape];
  } finally {
    opened.dispose();
  }
}
