// Which activation a network's output has come through last.
import { at } from '#engine/network/layer.ts';
import type { Network } from '#engine/network/build-network.ts';

/** Layers that hand numbers on as they are, as far as loss and target care. */
const passing: ReadonlySet<string> = new Set([
  'Dropout',
  'SpatialDropout1D',
  'SpatialDropout2D',
  'GaussianDropout',
  'GaussianNoise',
  'Flatten',
  'Reshape',
  'Permute',
  'RepeatVector',
  'MaxPooling1D',
  'MaxPooling2D',
  'GlobalMaxPooling1D',
  'GlobalMaxPooling2D',
  'UpSampling2D',
]);

/** 'linear' where a layer has none of its own. */
export function lastActivation(network: Network): string {
  let name = at(network.outputs, 0).layer;
  for (;;) {
    const layer = network.layers.find((one) => one.name === name);
    if (!layer) return 'linear';
    const before = layer.calls[0]?.from[0]?.layer;
    if (!passing.has(layer.layer.className) || before === undefined) {
      const { activation } = layer.config as { activation?: string };
      return activation ?? 'linear';
    }
    name = before;
  }
}
