// Features brought to mean 0 and standard deviation 1: fitted on the training rows alone, applied to all rows.
import { standardise as spec } from '#shared/nodes/data/standardise.ts';
import { at } from '#engine/network/layer.ts';
import { unknownInput } from '#engine/network/places-by-name.ts';
import { fitStandardise } from '#engine/preprocessing/standardise.ts';
import { kindOf } from '#engine/preprocessing/steps.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import type { DatasetValue, PreprocessingStep, Rows, SplitData } from '#engine/values/dataset.ts';

export const standardise = defineRunner({
  spec,

  infer({ dataset }, { input, centre, scale }) {
    if (!dataset) return { outputs: {}, problems: [] };
    checkInput(dataset.inputs, input);
    if (!centre && !scale) return { outputs: { dataset }, problems: [] };
    const fitted = { standardised: true, numberType: 'float32' } satisfies Partial<InputInfo>;
    const inputs = dataset.inputs.map((own) => (isMeant(own, input) ? { ...own, ...fitted } : own));
    return { outputs: { dataset: { ...dataset, inputs } }, problems: [] };
  },

  async run({ dataset }, { input, centre, scale }, { signal }): Promise<{ dataset: DatasetValue }> {
    checkInput(dataset.inputs, input);
    if (!centre && !scale) return { dataset };
    const steps = new Map<number, PreprocessingStep>();
    for (const [i, own] of dataset.inputs.entries()) {
      if (!isMeant(own, input)) continue;
      const { rows, inputs } = dataset.splits.train;
      const { values } = at(inputs, i);
      steps.set(i, await fitStandardise(values, rows, own.features.length, { centre, scale }, signal));
    }
    const apply = async (split: SplitData): Promise<SplitData> => {
      const inputs: Rows[] = [];
      for (const [i, rows] of split.inputs.entries()) {
        const step = steps.get(i);
        inputs.push(step ? { values: await kindOf(step).apply(step, rows.values, split.rows, signal) } : rows);
      }
      return { ...split, inputs };
    };
    const { train, validation, test } = dataset.splits;
    return {
      dataset: {
        ...dataset,
        inputs: dataset.inputs.map((own, i) => {
          const step = steps.get(i);
          if (!step) return own;
          // Centred in 64 bits and rounded last, values stay apart.
          const { merged, ...rest } = own;
          return {
            ...rest,
            preprocessing: [...own.preprocessing, step],
            ...(merged && !centre && { merged }),
          };
        }),
        splits: { train: await apply(train), validation: await apply(validation), test: await apply(test) },
      },
    };
  },
});

/** '' = all inputs. */
const isMeant = ({ name }: { readonly name: string }, input: string): boolean => input === '' || name === input;

function checkInput(inputs: readonly { readonly name: string }[], input: string): void {
  if (!inputs.some((own) => isMeant(own, input))) throw unknownInput(inputs, input);
}
