// What is told of a whole network on its wire: what describes a value of type layer, and what is foreseen of one that is
// known before the run.
import type { InfoOf } from '#shared/spec/ports.ts';
import { buildNetwork } from '#engine/network/build-network.ts';
import { layersBefore } from '#engine/network/flat-model.ts';
import { lastActivation } from '#engine/network/last-activation.ts';
import { elements } from '#engine/network/layer.ts';
import { layerSize } from '#engine/training/memory.ts';
import type { NetworkData } from '#engine/values/layer.ts';

export function networkInfo(network: NetworkData): InfoOf<'layer'> {
  const built = buildNetwork(network);
  const { outputShapes, outputs, parameters, multiplyAdds } = built;
  const last = built.layers.find(({ name }) => name === outputs[0]?.layer);
  const named = outputs.some(({ of }) => of !== undefined);
  const inputs = network.inputs.map((end) => ({
    layer: end.layer,
    of: end.of ?? '',
    ...(end.tokens !== undefined && { tokens: end.tokens }),
  }));
  return {
    type: 'layer',
    inputs,
    ...(named && {
      outputs: outputs.map((end, i) => {
        const before = new Set(layersBefore(network, end.layer).map(({ name }) => name));
        return {
          of: end.of ?? '',
          shape: outputShapes[i] ?? [],
          activation: lastActivation(built, end),
          inputs: inputs.filter((input) => before.has(input.layer)),
          parameters: built.weights
            .filter((weight) => before.has(weight.layer))
            .reduce((sum, { shape }) => sum + elements(shape), 0),
        };
      }),
    }),
    shape: outputShapes[0] ?? null,
    parameters,
    multiplyAdds,
    ...(last && !named && { last: layerSize(last) }),
    activation: lastActivation(built),
  };
}
