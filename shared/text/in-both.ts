// Words in English and Simplified Chinese side by side.
import type { WordTree } from '#shared/text/merge-areas.ts';

/** The same keys, with any text at the leaves: what the words of another language must have. */
type Mirror<T> = { readonly [K in keyof T]: T[K] extends string ? string : Mirror<T[K]> };

/** The compiler names a key that the other language lacks, or has alone. */
export function inBoth<const W extends WordTree>(words: {
  readonly en: W;
  readonly zh: Mirror<NoInfer<W>>;
}): {
  readonly en: W;
  readonly zh: Mirror<W>;
} {
  return words;
}
