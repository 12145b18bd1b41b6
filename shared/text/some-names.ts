// A list of names in a sentence, where there may be too many to say.

/** The first `max` names, with a sign where there are more. */
export function someNames(names: readonly string[], max: number): string {
  return names.length > max ? `${names.slice(0, max).join(', ')}, …` : names.join(', ');
}
