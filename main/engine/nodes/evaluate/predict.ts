// Runs evaluate.predict: the network's outputs for every row of a split, and the columns that are to stand beside them.
import { predict as spec } from '#shared/nodes/evaluate/predict.ts';
import { Fault } from '#shared/protocol/problem.ts';
import { someNames } from '#shared/text/some-names.ts';
import { anyColumn, cellsBeside, columnNames } from '#engine/nodes/evaluate/any-column.ts';
import { fitProblems, splitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import { defineRunner } from '#engine/values/runner.ts';
import { flatInfo, modelAndData } from '#engine/network/match-dataset.ts';

const noColumn = (column: string, known: readonly string[]) =>
  new Fault('column.missing', { column, available: someNames(known, 8) }, { param: 'columns' });

export const predict = defineRunner<typeof spec>({
  spec,
  infer({ model, dataset }, { split, columns }) {
    const info = dataset && flatInfo(dataset, model);
    const known = info && columnNames(info);
    const absent = known && columns.find((name) => !known.includes(name));
    return {
      outputs: { predictions: { type: 'predictions' } },
      problems: [
        ...fitProblems(model, dataset, split),
        ...(absent === undefined ? [] : [noColumn(absent, known ?? []).problem]),
      ],
    };
  },
  run: async (inputs, { split, columns }, { signal }) => {
    const { model, dataset } = modelAndData(inputs, signal);
    const answered = await splitOutputs(model, dataset, split, signal);
    const { rows, y: truth, source, outputs, units } = answered;
    const wanted = columns.length > 0 ? [...new Set(columns)] : (dataset.kept ?? []).map(({ name }) => name);
    const beside = wanted.map((name) => {
      const found = anyColumn(dataset, answered, name);
      if (!found) throw noColumn(name, columnNames(dataset));
      return cellsBeside(found, rows);
    });
    return {
      predictions: {
        type: 'predictions',
        split,
        target: model.target,
        rows,
        units,
        outputs,
        truth,
        source,
        ...(beside.length > 0 && { beside }),
      },
    };
  },
});
