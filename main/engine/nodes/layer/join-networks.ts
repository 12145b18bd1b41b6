// Several networks as one, when a layer joins their ends: what they share is there once, and is counted once.
import type { InfoOf } from '#shared/spec/ports.ts';
import type { LayerData, NetworkData, TensorRef } from '#engine/values/layer.ts';

type LayerInfo = InfoOf<'layer'>;

interface Cost {
  /** Of the one layer; absent where it is a sum. */
  readonly name?: string;
  readonly parameters: number;
  readonly multiplyAdds: number;
}

/** What one layer adds, and what lies before it. */
interface Size extends Cost {
  readonly own: Cost;
  readonly before: readonly Size[];
}

/** Beside the wire's info and not in it: an info that listed all layers before it would make a long network's quadratic. */
const sizes = new WeakMap<LayerInfo, Size>();

function sizeOf(info: LayerInfo): Size {
  const known = sizes.get(info);
  if (known) return known;
  const { parameters, multiplyAdds } = info;
  const size = { parameters, multiplyAdds, own: { parameters, multiplyAdds }, before: [] };
  sizes.set(info, size);
  return size;
}

export function withSize(info: Omit<LayerInfo, keyof Cost>, size: Size): LayerInfo {
  const made: LayerInfo = { ...info, parameters: size.parameters, multiplyAdds: size.multiplyAdds };
  sizes.set(made, size);
  return made;
}

/** The size of what the infos lead to, with `own` more. */
export function joinedSize(infos: readonly LayerInfo[], own: Cost): Size {
  const before = [...new Set(infos.map(sizeOf))];
  const [only, ...others] = before;
  if (only && others.length === 0) return { ...sum([only, own]), own, before };
  // By name: a layer may be there as it is now and, behind one whose info says the same as before, as it was.
  const all = new Map<Size | string, Size>();
  const open = [...before];
  for (let size = open.pop(); size; size = open.pop()) {
    const key = size.own.name ?? size;
    if (all.has(key)) continue;
    all.set(key, size);
    open.push(...size.before);
  }
  return { ...sum([...[...all.values()].map((size) => size.own), own]), own, before };
}

function sum(costs: readonly Cost[]): Cost {
  return {
    parameters: costs.reduce((total, { parameters }) => total + parameters, 0),
    multiplyAdds: costs.reduce((total, { multiplyAdds }) => total + multiplyAdds, 0),
  };
}

/** The inputs that lead to any of the infos, in the order in which joinedNetwork has them. */
export function joinedInputs([first, ...others]: readonly LayerInfo[]): LayerInfo['inputs'] {
  if (!first) return [];
  if (others.length === 0) return first.inputs;
  const inputs = [first, ...others].flatMap((info) => info.inputs);
  return [...new Map(inputs.map((input) => [input.layer, input])).values()];
}

/** All layers, each behind those that feed it; one that several networks hold (it has the same name) is there once. */
export function joinedNetwork(networks: readonly NetworkData[]): Omit<NetworkData, 'outputs'> {
  const layers = new Map<string, LayerData>();
  const inputs = new Map<string, TensorRef>();
  for (const network of networks) {
    for (const layer of network.layers) if (!layers.has(layer.name)) layers.set(layer.name, layer);
    for (const ref of network.inputs) inputs.set(ref.layer, ref);
  }
  return { layers: [...layers.values()], inputs: [...inputs.values()] };
}
