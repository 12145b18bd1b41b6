// How many numbers the network will make of each feature of words, as far as that is known before the run.
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import { slotsOf } from '#engine/preprocessing/look-up.ts';

interface Foreseen extends Pick<InputInfo, 'features' | 'words'> {
  readonly missing?: readonly string[] | undefined;
  readonly oneHot?: readonly number[] | undefined;
}

/** Per feature; undefined where only the run can tell. */
export function slotsForeseen(
  { features, words = [], missing, oneHot }: Foreseen,
  meant: readonly boolean[],
  most: number,
): readonly number[] | undefined {
  const counts = new Map(words.map(({ feature, count }) => [feature, count]));
  const slots = features.map((feature, f) => {
    const count = meant[f] ? counts.get(feature) : undefined;
    if (count === undefined) return oneHot?.[f] ?? 0;
    if (count === 'many' && most > fewerThanMany) return undefined;
    return slotsOf(count === 'many' ? fewerThanMany : count, missing?.includes(feature) ?? false, most);
  });
  const known = slots.filter((size) => size !== undefined);
  return known.length === slots.length ? known : undefined;
}

/** A column of 'many' words has more than these. */
const fewerThanMany = 101;
