// Finds where a training lost its numbers, once a loss is no longer finite.
import type * as tfTypes from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { Network } from '#engine/network/build-network.ts';
import { at } from '#engine/network/layer.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { forward } from '#engine/network/forward.ts';

/**
 * Fault 'training.notFinite' {epoch, step, layer}: the first layer with a weight or an output that is not finite under
 * the weights before the step; the output's layer when all of them are, since then it is the loss itself.
 */
export function notFinite(
  tf: Tf,
  network: Network,
  weights: readonly tfTypes.Tensor[],
  inputs: readonly tfTypes.Tensor[],
  place: { readonly epoch: number; readonly step: number },
): Fault {
  const finite = (tensor: tfTypes.Tensor): boolean => tf.tidy(() => tf.all(tf.isFinite(tensor)).dataSync()[0] === 1);
  const broken = network.weights.find((_spec, i) => !finite(at(weights, i)));
  let layer = broken?.layer;
  if (layer === undefined) {
    tf.tidy(() => {
      forward(network, inputs, weights, {
        training: false,
        watch: (name, outputs) => {
          if (layer === undefined && !outputs.every((output) => output.dtype !== 'float32' || finite(output)))
            layer = name;
        },
      });
    });
  }
  return new Fault('training.notFinite', { ...place, layer: layer ?? at(network.outputs, 0).layer });
}
