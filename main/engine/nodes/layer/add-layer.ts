// What the runners of all layers share: before a run the shape, size and cost of the network so far; in a run the
// network with one layer more. Allocates nothing.
import { Fault } from '#shared/protocol/problem.ts';
import type { InfoOf, OwnProblem } from '#engine/run/runner.ts';
import type { LayerValue, Shape } from '#engine/run/values.ts';
import { buildNetwork, readLayer, refTo } from '#engine/tensor/build-network.ts';
import { elements, shapeText } from '#engine/tensor/layer.ts';
import type { LayerClass } from '#engine/tensor/layer.ts';

export interface NewLayer {
  readonly name: string;
  readonly className: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Of its output; absent when it passes on what it is given. */
  readonly activation?: string;
  /** The parameter to change when it is too large, by name. */
  readonly sizeParam?: string;
}

type LayerInfo = InfoOf<'layer'>;
interface InferredLayer {
  readonly outputs: { readonly layer?: LayerInfo };
  readonly problems: readonly OwnProblem[];
}

/** A tensor of more numbers than an int32 can count is beyond TensorFlow's kernels. */
const largestTensor = 2 ** 31 - 1;

/** Shape, parameters and multiply-adds after the layer; a problem instead when it does not fit what feeds it. */
export function inferLayer(before: LayerInfo | undefined, added: NewLayer): InferredLayer {
  if (!before) return { outputs: {}, problems: [] };
  const activation = added.activation ?? before.activation;
  if (before.shape === null) return { outputs: { layer: { ...before, activation } }, problems: [] };
  try {
    const { layer, config } = readLayer(added);
    const shape = checkedShape(layer, config, before.shape, added);
    const own = layer.weights(config, [before.shape]).reduce((sum, weight) => sum + elements(weight.shape), 0);
    const parameters = before.parameters + own;
    const multiplyAdds = before.multiplyAdds + layer.multiplyAdds(config, [before.shape]);
    return { outputs: { layer: { ...before, shape, parameters, multiplyAdds, activation } }, problems: [] };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { outputs: {}, problems: [error.problem] };
  }
}

/** The network with the layer at its end. Throws Fault 'shape.mismatch', 'layer.config' or 'layer.tooLarge'. */
export function addLayer(before: LayerValue, added: NewLayer): { layer: LayerValue } {
  const { network } = before;
  const [input] = buildNetwork(network).outputShapes;
  const { layer, config } = readLayer(added);
  if (input) checkedShape(layer, config, input, added);
  const data = { name: added.name, className: added.className, config: added.config, calls: [[...network.outputs]] };
  return {
    layer: { type: 'layer', network: { ...network, layers: [...network.layers, data], outputs: [refTo(added.name)] } },
  };
}

function checkedShape(layer: LayerClass, config: unknown, input: Shape, added: NewLayer): Shape {
  const shape = layer.outputShapes(config, [input])[0] ?? [];
  const tensors = [...layer.weights(config, [input]).map((weight) => weight.shape), shape];
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
