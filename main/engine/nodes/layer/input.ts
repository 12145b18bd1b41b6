// Runs layer.input: where a network starts, with the shape of the data wired to it or a shape of its own.
import { input as spec } from '#shared/nodes/layer/input.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { Shape } from '#engine/values/layer.ts';
import { refTo } from '#engine/network/build-network.ts';
import { elements, shapeText } from '#engine/network/layer.ts';
import { unknownInput } from '#engine/network/places-by-name.ts';

export const input = defineRunner<typeof spec>({
  spec,
  infer: ({ dataset }, { input: name, shape }, { node }) => {
    try {
      const found = shapeFrom(dataset && shapeOf(dataset.inputs, name), shape);
      const inputs = [{ layer: node, of: name }];
      const last = { name: node, parameters: 0, largestWeight: 0, pass: elements(found) };
      const size = { parameters: 0, multiplyAdds: 0, last };
      return {
        outputs: { layer: { type: 'layer', inputs, shape: found, ...size, activation: 'linear' } },
        problems: [],
      };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [error.problem] };
    }
  },
  run: async ({ dataset }, { input: name, shape }, { node }) => {
    const batchShape = [null, ...shapeFrom(dataset && shapeOf(dataset.inputs, name), shape)];
    const layer = {
      name: node,
      className: 'InputLayer',
      config: { batch_shape: batchShape, dtype: 'float32' },
      calls: [],
    };
    const end = { ...refTo(node), ...(name !== '' && { of: name }) };
    return { layer: { type: 'layer', network: { layers: [layer], inputs: [end], outputs: [refTo(node)] } } };
  },
});

/** Throws Fault 'input.unknown' (facts: name, known) when the data have no such input, or have several and none is named. */
function shapeOf(inputs: readonly { readonly name: string; readonly shape: Shape }[], name: string): Shape {
  const [only, ...others] = inputs;
  const found = name === '' && others.length === 0 ? only : inputs.find((input) => input.name === name);
  if (found) return found.shape;
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
