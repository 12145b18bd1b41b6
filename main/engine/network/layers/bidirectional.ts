// Keras' Bidirectional: a recurrent layer over the steps both ways, the two results merged.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, numbersOf, shapeFault } from '#engine/network/layer.ts';
import type { LayerClass } from '#engine/network/layer.ts';
import { gru } from '#engine/network/layers/gru.ts';
import { innerSchema } from '#engine/network/layers/inner-layer.ts';
import type { Inner } from '#engine/network/layers/inner-layer.ts';
import { lstm } from '#engine/network/layers/lstm.ts';
import { simpleRnn } from '#engine/network/layers/simple-rnn.ts';
import type { RecurrentConfig } from '#engine/network/recurrent.ts';

const name = 'Bidirectional';

const kinds: Readonly<Record<string, LayerClass<RecurrentConfig>>> = {
  LSTM: lstm as unknown as LayerClass<RecurrentConfig>,
  GRU: gru as unknown as LayerClass<RecurrentConfig>,
  SimpleRNN: simpleRnn,
};

const inner = innerSchema((className) => kinds[className]);

const config = z.object({
  layer: inner,
  /** null: the mirror of `layer`. */
  backward_layer: inner.nullish(),
  /** null: both results as two outputs. */
  merge_mode: z.enum(['concat', 'sum', 'mul', 'ave']).nullable().default('concat'),
});
type Config = z.infer<typeof config>;

function both(settings: Config): readonly [Inner<RecurrentConfig>, Inner<RecurrentConfig>] {
  const forward = settings.layer;
  const mirror = { ...forward.config, go_backwards: !forward.config.go_backwards };
  return [forward, settings.backward_layer ?? { layer: forward.layer, config: mirror }];
}

export const bidirectional = defineLayer({
  className: name,
  traits: { rowByRow: false, deepRule: 'none', output: 'new' },
  config,
  weights: (settings, shapes) =>
    both(settings).flatMap(({ layer, config: own }, i) =>
      layer.weights(own, shapes).map((spec) => ({ ...spec, name: `${i === 0 ? 'forward' : 'backward'}/${spec.name}` })),
    ),
  outputShapes: (settings, shapes) => {
    const [one, other] = both(settings).map(({ layer, config: own }) => at(layer.outputShapes(own, shapes), 0));
    if (!one || !other) throw shapeFault(name, '[steps, channels]', shapes);
    if (settings.merge_mode === null) return [one, other];
    return [settings.merge_mode === 'concat' ? [...one.slice(0, -1), at(one, -1) + at(other, -1)] : one];
  },
  multiplyAdds: (settings, shapes) =>
    both(settings).reduce((sum, { layer, config: own }) => sum + layer.multiplyAdds(own, shapes), 0),
  passNumbers: (settings, shapes, outputs) =>
    both(settings).reduce(
      (sum, { layer, config: own }) => sum + layer.passNumbers(own, shapes, layer.outputShapes(own, shapes)),
      2 * numbersOf(outputs),
    ),
  mask: (settings, _inputs, masks) => (settings.layer.config.return_sequences ? masks[0] : undefined),
  call: (settings, inputs, weights, context) => {
    const count = weights.length / 2;
    const [one, other] = both(settings).map(({ layer, config: own }, i) => {
      const output = at(layer.call(own, inputs, weights.slice(i * count, (i + 1) * count), context), 0);
      // What ran backwards is turned round, so that its steps stand beside the others'.
      return i === 1 && own.return_sequences ? tf.reverse(output, 1) : output;
    });
    if (!one || !other) throw new RangeError(name);
    switch (settings.merge_mode) {
      case null:
        return [one, other];
      case 'concat':
        return [tf.concat([one, other], -1)];
      case 'sum':
        return [tf.add(one, other)];
      case 'mul':
        return [tf.mul(one, other)];
      case 'ave':
        return [tf.mul(tf.add(one, other), 0.5)];
    }
  },
});
