// Chosen features replaced by their principal components: fitted on the training rows alone.
import { components as spec } from '#shared/nodes/data/components.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import { inferMixed, runMixed } from '#engine/nodes/data/mixed-features.ts';
import { fitComponents } from '#engine/preprocessing/components.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetValue } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

/** Of the smaller of rows and features: eigenvectors of a larger matrix take minutes. */
const largest = 2000;

/** Throws Fault 'components.tooWide', 'components.fewRows' and 'components.tooMany'. */
function checkCount({ by, count }: Params, features: number, rows: number | undefined): void {
  if (rows !== undefined && rows < 2) throw new Fault('components.fewRows', { rows }, { port: 'dataset' });
  const most = Math.min(features, rows ?? features);
  if (rows !== undefined && most > largest)
    throw new Fault('components.tooWide', { features, rows, limit: largest }, { param: 'columns' });
  if (by === 'count' && count > most) throw new Fault('components.tooMany', { count, most }, { param: 'count' });
}

const namesOf = (count: number): readonly string[] => Array.from({ length: count }, (_, k) => `PC${k + 1}`);

export const components = defineRunner({
  spec,

  infer: ({ dataset }, params) =>
    inferMixed(dataset, params.columns, ({ length }, rows) => {
      checkCount(params, length, rows);
      return params.by === 'count' ? namesOf(params.count) : undefined;
    }),

  async run({ dataset }, params, { signal }): Promise<{ dataset: DatasetValue }> {
    const by = params.by === 'count' ? { count: params.count } : { share: params.share };
    return {
      dataset: await runMixed(
        dataset,
        params.columns,
        async (values, rows, before, { length }) => {
          checkCount(params, length, rows);
          const step = await fitComponents(values, rows, { ...before, whiten: params.whiten, by }, signal);
          return { step, names: namesOf(step.variance.length) };
        },
        signal,
      ),
    };
  },
});
