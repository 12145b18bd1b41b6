// Runs layer.output: names the target that an end of the network tells, and joins it to other outputs.
import { output as spec } from '#shared/nodes/layer/output.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { NetworkData, NetworkEnd } from '#engine/values/layer.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { joinedInputs, joinedNetwork, joinedSize, withSize } from '#engine/nodes/layer/join-networks.ts';
import { at } from '#engine/network/layer.ts';
import { networkKnown, withNetwork } from '#engine/network/model-info.ts';

export const output = defineRunner<typeof spec>({
  spec,

  infer({ layer, others }, { target, lossWeight }) {
    if (!layer?.shape) return { outputs: {}, problems: [] };
    checkEnds(layer.outputs, target, others);
    const { shape, activation } = layer;
    const before = others.flatMap(({ outputs }) => outputs ?? []);
    checkTwice([...before.map(({ of }) => of), target]);
    const size = joinedSize([layer, ...others], { parameters: 0, multiplyAdds: 0 });
    const outputs = [...before, { of: target, shape, activation, inputs: layer.inputs, parameters: layer.parameters }];
    const first = at(outputs, 0);
    const inputs = joinedInputs([...others, layer]);
    const info = { type: 'layer', inputs, outputs, shape: first.shape, activation: first.activation } as const;
    const own = withNetwork(withSize(info, size), () => {
      const networks = [...others, layer].flatMap((one) => networkKnown(one) ?? []);
      return networks.length > others.length ? joinedEnds(networks, target, lossWeight) : undefined;
    });
    return { outputs: { layer: own }, problems: [] };
  },

  run: async ({ layer, others }, { target, lossWeight }) => {
    const named = (end: NetworkEnd | undefined) => (end?.of === undefined ? undefined : [{ of: end.of }]);
    checkEnds(
      named(layer.network.outputs[0]),
      target,
      others.map(({ network }) => ({ outputs: named(network.outputs[0]) })),
    );
    const network = joinedEnds(
      [...others, layer].map((one) => one.network),
      target,
      lossWeight,
    );
    checkTwice(network.outputs.map(({ of = '' }) => of));
    return { layer: { type: 'layer', network } };
  },
});

/** The last network's end is the one for `target`. */
function joinedEnds(networks: readonly NetworkData[], target: string, lossWeight: number): NetworkData {
  const end: NetworkEnd = {
    ...at(at(networks, -1).outputs, 0),
    of: target,
    ...(lossWeight !== 1 && { lossWeight }),
  };
  const outputs = [...networks.slice(0, -1).flatMap((network) => network.outputs), end];
  return { ...joinedNetwork(networks), outputs };
}

interface Ends {
  readonly outputs?: readonly { readonly of: string }[] | undefined;
}

function checkEnds(own: Ends['outputs'], target: string, others: readonly Ends[]): void {
  if (target === '') throw new Fault('output.noTarget', {}, { param: 'target' });
  // What is an output already has another name; it belongs to the others.
  if (own) throw new Fault('output.named', { target: own.map(({ of }) => of).join(', ') }, { port: 'layer' });
  if (others.some(({ outputs }) => !outputs)) throw new Fault('output.unnamed', {}, { port: 'others' });
}

function checkTwice(targets: readonly string[]): void {
  const twice = targets.find((target, i) => targets.indexOf(target) < i);
  if (twice !== undefined) throw new Fault('output.twice', { target: twice }, { param: 'target' });
}
