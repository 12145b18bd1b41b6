// Chosen features cut into bins: fitted on the training rows alone.
import { bin as spec } from '#shared/nodes/data/bin.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { inferPrepared, runPrepared } from '#engine/nodes/data/chosen-features.ts';
import { fitBin } from '#engine/preprocessing/bin.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

const preparing = ({ columns, to, bins }: Params): Parameters<typeof inferPrepared>[1] => ({
  columns,
  holds: 'numbers',
  whole: true,
  // Where quantiles are equal some of them stay empty: how many there are is known before the rows are.
  change: ({ oneHot }, meant) => ({
    parts: true,
    ...(to === 'slots' && { oneHot: meant.map((isMeant, f) => (isMeant ? bins : (oneHot?.[f] ?? 0))) }),
  }),
});

export const bin = defineRunner({
  spec,

  infer: ({ dataset }, params) => inferPrepared(dataset, preparing(params)),

  async run({ dataset }, params, { signal }): Promise<{ dataset: DatasetValue }> {
    return {
      dataset: await runPrepared(
        dataset,
        preparing(params),
        async (values, rows, meant) => [await fitBin(values, rows, meant, params, signal)],
        signal,
      ),
    };
  },
});
