// Every column made what a network can take: gaps filled, words encoded, numbers scaled; fitted on the training rows alone.
import { prepare as spec } from '#shared/nodes/data/prepare.ts';
import type { ParamsOf } from '#shared/spec/param.ts';
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import { checkInput, checkNotText, isMeant, withFittedInputs } from '#engine/network/fitted-inputs.ts';
import { slotsForeseen } from '#engine/nodes/data/foreseen-slots.ts';
import type { FittedInput } from '#engine/network/fitted-inputs.ts';
import { openWords } from '#engine/network/unprepared.ts';
import { fitFill } from '#engine/preprocessing/fill.ts';
import { fitLookUp, slotsOf } from '#engine/preprocessing/look-up.ts';
import { fitStandardise } from '#engine/preprocessing/standardise.ts';
import { kindOf } from '#engine/preprocessing/steps.ts';
import { isText } from '#engine/preprocessing/tokens.ts';
import { defineRunner } from '#engine/values/runner.ts';
import type { DatasetInput, DatasetValue, Numbers, PreprocessingStep } from '#engine/values/dataset.ts';

type Params = ParamsOf<typeof spec.params>;

export const prepare = defineRunner({
  spec,

  infer({ dataset }, params) {
    if (!dataset) return { outputs: {}, problems: [] };
    checkInput(dataset.inputs, params.input);
    checkNotText(dataset.inputs.filter((own) => isMeant(own, params.input)));
    const inputs = dataset.inputs.map((own) => (isMeant(own, params.input) && !own.text ? foreseen(own, params) : own));
    const known = inputs.filter((own) => own !== undefined);
    return { outputs: known.length < inputs.length ? {} : { dataset: { ...dataset, inputs: known } }, problems: [] };
  },

  async run({ dataset }, params, { signal }): Promise<{ dataset: DatasetValue }> {
    checkInput(dataset.inputs, params.input);
    const meant = dataset.inputs.filter((own) => isMeant(own, params.input));
    checkNotText(meant.map((own) => ({ ...own, ...(isText(own) && { text: true }) })));
    const fit = async (input: DatasetInput, values: Numbers, rows: number) =>
      isText(input) ? undefined : fitted(input, values, rows, params, signal);
    return { dataset: await withFittedInputs(dataset, params.input, fit, signal) };
  },
});

/** What is done to an input. Numbers are filled even where none is missing: one of a later row may be. */
const plan = (words: readonly unknown[], params: Params) => ({
  fills: params.missing !== 'none',
  looksUp: params.words !== 'none' && words.length > 0,
  scales: params.numbers !== 'none',
});

/** What the run will make of an input; undefined where only the run can tell. */
function foreseen({ words = [], missing, oneHot, ...own }: InputInfo, params: Params): InputInfo | undefined {
  const { fills, looksUp, scales } = plan(words, params);
  if (!fills && !looksUp && !scales)
    return { ...own, ...(words.length > 0 && { words }), ...(missing && { missing }), ...(oneHot && { oneHot }) };
  const counts = new Set(words.map(({ feature }) => feature));
  const meant = own.features.map(() => looksUp && params.words === 'slots');
  const slots = slotsForeseen({ ...own, words, missing, oneHot }, meant, params.mostWords);
  if (!slots) return undefined;
  const left = missing?.filter((feature) => !(counts.has(feature) ? looksUp : fills)) ?? [];
  return {
    ...own,
    standardised: own.standardised || scales,
    fitted: true,
    numberType: 'float32',
    ...(words.length > 0 && !looksUp && { words }),
    ...(left.length > 0 && { missing: left }),
    ...(slots.some((size) => size > 0) && { oneHot: slots }),
  };
}

async function fitted(
  input: DatasetInput,
  values: Numbers,
  rows: number,
  params: Params,
  signal: AbortSignal,
): Promise<FittedInput | undefined> {
  const { features } = input;
  const words = new Map(openWords(input).map(({ feature, count }) => [feature, count]));
  const { fills, looksUp, scales } = plan([...words], params);
  const lacks = new Set(input.missing);
  const steps: PreprocessingStep[] = [];
  let raw = values;
  const take = async (step: PreprocessingStep): Promise<void> => {
    steps.push(step);
    raw = await kindOf(step).apply(step, raw, rows, signal);
  };
  const countOf = (f: number) => words.get(features[f] ?? '');
  let oneHot = input.oneHot;
  if (fills && params.missing !== 'none') {
    const meant = (f: number): boolean => countOf(f) === undefined && !oneHot?.[f];
    await take(await fitFill(raw, rows, features.length, params.missing, meant, signal));
  }
  if (looksUp && params.words !== 'none') {
    const counts = features.map((_, f) => countOf(f) ?? null);
    const lacking = (f: number): boolean => lacks.has(features[f] ?? '');
    const rule = { to: params.words, most: params.mostWords };
    await take(await fitLookUp(raw, rows, counts, lacking, rule, signal));
    if (params.words === 'slots')
      oneHot = counts.map((count, f) =>
        count === null ? (input.oneHot?.[f] ?? 0) : slotsOf(count, lacking(f), params.mostWords),
      );
  }
  if (scales && params.numbers !== 'none') {
    // What still lacks values has no moments yet.
    const lacksStill = (f: number): boolean => !fills && lacks.has(features[f] ?? '') && countOf(f) === undefined;
    const isNumber = (f: number): boolean => !oneHot?.[f] && !lacksStill(f) && (looksUp || countOf(f) === undefined);
    const only = Uint8Array.from(features, (_, f) => (isNumber(f) ? 1 : 0));
    const by = params.numbers === 'moments' ? undefined : params.numbers;
    await take(await fitStandardise(raw, rows, features.length, { centre: true, scale: true, by, only }, signal));
  }
  if (steps.length === 0) return undefined;
  const { missing, oneHot: _, merged, ...rest } = input;
  const left = missing?.filter((feature) => !(words.has(feature) ? looksUp : fills)) ?? [];
  return {
    steps,
    learnt: raw,
    input: {
      ...rest,
      ...(left.length > 0 && { missing: left }),
      ...(oneHot && { oneHot }),
      // Centred in 64 bits and rounded last, values stay apart.
      ...(merged && !scales && { merged }),
    },
  };
}
