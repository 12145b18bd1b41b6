// Runs layer.maxPooling2d: Keras MaxPooling2D at the end of the network.
import { maxPooling2d as spec } from '#shared/nodes/layer/max-pooling2d.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { addLayer, inferLayer } from '#engine/nodes/layer/add-layer.ts';
import type { NewLayer } from '#engine/nodes/layer/add-layer.ts';
import { defineRunner } from '#engine/run/runner.ts';

const toLayer = (name: string, params: ParamsOf<typeof spec.params>): NewLayer => ({
  name,
  className: 'MaxPooling2D',
  config: {
    pool_size: params.poolSize,
    strides: bothStrides(params.strides, params.poolSize),
    padding: params.padding,
  },
});

/** None: the pool's own size. One: the same both ways. */
function bothStrides(strides: readonly number[], pool: readonly number[]): readonly number[] {
  const [rows, columns = rows] = strides;
  return rows === undefined || columns === undefined ? pool : [rows, columns];
}

export const maxPooling2d = defineRunner<typeof spec>({
  spec,
  infer: ({ layer }, params, { node }) => inferLayer(layer, toLayer(node, params)),
  run: async ({ layer }, params, { node }) => addLayer(layer, toLayer(node, params)),
});
