// Features brought to mean 0 and standard deviation 1: fitted on the training rows alone, applied to all rows.
import { standardise as spec } from '#shared/nodes/data/standardise.ts';
import { checkInput, isMeant, withFittedInputs } from '#engine/network/fitted-inputs.ts';
import { elements } from '#engine/network/layer.ts';
import { openWords, unpreparedFault } from '#engine/network/unprepared.ts';
import { numbersPerFeature } from '#engine/preprocessing/repeated-features.ts';
import { fitStandardise } from '#engine/preprocessing/standardise.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import type { DatasetInput, DatasetValue, Numbers } from '#engine/values/dataset.ts';

export const standardise = defineRunner({
  spec,

  infer({ dataset }, { input, centre, scale }) {
    if (!dataset) return { outputs: {}, problems: [] };
    checkInput(dataset.inputs, input);
    if (!centre && !scale) return { outputs: { dataset }, problems: [] };
    const fault = unpreparedFault(dataset.inputs.filter((own) => isMeant(own, input)));
    if (fault) return { outputs: {}, problems: [fault.problem] };
    const fitted = { standardised: true, fitted: true, numberType: 'float32' } satisfies Partial<InputInfo>;
    const inputs = dataset.inputs.map((own) => (isMeant(own, input) ? { ...own, ...fitted } : own));
    return { outputs: { dataset: { ...dataset, inputs } }, problems: [] };
  },

  async run({ dataset }, { input: meant, centre, scale }, { signal }): Promise<{ dataset: DatasetValue }> {
    checkInput(dataset.inputs, meant);
    if (!centre && !scale) return { dataset };
    const fit = async (input: DatasetInput, values: Numbers, rows: number) => {
      const fault = unpreparedFault([{ missing: input.missing, words: openWords(input) }]);
      if (fault) throw fault;
      const only = input.oneHot && Uint8Array.from(input.oneHot, (size) => (size === 0 ? 1 : 0));
      const width = elements(input.shape) / numbersPerFeature(input);
      const step = await fitStandardise(values, rows, width, { centre, scale, only }, signal);
      // Centred in 64 bits and rounded last, values stay apart.
      const { merged, ...rest } = input;
      return { steps: [step], input: { ...rest, ...(merged && !centre && { merged }) } };
    };
    return { dataset: await withFittedInputs(dataset, meant, fit, signal) };
  },
});
