// What the last layer with weights of a network sees of each row: the last hidden layer's activations.
import type { Tensor } from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { TensorRef } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { Network } from '#engine/network/build-network.ts';
import { elements } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { forward } from '#engine/network/forward.ts';
import { openPredictor, rowPieces } from '#engine/network/predictor.ts';

export interface Activations {
  /** rows × width. */
  readonly values: Float32Array;
  readonly width: number;
}

/** Throws Fault 'explain.noHiddenLayer' for a network whose first layer with weights is its last. */
export async function hiddenActivations(
  tf: Tf,
  model: Pick<ModelValue, 'network' | 'weights'>,
  x: Float32Array,
  signal: AbortSignal,
): Promise<Activations> {
  const opened = openPredictor(tf, model);
  try {
    const { network, features, batchRows } = opened;
    const place = lastHidden(network);
    const shape = network.layers.find(({ name }) => name === place.layer)?.calls[place.call]?.outputShapes[
      place.tensor
    ];
    const width = elements(shape ?? []);
    const values = new Float32Array((x.length / features) * width);
    for await (const { start, rows, part } of rowPieces(x, features, batchRows, signal)) {
      const read = tf.tidy(() => {
        let seen: Tensor | undefined;
        let calls = 0;
        forward(network, opened.inputsOf(tf.tensor2d(part, [rows, features])), opened.weights, {
          training: false,
          watch: (layer, outputs) => {
            if (layer === place.layer && calls++ === place.call) seen = outputs[place.tensor];
          },
        });
        if (!seen) throw new Error(`No activations of ${place.layer}`);
        return seen.dataSync<'float32'>();
      });
      values.set(read, start * width);
    }
    return { values, width };
  } finally {
    opened.dispose();
  }
}

function lastHidden(network: Network): TensorRef {
  const layerOf = (ref: TensorRef | undefined) => network.layers.find(({ name }) => name === ref?.layer);
  let ref = network.outputs[0];
  for (;;) {
    const layer = layerOf(ref);
    const [from] = layer?.calls[ref?.call ?? 0]?.from ?? [];
    if (!layer || !from) throw new Fault('explain.noHiddenLayer', {}, { param: 'space' });
    // Past the last layer with weights lies what it sees; an input or reshaped input is no activation.
    if (layer.weights.length > 0) {
      if (!weighsBefore(network, from)) throw new Fault('explain.noHiddenLayer', {}, { param: 'space' });
      return from;
    }
    ref = from;
  }
}

function weighsBefore(network: Network, ref: TensorRef): boolean {
  const layer = network.layers.find(({ name }) => name === ref.layer);
  if (!layer) return false;
  if (layer.weights.length > 0) return true;
  return (layer.calls[ref.call]?.from ?? []).some((from) => weighsBefore(network, from));
}
