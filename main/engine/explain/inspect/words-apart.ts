// Rows for distances: numbers as they are, then as many numbers for each feature of words as it has words, so that two different
// words are 1 apart whatever their places are (Gower 1971).
import type { FlatColumns } from '#engine/values/flat.ts';

/** Per feature where each of its words stands among them; null for numbers. */
export type WordSlots = readonly (ReadonlyMap<number, number> | null)[];

/** `all`: rows × features each. */
export function wordSlots({ words = [] }: Pick<FlatColumns, 'words'>, ...all: readonly Float32Array[]): WordSlots {
  return words.map((own, f) => {
    if (!own) return null;
    const there = new Set<number>();
    for (const x of all) for (let at = f; at < x.length; at += words.length) there.add(x[at] ?? 0);
    return new Map([...there].map((slot, place) => [slot, place]));
  });
}

/** How many features are numbers; these come first. */
export const numbersOf = (slots: WordSlots): number =>
  slots.length === 0 ? Number.POSITIVE_INFINITY : slots.filter((own) => own === null).length;

/** `x`: rows × `features`; itself without words. */
export function apart(
  x: Float32Array,
  features: number,
  slots: WordSlots,
): { readonly values: Float32Array; readonly width: number } {
  if (slots.length === 0) return { values: x, width: features };
  const width = slots.reduce((sum, own) => sum + (own?.size ?? 1), 0);
  const rows = x.length / features;
  const values = new Float32Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    let [number, word] = [row * width, row * width + numbersOf(slots)];
    slots.forEach((own, f) => {
      const value = x[row * features + f] ?? 0;
      if (own === null) values[number++] = value;
      else {
        values[word + (own.get(value) ?? 0)] = Math.SQRT1_2;
        word += own.size;
      }
    });
  }
  return { values, width };
}
