// A list of names in a sentence, where there may be too many to say.

/** The first `most` names, with a sign where there are more. */
export function someNames(names: readonly string[], most: number): string {
  return names.length > most ? `${names.slice(0, most).join(', ')}, …` : names.join(', ');
}
