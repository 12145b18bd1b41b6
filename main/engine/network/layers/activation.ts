// Keras' Activation: one of its activations as a layer.
import { z } from 'zod';
import { activate, activationSchema } from '#engine/network/activations.ts';
import { at, defineLayer } from '#engine/network/layer.ts';

export const activation = defineLayer({
  className: 'Activation',
  traits: { rowByRow: true, deepRule: 'elementwise', output: 'new', auxiliary: false, convolution: false },
  /** `approximate` chooses gelu's tanh form. */
  config: z.object({ activation: activationSchema, approximate: z.boolean().default(false) }),
  call: (config, inputs, _weights, context) => {
    const name = config.activation === 'gelu' && config.approximate ? 'gelu_tanh' : config.activation;
    return [activate(name, at(inputs, 0), context.madeFrom)];
  },
});
