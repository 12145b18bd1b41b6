// Runs evaluate.predict: the network's outputs for every row of a split.
import { predict as spec } from '#shared/nodes/evaluate/predict.ts';
import { fitProblems, splitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { flatModel } from '#engine/network/flat-model.ts';
import { matchDataset } from '#engine/network/match-dataset.ts';

export const predict = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, { split }) => ({
    outputs: { predictions: { type: 'predictions' } },
    problems: fitProblems(model, dataset, split),
  }),
  run: async ({ model: trained, dataset: given }, { split }, { signal }) => {
    const model = flatModel(trained);
    const dataset = await matchDataset(model, given, signal);
    const { outputs, units } = await splitOutputs(model, dataset, split, signal);
    const { rows, y: truth, source } = dataset.splits[split];
    return { predictions: { type: 'predictions', split, target: model.target, rows, units, outputs, truth, source } };
  },
});
