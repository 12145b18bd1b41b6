// Runs evaluate.predict: the network's outputs for every row of a split.
import { predict as spec } from '#shared/nodes/evaluate/predict.ts';
import { fitProblems, splitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { modelAndData } from '#engine/network/match-dataset.ts';

export const predict = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, { split }) => ({
    outputs: { predictions: { type: 'predictions' } },
    problems: fitProblems(model, dataset, split),
  }),
  run: async (inputs, { split }, { signal }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    const { rows, y: truth, source, outputs, units } = await splitOutputs(model, dataset, split, signal);
    return { predictions: { type: 'predictions', split, target: model.target, rows, units, outputs, truth, source } };
  },
});
