// Finding things by what was typed: every word of the query must occur, and better places come first.

export interface Searchable {
  readonly title: string;
  readonly keywords: string;
}

/** Lower is better; undefined = does not match. */
export function rank(query: string, item: Searchable): number | undefined {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const title = item.title.toLocaleLowerCase();
  const keywords = item.keywords.toLocaleLowerCase();
  let total = 0;
  for (const word of words) {
    const at = title.indexOf(word);
    if (at === 0) continue;
    if (at > 0) total += /[\s(-]/.test(title.charAt(at - 1)) ? 1 : 2;
    else if (keywords.includes(word)) total += 4;
    else return undefined;
  }
  return total;
}

/** Those that match, best first; equals keep their order. */
export function search<T extends Searchable>(query: string, items: readonly T[]): readonly T[] {
  if (query.trim() === '') return items;
  return items
    .flatMap((item) => {
      const score = rank(query, item);
      return score === undefined ? [] : [{ item, score }];
    })
    .toSorted((one, two) => one.score - two.score)
    .map(({ item }) => item);
}
