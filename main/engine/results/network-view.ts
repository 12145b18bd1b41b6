// A network as a list of its layers.
import type { ResultView } from '#shared/protocol/results.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { elements } from '#engine/network/layer.ts';
import type { NetworkData } from '#engine/values/layer.ts';

export function networkView(data: NetworkData): ResultView {
  const network = buildNetwork(data);
  const layers = network.layers.map((layer) => ({
    name: layer.name,
    kind: layer.layer.className,
    shape: layer.calls[0]?.outputShapes[0] ?? [],
    parameters: layer.weights.reduce((sum, weight) => sum + elements(weight.shape), 0),
  }));
  return { view: 'network', title: 'view.network', layers };
}
