// Reads a reference case's Keras model and numbers into the product's own data.
import * as tf from '@tensorflow/tfjs-core';
import type { LayerData, NetworkData, TensorRef } from '#engine/values/layer.ts';
import type { WeightData } from '#engine/values/model.ts';
import { refTo } from '#engine/network/build-network.ts';
import type { Network } from '#engine/network/build-network.ts';
import { layerClass } from '#engine/network/layer-classes.ts';
import { at, elements } from '#engine/network/layer.ts';
import { flatNumbers } from '#test/reference/load-cases.ts';

type Triple = readonly [string, number, number];

interface CaseLayer {
  readonly class_name: string;
  readonly name?: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name?: string };
  readonly inbound_nodes?: readonly (readonly Triple[])[];
}

export interface CaseModel {
  readonly type: 'sequential' | 'functional';
  readonly input_shape?: readonly number[];
  readonly layers: readonly CaseLayer[];
  readonly inputs?: readonly Triple[];
  readonly outputs?: readonly Triple[];
}

export interface CaseWeight {
  readonly layer: string;
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: unknown;
}

export interface CaseArray {
  readonly dtype?: string;
  readonly shape?: readonly number[];
  readonly values: unknown;
}

const toRef = ([layer, call, tensor]: Triple): TensorRef => ({ layer, call, tensor });

export function readModel(model: CaseModel): NetworkData {
  if (model.type === 'functional') {
    return {
      layers: model.layers.map((layer) => ({
        name: layer.name ?? '',
        className: layer.class_name,
        config: layer.config,
        calls: (layer.inbound_nodes ?? []).map((call) => call.map(toRef)),
      })),
      inputs: (model.inputs ?? []).map(toRef),
      outputs: (model.outputs ?? []).map(toRef),
    };
  }
  const layers: LayerData[] = [
    {
      name: 'the_input',
      className: 'InputLayer',
      config: { batch_shape: [null, ...(model.input_shape ?? [])] },
      calls: [],
    },
  ];
  model.layers.forEach((layer, i) => {
    const name = layer.config.name ?? `layer_${i}`;
    layers.push({ name, className: layer.class_name, config: layer.config, calls: [[refTo(at(layers, -1).name)]] });
  });
  return { layers, inputs: [refTo('the_input')], outputs: [refTo(at(layers, -1).name)] };
}

/** Layer classes of a case that do not exist yet, those inside wrappers included. */
export function missingLayers(model: CaseModel): string[] {
  const classes = model.layers.flatMap((layer) => [layer.class_name, ...innerClasses(layer.config)]);
  return [...new Set(classes.filter((name) => layerClass(name) === undefined))];
}

function innerClasses(config: Readonly<Record<string, unknown>>): string[] {
  return ['layer', 'backward_layer'].flatMap((key) => {
    const inner = config[key] as { class_name?: string } | undefined;
    return inner?.class_name === undefined ? [] : [inner.class_name];
  });
}

/** Weights of a case for a network; the shapes must agree one by one. */
export function readWeights(network: Network, weights: readonly CaseWeight[]): WeightData[] {
  return weights.map((weight, i) => {
    const spec = at(network.weights, i);
    return {
      layer: spec.layer,
      name: spec.name,
      shape: weight.shape,
      values: Float32Array.from(flatNumbers(weight.values)),
      trainable: spec.trainable,
    };
  });
}

export function readTensor(array: CaseArray): tf.Tensor {
  const shape = array.shape ?? nestedShape(array.values);
  const values = flatNumbers(array.values);
  if (values.length !== elements(shape))
    throw new Error(`Shape [${shape.join()}] does not hold ${values.length} numbers`);
  return tf.tensor(values, [...shape], array.dtype === 'int32' ? 'int32' : 'float32');
}

export function nestedShape(values: unknown): number[] {
  return Array.isArray(values) ? [values.length, ...nestedShape((values as unknown[])[0])] : [];
}
