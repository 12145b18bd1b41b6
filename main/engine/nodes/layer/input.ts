// Runs layer.input: where a network starts, with the shape of the data wired to it or a shape of its own. Features that
// are words are encoded there.
import { input as spec } from '#shared/nodes/layer/input.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { NetworkData, Shape } from '#engine/values/layer.ts';
import { refTo } from '#engine/network/build-network.ts';
import { elements, shapeText } from '#engine/network/layer.ts';
import { encodedWidth } from '#engine/network/layers/feature-encoding.ts';
import { withNetwork } from '#engine/network/model-info.ts';
import { unknownInput } from '#engine/network/places-by-name.ts';
import { tokensOf } from '#engine/preprocessing/tokens.ts';

export const input = defineRunner<typeof spec>({
  spec,
  infer: ({ dataset }, { input: name, shape }, { node }) => {
    try {
      const from = dataset && inputNamed(dataset.inputs, name);
      if (from?.shape === null) return { outputs: {}, problems: [] };
      const found = shapeFrom(from?.shape, shape);
      const inputs = [{ layer: node, of: name, ...(from?.tokens !== undefined && { tokens: from.tokens }) }];
      const encoded = encodes(from) ? [encodedWidth(from.oneHot)] : undefined;
      const pass = elements(found) + 2 * elements(encoded ?? [0]);
      const last = { name: node, parameters: 0, largestWeight: 0, pass };
      const size = { parameters: 0, multiplyAdds: 0, last };
      const info = { type: 'layer', inputs, shape: encoded ?? found, ...size, activation: 'linear' } as const;
      const known = { shape: found, of: name, tokens: from?.tokens, oneHot: from?.oneHot };
      return { outputs: { layer: withNetwork(info, () => inputNetwork(node, known)) }, problems: [] };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [error.problem] };
    }
  },
  run: async ({ dataset }, { input: name, shape: given }, { node }) => {
    const from = dataset && inputNamed(dataset.inputs, name);
    const shape = shapeFrom(from?.shape, given);
    const network = inputNetwork(node, { shape, of: name, tokens: from && tokensOf(from), oneHot: from?.oneHot });
    return { layer: { type: 'layer', network } };
  },
});

interface Begun {
  readonly shape: Shape;
  readonly of: string;
  readonly tokens: number | undefined;
  /** Per feature its places, where the input is encoded. */
  readonly oneHot: readonly number[] | undefined;
}

function inputNetwork(node: string, { shape, of, tokens, oneHot }: Begun): NetworkData {
  const layer = {
    name: node,
    className: 'InputLayer',
    config: { batch_shape: [null, ...shape], dtype: 'float32' },
    calls: [],
  };
  const inputs = [{ ...refTo(node), ...(of !== '' && { of }), ...(tokens !== undefined && { tokens }) }];
  if (!oneHot) return { layers: [layer], inputs, outputs: [refTo(node)] };
  const encoding = {
    name: `${node}/encoding`,
    className: 'FeatureEncoding',
    config: { one_hot: [...oneHot] },
    calls: [[refTo(node)]],
  };
  return { layers: [layer, encoding], inputs, outputs: [refTo(encoding.name)] };
}

const encodes = <T extends { readonly oneHot?: readonly number[] | undefined }>(
  input: T | undefined,
): input is T & { readonly oneHot: readonly number[] } => input?.oneHot !== undefined;

/** Throws Fault 'input.unknown' (facts: name, known) when the data have no such input, or have several and none is named. */
function inputNamed<T extends { readonly name: string }>(inputs: readonly T[], name: string): T {
  const [only, ...others] = inputs;
  const found = name === '' && others.length === 0 ? only : inputs.find((input) => input.name === name);
  if (found) return found;
  throw unknownInput(inputs, name);
}

/** Throws Fault 'input.noShape', or 'input.mismatch' when the data's numbers cannot be laid out in the given shape. */
function shapeFrom(data: Shape | undefined, given: Shape): Shape {
  if (given.length === 0) {
    if (!data) throw new Fault('input.noShape', {}, { param: 'shape' });
    return data;
  }
  if (data && elements(data) !== elements(given)) {
    const facts = {
      expected: elements(data),
      received: elements(given),
      shape: shapeText(given),
      data: shapeText(data),
    };
    throw new Fault('input.mismatch', facts, { param: 'shape' });
  }
  return given;
}
