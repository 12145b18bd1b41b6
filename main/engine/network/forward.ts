// Runs a network forward: tensors and weights in, tensors out, nothing kept between calls, so that one run of it can be
// recorded and its gradients taken.
import type * as tf from '@tensorflow/tfjs-core';
import { div } from '@tensorflow/tfjs-core';
import type { TensorRef } from '#engine/values/layer.ts';
import type { BuiltLayer, Network } from '#engine/network/build-network.ts';
import { at } from '#engine/network/layer.ts';
import { penaltyOf } from '#engine/network/regularizers.ts';
import type { RowGradient } from '#engine/kernels/sparse-rows.ts';
import type { StepRandom } from '#engine/kernels/random.ts';

export interface ForwardOptions {
  readonly training: boolean;
  /** See CallContext. */
  readonly unfused?: boolean | undefined;
  /** Needed in training, where layers may draw. */
  readonly random?: StepRandom;
  /** Called in the backward pass, see CallContext; the index is among the network's weights. */
  readonly gradientRows?: (weightIndex: number, part: RowGradient) => void;
  /** Called with every layer's outputs, for looking inside. */
  readonly watch?: (layer: string, outputs: readonly tf.Tensor[]) => void;
  /** Puts others of the same shapes in the place of a layer's outputs, for gradients with respect to them. */
  readonly through?: (layer: string, outputs: readonly tf.Tensor[]) => readonly tf.Tensor[];
}

export interface ForwardResult {
  readonly outputs: readonly tf.Tensor[];
  /** Per output: what its last sigmoid or softmax was made from, if it ends in one. */
  readonly logits: readonly (tf.Tensor | undefined)[];
  readonly masks: readonly (tf.Tensor | undefined)[];
  /** New values of moving statistics, by index among the network's weights. */
  readonly updates: ReadonlyMap<number, tf.Tensor>;
  readonly penalties: readonly tf.Scalar[];
}

const refuse = (): never => {
  throw new Error('Random numbers are drawn in training only');
};
export const noRandom: StepRandom = { uniform: refuse, normal: refuse };

interface Slot {
  readonly tensor: tf.Tensor;
  readonly mask: tf.Tensor | undefined;
}

/** Call it inside a tidy: every tensor in the result is the caller's, none is kept. */
export function forward(
  network: Network,
  inputs: readonly tf.Tensor[],
  weights: readonly tf.Tensor[],
  options: ForwardOptions,
): ForwardResult {
  const values = new Map<string, Slot>();
  const logits = new Map<tf.Tensor, tf.Tensor>();
  const updates = new Map<number, tf.Tensor>();
  const penalties: tf.Scalar[] = [];
  const fed = new Map(network.inputs.map((ref, i) => [ref.layer, at(inputs, i)]));
  const slotOf = (ref: TensorRef): Slot => {
    const slot = values.get(keyOf(ref));
    if (slot === undefined) throw new Error(`No tensor ${keyOf(ref)}`);
    return slot;
  };
  for (const built of network.layers) {
    const own = weights.slice(built.firstWeight, built.firstWeight + built.weights.length);
    built.calls.forEach((call, callIndex) => {
      const slots: readonly Slot[] =
        call.from.length === 0 ? [{ tensor: fedTo(built, fed), mask: undefined }] : call.from.map(slotOf);
      const tensors = slots.map((slot) => slot.tensor);
      const masks = slots.map((slot) => slot.mask);
      const made = built.layer.call(built.config, tensors, own, {
        training: options.training,
        unfused: options.unfused,
        trainable: built.trainable,
        random: options.random ?? noRandom,
        masks,
        update: (index, value) => void updates.set(built.firstWeight + index, value),
        gradientRows: (index, part) => options.gradientRows?.(built.firstWeight + index, part),
        penalty: (value) => void penalties.push(value),
        madeFrom: (output, from) => void logits.set(output, from),
      });
      const outputs = options.through?.(built.name, made) ?? made;
      if (built.activityRegularizer) {
        // Keras divides an activity's penalty by the rows of the batch.
        for (const output of outputs) {
          penalties.push(div(penaltyOf(built.activityRegularizer, output), at(output.shape, 0)));
        }
      }
      const mask = maskOf(built, tensors, masks);
      outputs.forEach((tensor, i) => {
        values.set(keyOf({ layer: built.name, call: callIndex, tensor: i }), { tensor, mask });
      });
      options.watch?.(built.name, outputs);
    });
  }
  const outputs = network.outputs.map(slotOf);
  return {
    outputs: outputs.map((slot) => slot.tensor),
    logits: outputs.map((slot) => logits.get(slot.tensor)),
    masks: outputs.map((slot) => slot.mask),
    updates,
    penalties,
  };
}

function keyOf(ref: TensorRef): string {
  return `${ref.call}.${ref.tensor}.${ref.layer}`;
}

function fedTo(built: BuiltLayer, fed: ReadonlyMap<string, tf.Tensor>): tf.Tensor {
  const tensor = fed.get(built.name);
  if (tensor === undefined) throw new Error(`Nothing is fed to ${built.name}`);
  return tensor;
}

function maskOf(
  built: BuiltLayer,
  inputs: readonly tf.Tensor[],
  masks: readonly (tf.Tensor | undefined)[],
): tf.Tensor | undefined {
  const rule = built.layer.mask;
  if (rule === 'stop') return undefined;
  if (rule === 'pass') return masks.length === 1 ? masks[0] : undefined;
  return rule(built.config, inputs, masks);
}
