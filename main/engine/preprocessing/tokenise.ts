// A text cut into tokens, and the vocabulary of many texts. The rules of scikit-learn's vectorizers for bags of words.
import { pairer } from '#engine/preprocessing/byte-pairs.ts';
import type { TokenRule } from '#engine/values/dataset.ts';

/** From a text to its tokens in their order. */
export function tokeniser(rule: TokenRule, pairs: readonly string[] = []): (text: string) => string[] {
  const partsOf = pairer(pairs);
  const isParts = rule.by === 'parts';
  const cut = isParts ? (text: string) => cutters.words(text).flatMap(partsOf) : cutters[rule.by];
  const isLong = (token: string): boolean => isParts || rule.shortest <= 1 || Array.from(token).length >= rule.shortest;
  return (text) => {
    let clean = rule.stripTags ? text.replaceAll(/<\/?[a-z!][^<>]*>/giu, ' ') : text;
    if (rule.normalise) clean = clean.normalize('NFKC');
    if (rule.lowerCase) clean = clean.toLowerCase();
    const tokens = cut(clean).filter(isLong);
    const single = tokens.length;
    for (let size = 2; size <= rule.neighbours; size += 1)
      for (let i = 0; i + size <= single; i += 1) tokens.push(tokens.slice(i, i + size).join(' '));
    return tokens;
  };
}

const chinese = new Intl.Segmenter('zh', { granularity: 'word' });

const cutters: Readonly<Record<Exclude<TokenRule['by'], 'parts'>, (text: string) => string[]>> = {
  words: (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [],
  characters: (text) => Array.from(text).filter((character) => !/\s/u.test(character)),
  chinese: (text) =>
    Array.from(chinese.segment(text)).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : [])),
  everyCharacter: (text) => Array.from(text),
  wordsAndMarks: (text) => text.match(/[\p{L}\p{N}_]+(?:['’-][\p{L}\p{N}_]+)*|\n|\S/gu) ?? [],
};

/** The text that tokens stand for, as it is written: the way back of the two rules that lose nothing. */
export function writtenText(tokens: readonly string[], by: TokenRule['by']): string {
  if (by === 'everyCharacter') return tokens.join('');
  return tokens.reduce((text, token) => {
    const joins = text === '' || /[\n([{«“‘]$/u.test(text) || /^[\n.,;:!?%)\]}»”’。，；：！？、）」』]/u.test(token);
    return joins ? text + token : `${text} ${token}`;
  }, '');
}

export interface TokenCount {
  readonly token: string;
  /** How often it comes in all texts, and in how many of them. */
  readonly times: number;
  readonly texts: number;
}

/** Counts tokens, text by text. */
export function tokenCounter(): { add(tokens: readonly string[]): void; counts(): TokenCount[] } {
  const found = new Map<string, { times: number; texts: number; last: number }>();
  let text = 0;
  return {
    add(tokens) {
      text += 1;
      for (const token of tokens) {
        const own = found.get(token) ?? { times: 0, texts: 0, last: 0 };
        if (own.times === 0) found.set(token, own);
        own.times += 1;
        if (own.last !== text) own.texts += 1;
        own.last = text;
      }
    },
    counts: () => Array.from(found, ([token, { times, texts }]) => ({ token, times, texts })),
  };
}

const inOrder = (one: TokenCount, other: TokenCount): number => (one.token < other.token ? -1 : 1);

/** The most frequent first, those of like count in alphabetical order; `most` at most. */
export const mostFrequent = (counts: readonly TokenCount[], most: number): TokenCount[] =>
  counts.toSorted((a, b) => b.times - a.times || inOrder(a, b)).slice(0, most);

/** In alphabetical order. */
export const alphabetical = (counts: readonly TokenCount[]): TokenCount[] => counts.toSorted(inOrder);
