// Features brought to mean 0 and standard deviation 1: fitted on the training rows alone, applied to all rows.
import { standardise as spec } from '#shared/nodes/data/standardise.ts';
import { columnMoments, standardised } from '#engine/nodes/data/column-moments.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue, SplitData } from '#engine/values/dataset.ts';

export const standardise = defineRunner({
  spec,

  infer({ dataset }, { centre, scale }) {
    if (!dataset) return { outputs: {}, problems: [] };
    return {
      outputs: { dataset: { ...dataset, standardised: dataset.standardised || centre || scale } },
      problems: [],
    };
  },

  async run({ dataset }, { centre, scale }, { signal }): Promise<{ dataset: DatasetValue }> {
    if (!centre && !scale) return { dataset };
    const { train, validation, test } = dataset.splits;
    const width = dataset.features.length;
    const fitted = await columnMoments(train.x, train.rows, width, signal);
    const moments = {
      mean: centre ? fitted.mean : new Float64Array(width),
      scale: scale ? fitted.scale : new Float64Array(width).fill(1),
    };
    const apply = async (split: SplitData): Promise<SplitData> => ({
      ...split,
      x: await standardised(split.x, split.rows, moments, signal),
    });
    return {
      dataset: {
        ...dataset,
        preprocessing: [...dataset.preprocessing, { step: 'standardise', ...moments }],
        splits: { train: await apply(train), validation: await apply(validation), test: await apply(test) },
      },
    };
  },
});
