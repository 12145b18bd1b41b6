// What the nodes that make numbers of texts share: which input they mean, and the step fitted to its training rows alone.
import { Fault } from '#shared/protocol/problem.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { unknownInput } from '#engine/network/places-by-name.ts';
import { withFittedInputs } from '#engine/network/fitted-inputs.ts';
import { openWords } from '#engine/network/unprepared.ts';
import { fitTokens, tokensWidth } from '#engine/preprocessing/tokens.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import type { DatasetValue, TokenStep } from '#engine/values/dataset.ts';

interface Input {
  readonly name: string;
  readonly features: readonly string[];
  readonly words?: readonly { readonly feature: string }[] | undefined;
}

/**
 * The place of the input `name`, '' for the only one that has texts. Throws Fault 'input.unknown', 'text.none' where it
 * has no texts, 'text.beside' where it has other features as well, and 'text.several' where several inputs have texts.
 */
function textInput(inputs: readonly Input[], name: string): number {
  const has = ({ words = [] }: Input): boolean => words.length > 0;
  const place = inputs.findIndex((input) => (name === '' ? has(input) : input.name === name));
  const found = inputs[place];
  if (!found && name !== '') throw unknownInput(inputs, name);
  if (!found || !has(found)) throw new Fault('text.none', {}, { port: 'dataset' });
  if (name === '' && inputs.filter(has).length > 1) throw new Fault('text.several', {}, { param: 'input' });
  const { features } = found;
  const [text] = found.words ?? [];
  if (features.length > 1)
    throw new Fault('text.beside', { column: text?.feature ?? '', count: features.length - 1 }, { port: 'dataset' });
  return place;
}

/** `width`: null where only the run can tell. */
export function inferText(
  dataset: InfoOf<'dataset'> | undefined,
  name: string,
  width: number | null,
  tokens?: number,
): { readonly outputs: { readonly dataset?: InfoOf<'dataset'> }; readonly problems: readonly OwnProblem[] } {
  if (!dataset) return { outputs: {}, problems: [] };
  try {
    const place = textInput(dataset.inputs, name);
    const shape = width === null ? null : [width];
    const inputs = dataset.inputs.map(({ words, missing, ...own }, i) =>
      i === place
        ? {
            ...own,
            shape,
            fitted: true as const,
            text: true as const,
            ...(tokens !== undefined && { tokens }),
            numberType: 'float32' as const,
          }
        : { ...own, ...(words && { words }), ...(missing && { missing }) },
    );
    return { outputs: { dataset: { ...dataset, inputs } }, problems: [] };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { outputs: {}, problems: [error.problem] };
  }
}

/** Throws what textInput does, and Fault 'text.noVocabulary' where no token is left. */
export async function runText(
  dataset: DatasetValue,
  name: string,
  by: TokenStep['by'],
  signal: AbortSignal,
): Promise<DatasetValue> {
  const place = textInput(
    dataset.inputs.map((input) => ({ ...input, words: openWords(input) })),
    name,
  );
  return withFittedInputs(
    dataset,
    '',
    async (input, values, rows) => {
      if (input !== dataset.inputs[place]) return undefined;
      const { words, missing: _, merged: __, ...own } = input;
      const texts = words?.[0] ?? [];
      const step = await fitTokens(values, rows, texts, by, signal);
      if (step.vocabulary.length === 0) throw new Fault('text.noVocabulary', {}, { param: 'leastCount' });
      return { steps: [step], input: { ...own, shape: [tokensWidth(step)] }, texts };
    },
    signal,
  );
}
