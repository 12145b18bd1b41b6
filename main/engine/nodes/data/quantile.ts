// Chosen features spread by how many rows are smaller: fitted on the training rows alone.
import { quantile as spec } from '#shared/nodes/data/quantile.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { inferPrepared, runPrepared } from '#engine/nodes/data/chosen-features.ts';
import { fitQuantile } from '#engine/preprocessing/quantile.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

const preparing = ({ columns }: Params) => ({
  columns,
  holds: 'numbers' as const,
  whole: true,
  change: () => ({ scales: true, parts: true }),
});

export const quantile = defineRunner({
  spec,

  infer: ({ dataset }, params) => inferPrepared(dataset, preparing(params)),

  async run({ dataset }, params, { signal }): Promise<{ dataset: DatasetValue }> {
    return {
      dataset: await runPrepared(
        dataset,
        preparing(params),
        async (values, rows, meant) => [await fitQuantile(values, rows, meant, params, signal)],
        signal,
      ),
    };
  },
});
