// Chosen features brought to like size, other than by mean and spread: fitted on the training rows alone.
import { scale as spec } from '#shared/nodes/data/scale.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { inferPrepared, runPrepared } from '#engine/nodes/data/chosen-features.ts';
import { fitStandardise } from '#engine/preprocessing/standardise.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

const preparing = ({ columns, by }: Params) => ({
  columns,
  holds: 'numbers' as const,
  whole: true,
  change: () => ({ scales: true, parts: by !== 'largest' }),
});

export const scale = defineRunner({
  spec,

  infer: ({ dataset }, params) => inferPrepared(dataset, preparing(params)),

  async run({ dataset }, params, { signal }): Promise<{ dataset: DatasetValue }> {
    const { by, least, greatest } = params;
    const scaling = { centre: true, scale: true, by, ...(by === 'range' && { range: [least, greatest] as const }) };
    return {
      dataset: await runPrepared(
        dataset,
        preparing(params),
        async (values, rows, meant) => {
          const only = Uint8Array.from(meant, Number);
          return [await fitStandardise(values, rows, meant.length, { ...scaling, only }, signal)];
        },
        signal,
      ),
    };
  },
});
