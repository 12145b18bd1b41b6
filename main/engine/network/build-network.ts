// Turns a network's data into a checked one with shapes, weights and cost. Allocates nothing: a layer of 1e9 units is
// as quick as one of ten.
import { z } from 'zod';
import { Fault } from '#shared/protocol/problem.ts';
import type { ProblemCode } from '#shared/text/problem-code.ts';
import type { LayerData, NetworkData, NetworkEnd, Shape, TensorRef } from '#engine/values/layer.ts';
import { layerClass } from '#engine/network/layer-classes.ts';
import { elements } from '#engine/network/layer.ts';
import type { LayerClass, WeightSpec } from '#engine/network/layer.ts';
import { regularizerSchema } from '#engine/network/regularizers.ts';
import type { NamedObject } from '#engine/network/named-object.ts';

export interface BuiltCall {
  readonly from: readonly TensorRef[];
  readonly outputShapes: readonly Shape[];
}

export interface BuiltLayer {
  readonly name: string;
  readonly layer: LayerClass;
  readonly config: unknown;
  readonly trainable: boolean;
  readonly activityRegularizer: NamedObject | undefined;
  readonly weights: readonly WeightSpec[];
  /** Index of its first weight among the network's. */
  readonly firstWeight: number;
  readonly calls: readonly BuiltCall[];
  /** Of all its calls (LayerClass.passNumbers). */
  readonly passNumbers: number;
}

export interface NetworkWeight extends WeightSpec {
  readonly layer: string;
  /** What it begins with, where that is not drawn. */
  readonly start?: Float32Array;
}

export interface Network {
  readonly layers: readonly BuiltLayer[];
  readonly inputs: readonly NetworkEnd[];
  readonly outputs: readonly NetworkEnd[];
  readonly inputShapes: readonly Shape[];
  readonly outputShapes: readonly Shape[];
  /** In the order of Keras' get_weights(); `trainable` is false for all weights of a frozen layer. */
  readonly weights: readonly NetworkWeight[];
  readonly parameters: number;
  /** For one row. */
  readonly multiplyAdds: number;
}

const commonConfig = z.object({
  trainable: z.boolean().default(true),
  activity_regularizer: regularizerSchema.nullish(),
});

/** Reads a layer's class and configuration; throws Fault 'layer.unknown' or 'layer.config' (facts: layer, detail). */
export function readLayer(data: Pick<LayerData, 'name' | 'className' | 'config'>): {
  layer: LayerClass;
  config: unknown;
} {
  const layer = layerClass(data.className);
  if (layer === undefined) throw new Fault('layer.unknown', { layer: data.name, className: data.className });
  const parsed = layer.config.safeParse(data.config);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const detail = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
    throw new Fault('layer.config', { layer: data.name, className: data.className, detail });
  }
  return { layer, config: parsed.data };
}

/** Throws Fault 'layer.unknown', 'layer.config', 'layer.duplicate', 'network.order', 'shape.mismatch' or 'model.weights'. */
export function buildNetwork(data: NetworkData): Network {
  const built = new Map<string, BuiltLayer>();
  const weights: NetworkWeight[] = [];
  let multiplyAdds = 0;
  const shapeOf = (ref: TensorRef): Shape => {
    const shape = built.get(ref.layer)?.calls[ref.call]?.outputShapes[ref.tensor];
    if (shape === undefined) throw new Fault('network.order', { layer: ref.layer });
    return shape;
  };
  for (const layerData of data.layers) {
    if (built.has(layerData.name)) throw new Fault('layer.duplicate', { layer: layerData.name });
    const { layer, config } = readLayer(layerData);
    const common = commonConfig.parse(layerData.config);
    const calls: BuiltCall[] = [];
    const entry: BuiltLayer & { passNumbers: number } = {
      name: layerData.name,
      layer,
      config,
      trainable: common.trainable,
      activityRegularizer: common.activity_regularizer ?? undefined,
      weights: named(layerData.name, () => layer.weights(config, firstShapes(layerData, shapeOf))),
      firstWeight: weights.length,
      calls,
      passNumbers: 0,
    };
    // A layer may feed its own later call (shared weights), so each call is entered before the next is looked at.
    built.set(layerData.name, entry);
    for (const from of layer.className === 'InputLayer' ? [[]] : layerData.calls) {
      const inputShapes = from.map(shapeOf);
      const outputShapes = named(layerData.name, () => layer.outputShapes(config, inputShapes));
      calls.push({ from, outputShapes });
      multiplyAdds += layer.multiplyAdds(config, inputShapes);
      entry.passNumbers += layer.passNumbers(config, inputShapes, outputShapes);
    }
    for (const spec of entry.weights) {
      const start = startOf(layerData, spec);
      weights.push({
        ...spec,
        layer: layerData.name,
        trainable: spec.trainable && common.trainable,
        ...(start && { start }),
      });
    }
  }
  return {
    layers: [...built.values()],
    inputs: data.inputs,
    outputs: data.outputs,
    inputShapes: data.inputs.map(shapeOf),
    outputShapes: data.outputs.map(shapeOf),
    weights,
    parameters: weights.reduce((sum, weight) => sum + elements(weight.shape), 0),
    multiplyAdds,
  };
}

/** Throws Fault 'model.weights' where what is given has another shape. */
function startOf({ name: layer, start = [] }: LayerData, { name, shape }: WeightSpec): Float32Array | undefined {
  const given = start.find((one) => one.name === name);
  if (!given) return undefined;
  if (given.shape.join() !== shape.join() || given.values.length !== elements(shape))
    throw new Fault('model.weights', { layer, weight: name });
  return given.values;
}

function firstShapes(data: LayerData, shapeOf: (ref: TensorRef) => Shape): readonly Shape[] {
  return (data.calls[0] ?? []).map(shapeOf);
}

/** A layer class names itself in a shape fault; in a network it is the layer's own name that helps. */
function named<T>(name: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof Fault && error.problem.code === 'shape.mismatch') {
      throw new Fault<ProblemCode>('shape.mismatch', { ...error.problem.facts, layer: name });
    }
    throw error;
  }
}

/** Where a sequential network's layer takes its input from: the first output of the first call. */
export function refTo(layer: string): TensorRef {
  return { layer, call: 0, tensor: 0 };
}
