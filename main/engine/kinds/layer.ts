// Values of type layer: the network so far.
import { networkView } from '#engine/results/network-view.ts';
import type { ValueKind } from '#engine/kinds/kind.ts';
import { networkInfo } from '#engine/training/network-info.ts';
import type { LayerValue } from '#engine/values/layer.ts';

export const layer: ValueKind<LayerValue> = {
  type: 'layer',
  describe: ({ network }) => networkInfo(network),
  summary: ({ network }) => ({ layers: network.layers.length, output: network.outputs.map((ref) => ref.layer) }),
  views: ({ network }) => [networkView(network)],
};
