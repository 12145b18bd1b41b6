// Long tails of chosen features made short: fitted on the training rows alone.
import { power as spec } from '#shared/nodes/data/power.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { inferPrepared, runPrepared } from '#engine/nodes/data/chosen-features.ts';
import { fitPower, power as kind } from '#engine/preprocessing/power.ts';
import { fitStandardise } from '#engine/preprocessing/standardise.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

const preparing = ({ columns, standardise }: Params) => ({
  columns,
  holds: 'numbers' as const,
  whole: true,
  change: () => ({ scales: standardise, parts: standardise }),
});

export const power = defineRunner({
  spec,

  infer: ({ dataset }, params) => inferPrepared(dataset, preparing(params)),

  async run({ dataset }, params, { signal }): Promise<{ dataset: DatasetValue }> {
    return {
      dataset: await runPrepared(
        dataset,
        preparing(params),
        async (values, rows, meant) => {
          const step = await fitPower(values, rows, meant, params.by, signal);
          if (!params.standardise) return [step];
          const curved = await kind.apply(step, values, rows, signal);
          const only = Uint8Array.from(meant, Number);
          return [step, await fitStandardise(curved, rows, meant.length, { centre: true, scale: true, only }, signal)];
        },
        signal,
      ),
    };
  },
});
