// Runs train.fit: trains a network on a dataset's training rows and hands over the model with its history. A cancelled
// training hands over the model so far, and goes on from there when it is run again.
import { fit as spec } from '#shared/nodes/train/fit.ts';
import { choiceOf, fitNetwork, fittedInfo } from '#engine/nodes/train/fit-network.ts';
import { defineRunner } from '#engine/values/runner.ts';

export const fit = defineRunner<typeof spec>({
  spec,
  readsStored: true,

  infer({ dataset, network }) {
    const history = { type: 'report' } as const;
    if (!dataset || !network) return { outputs: { history }, problems: [] };
    const model = fittedInfo(dataset, network);
    return { outputs: { ...(model && { model }), history }, problems: [] };
  },

  trains: choiceOf,

  async run(inputs, params, context) {
    const { model, history } = await fitNetwork(inputs, params, context);
    return { model, history };
  },
});
