// Which activation an output of a network has come through last.
import { at } from '#engine/network/layer.ts';
import type { Network } from '#engine/network/build-network.ts';
import type { TensorRef } from '#engine/values/layer.ts';

/** 'linear' where a layer has none of its own. */
export function lastActivation(network: Network, output: TensorRef = at(network.outputs, 0)): string {
  let name = output.layer;
  for (;;) {
    const layer = network.layers.find((one) => one.name === name);
    if (!layer) return 'linear';
    const before = layer.calls[0]?.from[0]?.layer;
    if (layer.layer.traits.output === 'new' || before === undefined) {
      const { activation } = layer.config as { activation?: string };
      return activation ?? 'linear';
    }
    name = before;
  }
}
