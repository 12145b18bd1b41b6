// What recurrent layers share: settings, weights, dropout and the loop over the steps. A cell, in layers/, says how one
// step changes the state. The loop is unrolled: every step is ops of its own, as gradients and recording need it.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activationSchema } from '#engine/network/activations.ts';
import type { NamedObject } from '#engine/network/named-object.ts';
import { at, biasSpec, defineLayer, kernelFields, onlyShape, weightFields, weightSpec } from '#engine/network/layer.ts';
import type { CallContext, LayerTraits, LayerClass } from '#engine/network/layer.ts';
import { dropMask } from '#engine/network/layers/noise.ts';
import type { Shape } from '#engine/values/layer.ts';

const dropoutRate = z.number().min(0).lt(1).default(0);

/** The fields of Keras' SimpleRNN, LSTM and GRU. */
export const recurrentFields = {
  units: z.number().int().positive(),
  ...kernelFields,
  activation: activationSchema.default('tanh'),
  ...weightFields('recurrent', 'Orthogonal'),
  dropout: dropoutRate,
  recurrent_dropout: dropoutRate,
  return_sequences: z.boolean().default(false),
  return_state: z.boolean().default(false),
  go_backwards: z.boolean().default(false),
  stateful: z.literal(false).default(false),
};

/** The further ones of an LSTM. */
export const gateFields = {
  recurrent_activation: activationSchema.default('sigmoid'),
  /** Whether the bias of the forget gate starts at 1. */
  unit_forget_bias: z.boolean().default(true),
};

interface ForgetConfig {
  readonly unit_forget_bias: boolean;
  readonly bias_initializer: NamedObject;
}

export const forgetBias = ({ unit_forget_bias, bias_initializer }: ForgetConfig): NamedObject =>
  unit_forget_bias && bias_initializer.class_name === 'Zeros'
    ? { class_name: 'UnitForgetBias', config: {} }
    : bias_initializer;

export type RecurrentConfig = z.infer<z.ZodObject<typeof recurrentFields>>;

/** One step: what the inputs give (kernel and bias applied) and the state before; the state after, its output first. */
export type Cell = (
  input: tf.Tensor,
  state: readonly tf.Tensor[],
  drop: (hidden: tf.Tensor) => tf.Tensor,
) => readonly tf.Tensor[];

export interface RecurrentParts<C extends RecurrentConfig> {
  readonly className: string;
  readonly config: z.ZodType<C>;
  readonly rowByRow: LayerTraits<C>['rowByRow'];
  /** Blocks of units in the kernel: 1, 4 for LSTM's i, f, c, o, 3 for GRU's z, r, h. */
  readonly gates: number;
  /** Tensors of the state: 2 for LSTM (h, c), else 1. */
  readonly states: 1 | 2;
  biasShape?(config: C): Shape;
  biasInitializer?(config: C): NamedObject;
  /** The part of the bias that goes with the inputs; all of it when absent. */
  inputBias?(config: C, bias: tf.Tensor): tf.Tensor;
  cell(config: C, recurrentKernel: tf.Tensor, bias: tf.Tensor | undefined): Cell;
  /** Numbers per unit that a step of the cell makes. */
  readonly cellNumbers: number;
  /** Numbers per unit and step that a pass by `fused` makes there and back; undefined where it has no op for these settings. */
  fusedNumbers?(config: C): number | undefined;
  /** All steps at once, where there is an op for these settings: [steps, batch, …] → [steps, batch, units], the output of each step;
   * with `return_state` the whole state of each, side by side. */
  fused?(config: C, x: tf.Tensor, weights: readonly tf.Tensor[]): tf.Tensor | undefined;
}

export function recurrent<C extends RecurrentConfig>(parts: RecurrentParts<C>): LayerClass<C> {
  return defineLayer<C>({
    className: parts.className,
    traits: { rowByRow: parts.rowByRow, deepRule: 'none', output: 'new' },
    config: parts.config,
    weights: (config, shapes) => {
      const width = parts.gates * config.units;
      const bias_initializer = parts.biasInitializer?.(config) ?? config.bias_initializer;
      return [
        weightSpec(config, 'kernel', [at(onlyShape(parts.className, shapes, 2), 1), width]),
        weightSpec(config, 'recurrent', [config.units, width], 'recurrent_kernel'),
        ...biasSpec({ ...config, bias_initializer }, parts.biasShape?.(config) ?? [width]),
      ];
    },
    outputShapes: (config, shapes) => {
      const steps = at(onlyShape(parts.className, shapes, 2), 0);
      const output = config.return_sequences ? [steps, config.units] : [config.units];
      const state = Array.from({ length: parts.states }, () => [config.units]);
      return config.return_state ? [output, ...state] : [output];
    },
    multiplyAdds: (config, shapes) => {
      const [steps = 0, features = 0] = onlyShape(parts.className, shapes, 2);
      return steps * parts.gates * config.units * (features + config.units);
    },
    passNumbers: (config, shapes) => {
      const [steps = 0, features = 0] = onlyShape(parts.className, shapes, 2);
      const fused = config.recurrent_dropout > 0 ? undefined : parts.fusedNumbers?.(config);
      // The inputs turned, and their gradients turned back.
      if (fused !== undefined) return steps * (3 * features + fused * config.units);
      // Product, bias and steps of the inputs; as many gradients.
      return 2 * steps * (3 * parts.gates + parts.cellNumbers) * config.units;
    },
    mask: (config, _inputs, masks) => (config.return_sequences ? masks[0] : undefined),
    call: (config, inputs, weights, context) => unrolled(parts, config, at(inputs, 0), weights, context),
  });
}

function unrolled<C extends RecurrentConfig>(
  parts: RecurrentParts<C>,
  config: C,
  x: tf.Tensor,
  weights: readonly tf.Tensor[],
  context: CallContext,
): tf.Tensor[] {
  const [kernel, recurrentKernel, bias] = weights;
  if (!kernel || !recurrentKernel) throw new RangeError(parts.className);
  const [batch = 0, steps = 0, features = 0] = x.shape;
  // One mask a sequence, the same at every step, as in Keras.
  const kept = dropMask(config.dropout, [batch, 1, features], context);
  const inputs = kept ? tf.mul(x, kept) : x;
  // A mask, and dropout between the steps, act inside of a step: there is no op for those.
  if (parts.fused && !context.masks[0] && !(context.training && config.recurrent_dropout > 0)) {
    const ordered = tf.transpose(config.go_backwards ? tf.reverse(inputs, 1) : inputs, [1, 0, 2]);
    const states = parts.fused(config, ordered, weights);
    if (states) return fromFused(parts, config, states);
  }
  const hidden = dropMask(config.recurrent_dropout, [batch, config.units], context);
  const drop = (state: tf.Tensor): tf.Tensor => (hidden ? tf.mul(state, hidden) : state);
  // The inputs of all steps go through the kernel at once.
  const product = tf.matMul(tf.reshape(inputs, [batch * steps, features]), kernel as tf.Tensor2D);
  const own = bias && (parts.inputBias?.(config, bias) ?? bias);
  const rows = tf.unstack(tf.reshape(own ? tf.add(product, own) : product, [batch, steps, -1]), 1);
  const mask = context.masks[0];
  const seen = mask && tf.unstack(tf.expandDims(tf.cast(mask, 'float32'), -1), 1);
  const cell = parts.cell(config, recurrentKernel, bias);
  let state: readonly tf.Tensor[] = Array.from({ length: parts.states }, () => tf.zeros([batch, config.units]));
  const outputs: tf.Tensor[] = [];
  for (let step = 0; step < steps; step += 1) {
    const index = config.go_backwards ? steps - 1 - step : step;
    const next = cell(at(rows, index), state, drop);
    const shown = seen && at(seen, index);
    // A hidden step leaves the state, and with it the output, as it was.
    const before = state;
    state = shown ? next.map((after, i) => hold(shown, after, at(before, i))) : next;
    outputs.push(at(state, 0));
  }
  const output = config.return_sequences ? tf.stack(outputs, 1) : at(outputs, -1);
  return config.return_state ? [output, ...state] : [output];
}

function fromFused<C extends RecurrentConfig>(parts: RecurrentParts<C>, config: C, states: tf.Tensor): tf.Tensor[] {
  const [steps = 0, batch = 0] = states.shape;
  const { units } = config;
  const last = (place: number): tf.Tensor =>
    tf.reshape(tf.slice(states, [steps - 1, 0, place * units], [1, batch, units]), [batch, units]);
  const outputs = config.return_state ? tf.slice(states, [0, 0, 0], [steps, batch, units]) : states;
  const output = config.return_sequences ? tf.transpose(outputs, [1, 0, 2]) : last(0);
  return config.return_state ? [output, ...Array.from({ length: parts.states }, (_, i) => last(i))] : [output];
}

function hold(shown: tf.Tensor, after: tf.Tensor, before: tf.Tensor): tf.Tensor {
  return tf.add(before, tf.mul(shown, tf.sub(after, before)));
}

/** x·w, both matrices. */
export function product(x: tf.Tensor, w: tf.Tensor): tf.Tensor {
  return tf.matMul(x as tf.Tensor2D, w as tf.Tensor2D);
}
