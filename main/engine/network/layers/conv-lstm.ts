// Keras' ConvLSTM1D and ConvLSTM2D: an LSTM whose products are convolutions, over steps that are sequences or pictures. Gates
// in the order i, f, c, o.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { activate } from '#engine/network/activations.ts';
import { axes, channelsLast, everyAxis, padding2d, windowed } from '#engine/network/convolution.ts';
import { at, biasSpec, defineLayer, elements, onlyShape, weightSpec } from '#engine/network/layer.ts';
import { dropMask } from '#engine/network/layers/noise.ts';
import { forgetBias, gateFields, recurrentFields } from '#engine/network/recurrent.ts';
import { convolved } from '#engine/network/windows.ts';
import type { Shape } from '#engine/values/layer.ts';

const gates = 4;

const convLstm = (className: string, places: 1 | 2) => {
  const { units: filters, ...shared } = recurrentFields;
  const config = z.object({
    filters,
    kernel_size: axes(places),
    strides: axes(places).default(everyAxis(places, 1)),
    padding: padding2d,
    data_format: channelsLast,
    dilation_rate: axes(places).default(everyAxis(places, 1)),
    ...shared,
    ...gateFields,
  });
  type Config = z.infer<typeof config>;

  /** Of one step: its input, and what it makes, without the channels. */
  const sizesOf = (settings: Config, shapes: readonly Shape[]) => {
    const [steps = 0, ...step] = onlyShape(className, shapes, places + 2);
    const { kernel_size: size, strides, padding, dilation_rate: dilation } = settings;
    return { steps, step, made: windowed(className, step, size, strides, padding, dilation) };
  };

  return defineLayer<Config>({
    className,
    traits: { rowByRow: false, deepRule: 'none', output: 'new' },
    config,
    weights: (settings, shapes) => {
      const { step } = sizesOf(settings, shapes);
      const kernel = (channels: number) => [...settings.kernel_size, channels, gates * settings.filters];
      return [
        weightSpec(settings, 'kernel', kernel(at(step, -1))),
        weightSpec(settings, 'recurrent', kernel(settings.filters), 'recurrent_kernel'),
        ...biasSpec({ ...settings, bias_initializer: forgetBias(settings) }, [gates * settings.filters]),
      ];
    },
    outputShapes: (settings, shapes) => {
      const { steps, made } = sizesOf(settings, shapes);
      const last = [...made, settings.filters];
      const output = settings.return_sequences ? [steps, ...last] : last;
      return settings.return_state ? [output, last, last] : [output];
    },
    multiplyAdds: (settings, shapes) => {
      const { steps, step, made } = sizesOf(settings, shapes);
      const taps = elements(settings.kernel_size) * gates * settings.filters;
      return steps * elements(made) * taps * (at(step, -1) + settings.filters);
    },
    passNumbers: (settings, shapes) => {
      const { steps, step, made } = sizesOf(settings, shapes);
      // The inputs, a product of each and its bias, then some 20 numbers of each cell; as many gradients.
      return 2 * steps * (elements(step) + (3 * gates + 20) * elements(made) * settings.filters);
    },
    mask: 'stop',
    call: (settings, inputs, weights, context) => {
      const [kernel, recurrentKernel, bias] = weights;
      if (!kernel || !recurrentKernel) throw new RangeError(className);
      const x = at(inputs, 0);
      const [batch = 0, steps = 0, ...step] = x.shape;
      const kept = dropMask(settings.dropout, [batch, 1, ...step], context);
      const rows = tf.reshape(kept ? tf.mul(x, kept) : x, [batch * steps, ...step]);
      const { strides, dilation_rate: dilation, padding } = settings;
      // The inputs of all steps go through the kernel at once.
      const product = convolved(rows, kernel, { strides, dilation, padding });
      const shape = [batch, ...product.shape.slice(1, -1), settings.filters];
      const taken = tf.unstack(
        tf.reshape(bias ? tf.add(product, bias) : product, [batch, steps, ...product.shape.slice(1)]),
        1,
      );
      const hiddenKept = dropMask(settings.recurrent_dropout, shape, context);
      const once = { strides: everyAxis(places, 1), dilation: everyAxis(places, 1), padding: 'same' } as const;
      const gate = (z: tf.Tensor): tf.Tensor => activate(settings.recurrent_activation, z);
      let [hidden, carry]: [tf.Tensor, tf.Tensor] = [tf.zeros(shape), tf.zeros(shape)];
      const outputs: tf.Tensor[] = [];
      for (const input of settings.go_backwards ? taken.toReversed() : taken) {
        const before = convolved(hiddenKept ? tf.mul(hidden, hiddenKept) : hidden, recurrentKernel, once);
        const parts = tf.split(tf.add(input, before), gates, input.rank - 1);
        const fresh = activate(settings.activation, at(parts, 2));
        carry = tf.add(tf.mul(gate(at(parts, 1)), carry), tf.mul(gate(at(parts, 0)), fresh));
        hidden = tf.mul(gate(at(parts, 3)), activate(settings.activation, carry));
        outputs.push(hidden);
      }
      const output = settings.return_sequences ? tf.stack(outputs, 1) : hidden;
      return settings.return_state ? [output, hidden, carry] : [output];
    },
  });
};

export const convLstmLayers = [convLstm('ConvLSTM1D', 1), convLstm('ConvLSTM2D', 2)] as const;
