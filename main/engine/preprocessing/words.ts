// The words of a feature that a network takes as places or slots, as the table has them.
import { isLookedUp } from '#engine/preprocessing/steps.ts';
import { undone } from '#engine/preprocessing/undo.ts';
import type { DatasetInput } from '#engine/values/dataset.ts';

type Columns = Pick<DatasetInput, 'words' | 'oneHot' | 'preprocessing'>;

/**
 * From a feature's number as the network takes it to its word: null for no value, '…' for a word that is none of those
 * with a number of their own. Undefined for a feature of numbers.
 */
export function wordOf(
  { words, oneHot, preprocessing }: Columns,
  feature: number,
): ((x: number) => string | null) | undefined {
  const own = words?.[feature];
  // Shares of the rows are numbers like others.
  if (!own || (isLookedUp(preprocessing, feature) && !oneHot?.[feature])) return undefined;
  return (x) => {
    const place = undone(preprocessing, feature, x);
    return Number.isNaN(place) ? null : (own[place] ?? otherWord);
  };
}

const otherWord = '…';
