// What no network can take as it is: words, and cells without a value. Before a run and in it, in the same words.
import { someNames } from '#shared/text/some-names.ts';
import { Fault } from '#shared/protocol/problem.ts';
import type { DatasetInput } from '#engine/values/dataset.ts';
import { isLookedUp } from '#engine/preprocessing/steps.ts';

/** Of an input's features those that still are words. */
export const openWords = ({
  features,
  words,
  preprocessing,
}: DatasetInput): readonly { feature: string; count: number }[] =>
  features.flatMap((feature, i) => {
    const own = isLookedUp(preprocessing, i) ? undefined : words?.[i];
    return own ? [{ feature, count: own.length }] : [];
  });

interface Unprepared {
  readonly words?: readonly { readonly feature: string }[] | undefined;
  readonly missing?: readonly string[] | undefined;
}

/** Fault 'data.words' (facts: columns, count) or 'data.missing' (facts: columns, count), blamed on `dataset`. */
export function unpreparedFault(inputs: readonly Unprepared[]): Fault | undefined {
  const words = inputs.flatMap((input) => input.words ?? []).map(({ feature }) => feature);
  if (words.length > 0) return new Fault('data.words', listed(words), { port: 'dataset' });
  const missing = inputs.flatMap((input) => input.missing ?? []);
  return missing.length > 0 ? new Fault('data.missing', listed(missing), { port: 'dataset' }) : undefined;
}

const listed = (names: readonly string[]) => ({ columns: someNames(names, 8), count: names.length });
