// A model behind its encoding: for methods that follow gradients, which a word's place has none of. Its rows are the encoded
// ones, and what is found for a word's numbers belongs together to its feature.
import type { NetworkData } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import { encodedWidth, encodingOf } from '#engine/network/layers/feature-encoding.ts';
import { elements } from '#engine/network/layer.ts';
import { buildNetwork } from '#engine/network/build-network.ts';

type Asked = Pick<ModelValue, 'network' | 'weights'>;

export interface EncodedModel {
  readonly model: Asked;
  /** Numbers of an encoded row. */
  readonly width: number;
  /** rows × features -> rows × width. */
  encode(x: Float32Array): Float32Array;
  /** rows × width × outputs -> rows × features × outputs: the sums over each feature's numbers. */
  together(values: Float64Array, outputs: number): Float64Array;
}

/** Undefined for a model that takes its rows as they are. */
export function encodedModel({ network, weights }: Asked): EncodedModel | undefined {
  const { inputShapes } = buildNetwork(network);
  const encodings = network.inputs.map(({ layer }) => encodingOf(network, layer));
  if (!encodings.some(Boolean)) return undefined;
  /** Of all inputs side by side. */
  const oneHot = encodings.flatMap((own, i) => own ?? Array.from({ length: elements(inputShapes[i] ?? []) }, () => 0));
  const width = encodedWidth(oneHot);
  const rowsOf = (x: { readonly length: number }): number => x.length / oneHot.length;
  return {
    model: { network: withoutEncoding(network), weights },
    width,
    encode(x) {
      const encoded = new Float32Array(rowsOf(x) * width);
      let at = 0;
      x.forEach((value, i) => {
        const size = oneHot[i % oneHot.length] ?? 0;
        if (size === 0) encoded[at] = value;
        else if (value >= 0 && value < size) encoded[at + value] = 1;
        at += Math.max(1, size);
      });
      return encoded;
    },
    together(values, outputs) {
      const rows = values.length / (width * outputs);
      const sums = new Float64Array(rows * oneHot.length * outputs);
      let at = 0;
      for (let i = 0; i < rows * oneHot.length; i += 1)
        for (let k = 0; k < Math.max(1, oneHot[i % oneHot.length] ?? 0); k += 1)
          for (let output = 0; output < outputs; output += 1, at += 1)
            sums[i * outputs + output] = (sums[i * outputs + output] ?? 0) + (values[at] ?? 0);
      return sums;
    },
  };
}

/** The network whose inputs are what its encodings give. */
function withoutEncoding({ layers, inputs, outputs }: NetworkData): NetworkData {
  /** Each encoding's name, and that of the input before it. */
  const replaced = new Map(
    layers.flatMap(({ name, className, calls }) =>
      className === 'FeatureEncoding' ? [[name, calls[0]?.[0]?.layer ?? ''] as const] : [],
    ),
  );
  const widths = new Map(
    [...replaced.values()].map((input) => [input, encodedWidth(encodingOf({ layers, inputs, outputs }, input) ?? [])]),
  );
  const from = <R extends { readonly layer: string }>(ref: R): R => ({
    ...ref,
    layer: replaced.get(ref.layer) ?? ref.layer,
  });
  return {
    layers: layers
      .filter(({ name }) => !replaced.has(name))
      .map((layer) => {
        const width = widths.get(layer.name);
        const config = width === undefined ? layer.config : { ...layer.config, batch_shape: [null, width] };
        return { ...layer, config, calls: layer.calls.map((call) => call.map(from)) };
      }),
    inputs,
    outputs: outputs.map(from),
  };
}
