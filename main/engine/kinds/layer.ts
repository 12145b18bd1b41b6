// Values of type layer: the network so far.
import { networkView } from '#engine/results/network-view.ts';
import type { ValueKind } from '#engine/kinds/kind.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { lastActivation } from '#engine/network/last-activation.ts';
import { layerSize } from '#engine/training/memory.ts';
import type { LayerValue } from '#engine/values/layer.ts';

export const layer: ValueKind<LayerValue> = {
  type: 'layer',
  describe: ({ network }) => {
    const built = buildNetwork(network);
    const { outputShapes, outputs, parameters, multiplyAdds } = built;
    const last = built.layers.find(({ name }) => name === outputs[0]?.layer);
    const named = outputs.some(({ of }) => of !== undefined);
    return {
      type: 'layer',
      ...(named && {
        outputs: outputs.map((end, i) => ({
          of: end.of ?? '',
          shape: outputShapes[i] ?? [],
          activation: lastActivation(built, end),
        })),
      }),
      shape: outputShapes[0] ?? null,
      parameters,
      multiplyAdds,
      ...(last && !named && { last: layerSize(last) }),
      activation: lastActivation(built),
    };
  },
  summary: ({ network }) => ({ layers: network.layers.length, output: network.outputs.map((ref) => ref.layer) }),
  views: ({ network }) => [networkView(network)],
};
