// What the runners of all layers share: before a run the shape, size and cost of the network so far; in a run the
// network with one layer more. Allocates nothing.
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { Inferred, OutputsOf, OwnProblem, Runner } from '#engine/values/runner.ts';
import type { LayerValue, NetworkData, Shape, WeightStart } from '#engine/values/layer.ts';
import { joinedInputs, joinedNetwork, joinedSize, withSize } from '#engine/nodes/layer/join-networks.ts';
import { layerClass } from '#engine/network/layer-classes.ts';
import { buildNetwork, readLayer, refTo } from '#engine/network/build-network.ts';
import { at, elements, shapeText } from '#engine/network/layer.ts';
import { networkKnown, withNetwork } from '#engine/network/model-info.ts';
import { layerSize } from '#engine/training/memory.ts';
import type { LayerClass } from '#engine/network/layer.ts';

export interface NewLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** The parameter to change when it is too large, by name. */
  readonly sizeParam?: string;
  /** It takes what comes before it twice: as query and as value. */
  readonly twice?: true;
  /** What weights of it begin with, in place of what is drawn. */
  readonly start?: readonly WeightStart[];
}

/** One of the layers that a node puts in a row. */
export interface Step extends NewLayer {
  /** What it takes: 0 is what comes before the node, n its n-th layer. Absent: the one before it. */
  readonly from?: readonly number[];
}

/** What a node is put behind. */
interface Before {
  readonly features: number;
  /** Where the data are ids of tokens: they are below this. */
  readonly tokens: number | undefined;
}

type LayerInfo = InfoOf<'layer'>;
interface InferredLayer {
  readonly outputs: { readonly layer?: LayerInfo };
  readonly problems: readonly OwnProblem[];
}

/**
 * The runner of a kind that puts one Keras layer at the end of the network at its port `layer`, or joins the ends of the
 * two and more at its port `layers`.
 */
export function layerRunner<const S extends NodeSpec>(
  spec: S,
  toLayer: (name: string, params: ParamsOf<S['params']>) => NewLayer,
): Runner<S> {
  return blockRunner(spec, (name, params) => [toLayer(name, params)]);
}

/** The same of a kind that puts several Keras layers there; the last one has the node's own name. */
export function blockRunner<const S extends NodeSpec>(
  spec: S,
  toLayers: (name: string, params: ParamsOf<S['params']>, before: Before) => readonly [Step, ...Step[]],
): Runner<S> {
  return {
    spec,
    infer: (inputs, params, { node }) => {
      try {
        const before = taken<LayerInfo>(inputs);
        refuseOutputs(before.some(({ outputs }) => outputs));
        const features = before[0]?.shape?.at(-1) ?? 1;
        const tokens = mostTokens(before.flatMap(({ inputs: ends }) => ends));
        return inferSteps(before, toLayers(node, params, { features, tokens })) as Inferred<S>;
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        return { outputs: {}, problems: [error.problem] };
      }
    },
    run: async (inputs, params, { node }) => {
      const before = taken<LayerValue>(inputs);
      refuseOutputs(before.some(({ network }) => network.outputs.some(({ of }) => of !== undefined)));
      const features = before.flatMap(({ network }) => buildNetwork(network).outputShapes[0] ?? []).at(-1) ?? 1;
      const tokens = mostTokens(before.flatMap(({ network }) => network.inputs));
      const layer = inSteps(before, toLayers(node, params, { features, tokens }), addLayer);
      return { layer } as unknown as OutputsOf<S>;
    },
  };
}

function mostTokens(ends: readonly { readonly tokens?: number | undefined }[]): number | undefined {
  const known = ends.flatMap(({ tokens }) => tokens ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** Each step behind those that it takes; the last one's. */
function inSteps<T>(before: readonly T[], steps: readonly Step[], add: (from: readonly T[], step: Step) => T): T {
  const made: T[] = [];
  for (const [index, step] of steps.entries()) {
    const from = (step.from ?? [index]).flatMap((place) => (place === 0 ? before : [at(made, place - 1)]));
    made.push(add(step.twice && from.length === 1 ? [...from, ...from] : from, step));
  }
  return at(made, -1);
}

function inferSteps(before: readonly LayerInfo[], steps: readonly Step[]): InferredLayer {
  if (before.length === 0) return { outputs: {}, problems: [] };
  return { outputs: { layer: inSteps(before, steps, inferLayer) }, problems: [] };
}

/** Behind outputs that are named there are no more layers. */
function refuseOutputs(named: boolean): void {
  if (named) throw new Fault('output.behind');
}

/** What the node takes: query and value where it has both. Throws Fault 'layer.tooFewWires' where it joins fewer than two. */
function taken<T>(inputs: unknown): readonly T[] {
  const { layer, value, layers } = inputs as { readonly layer?: T; readonly value?: T; readonly layers?: readonly T[] };
  if (!layers) return layer === undefined ? [] : value === undefined ? [layer] : [layer, value];
  if (layers.length < 2) throw new Fault('layer.tooFewWires', { received: layers.length }, { port: 'layers' });
  return layers;
}

/** The activation that the network's output has come through last. */
function activationAfter({ className, config }: NewLayer, before: string): string {
  const layer = layerClass(className);
  if (layer?.traits.output !== 'new') return before;
  const { activation } = (layer.config.safeParse(config).data ?? config) as { readonly activation?: string };
  return activation ?? 'linear';
}

/** Shape, parameters and multiply-adds after the layer. Throws as `addLayer` does. */
function inferLayer(before: readonly LayerInfo[], added: NewLayer): LayerInfo {
  const first = at(before, 0);
  const activation = activationAfter(added, first.activation);
  const inputs = joinedInputs(before);
  const shapes = before.flatMap(({ shape }) => (shape === null ? [] : [shape]));
  if (shapes.length < before.length) {
    const size = joinedSize(before, { parameters: 0, multiplyAdds: 0 });
    return withSize({ type: 'layer', inputs, shape: null, activation }, size);
  }
  const { layer, config } = readLayer(added);
  const shape = checkedShape(layer, config, shapes, added);
  const last = layerSize({
    name: added.name,
    weights: layer.weights(config, shapes),
    passNumbers: layer.passNumbers(config, shapes, [shape]),
  });
  const size = joinedSize(before, { ...last, multiplyAdds: layer.multiplyAdds(config, shapes) });
  const info = withSize({ type: 'layer', inputs, shape, activation, last }, size);
  return withNetwork(info, () => {
    const networks = before.flatMap((one) => networkKnown(one) ?? []);
    return networks.length === before.length ? withLayer(networks, added) : undefined;
  });
}

/** What is known of one layer behind another, before the run. Throws what `addLayer` does. */
export function inferBehind(before: LayerInfo, added: NewLayer): LayerInfo {
  refuseOutputs(before.outputs !== undefined);
  return inferLayer([before], added);
}

/** The network of `before` with the layer at its end. Throws what `addLayer` does, and Fault 'output.behind'. */
export function addBehind(before: LayerValue, added: NewLayer): LayerValue {
  refuseOutputs(before.network.outputs.some(({ of }) => of !== undefined));
  return addLayer([before], added);
}

/** The network with the layer at its end. Throws Fault 'shape.mismatch', 'layer.config' or 'layer.tooLarge'. */
function addLayer(before: readonly LayerValue[], added: NewLayer): LayerValue {
  const networks = before.map(({ network }) => network);
  const shapes = networks.flatMap((network) => buildNetwork(network).outputShapes.slice(0, 1));
  const { layer, config } = readLayer(added);
  checkedShape(layer, config, shapes, added);
  return { type: 'layer', network: withLayer(networks, added) };
}

function withLayer(networks: readonly NetworkData[], { name, className, config, start }: NewLayer): NetworkData {
  const joined = joinedNetwork(networks);
  const calls = [networks.map(({ outputs }) => at(outputs, 0))];
  const data = { name, className, config, calls, ...(start && { start }) };
  return { ...joined, layers: [...joined.layers, data], outputs: [refTo(name)] };
}

/** A tensor of more numbers than an int32 can count is beyond TensorFlow's kernels. */
const largestTensor = 2 ** 31 - 1;

function checkedShape(layer: LayerClass, config: unknown, inputs: readonly Shape[], added: NewLayer): Shape {
  const shape = layer.outputShapes(config, inputs)[0] ?? [];
  const tensors = [...layer.weights(config, inputs).map((weight) => weight.shape), shape];
  const large = tensors.find((tensor) => elements(tensor) > largestTensor);
  if (large) {
    const facts = {
      tensor: shapeText(large),
      gigabytes: Math.round((elements(large) * 4) / 1e9),
      limit: largestTensor,
    };
    throw new Fault('layer.tooLarge', facts, added.sizeParam ? { param: added.sizeParam } : {});
  }
  return shape;
}
