// Runs layer.pretrained: the trained layers of a model, at the beginning of another network.
import { pretrained as spec } from '#shared/nodes/layer/pretrained.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { layersOfModel } from '#engine/network/layers-of-model.ts';
import { networkKnown, withNetwork } from '#engine/network/model-info.ts';
import { networkInfo } from '#engine/training/network-info.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const pretrained = defineRunner({
  spec,
  infer: ({ model }, params, { node }) => {
    const network = model && networkKnown(model);
    if (!network) return { outputs: {}, problems: [] };
    try {
      const layers = layersOfModel({ network, targets: model.targets }, node, params);
      return { outputs: { layer: withNetwork(networkInfo(layers), () => layers) }, problems: [] };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { outputs: {}, problems: [error.problem] };
    }
  },
  run: async ({ model }, params, { node }) => ({
    layer: { type: 'layer', network: layersOfModel(model, node, params) },
  }),
});
