// Numbers in the place of missing ones of chosen features: fitted on the training rows alone.
import { fillNumbers as spec } from '#shared/nodes/data/fill-numbers.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { inferPrepared, runPrepared } from '#engine/nodes/data/chosen-features.ts';
import { fitFill } from '#engine/preprocessing/fill.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

const preparing = ({ columns }: Params) => ({ columns, holds: 'numbers' as const, change: () => ({ fills: true }) });

export const fillNumbers = defineRunner({
  spec,

  infer: ({ dataset }, params) => inferPrepared(dataset, preparing(params)),

  async run({ dataset }, params, { signal }): Promise<{ dataset: DatasetValue }> {
    const { by, value } = params;
    return {
      dataset: await runPrepared(
        dataset,
        preparing(params),
        async (values, rows, meant) => {
          if (by !== 'constant')
            return [await fitFill(values, rows, meant.length, by, (f) => meant[f] === true, signal)];
          const filled = Float64Array.from(meant, (isMeant) => (isMeant ? value : Number.NaN));
          return [{ step: 'fill', by, values: filled }];
        },
        signal,
      ),
    };
  },
});
