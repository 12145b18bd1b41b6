// Runs layer.input: where a network starts, with the shape of the data wired to it or a shape of its own.
import { input as spec } from '#shared/nodes/layer/input.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { Shape } from '#engine/values/layer.ts';
import { refTo } from '#engine/network/build-network.ts';
import { elements, shapeText } from '#engine/network/layer.ts';

export const input = defineRunner<typeof spec>({
  spec,
  infer: ({ dataset }, { shape }) => {
    try {
      const found = shapeFrom(dataset?.shape, shape);
      return {
        outputs: { layer: { type: 'layer', shape: found, parameters: 0, multiplyAdds: 0, activation: 'linear' } },
        problems: [],
      };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [error.problem] };
    }
  },
  run: async ({ dataset }, { shape }, { node }) => {
    const batchShape = [null, ...shapeFrom(dataset?.shape, shape)];
    const layer = {
      name: node,
      className: 'InputLayer',
      config: { batch_shape: batchShape, dtype: 'float32' },
      calls: [],
    };
    return { layer: { type: 'layer', network: { layers: [layer], inputs: [refTo(node)], outputs: [refTo(node)] } } };
  },
});

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
