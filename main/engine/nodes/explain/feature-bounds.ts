// Reads what a person wrote about how far features may move: one feature a line, "name: low .. high", or of words those that
// it may have, "name: one, other".
import { someNames } from '#shared/text/some-names.ts';
import { Fault } from '#shared/protocol/problem.ts';

export interface FeatureBounds {
  readonly feature: number;
  /** In the units of the table; infinite where an end is missing. */
  readonly low: number;
  readonly high: number;
  /** Of a feature of words those that it may have. */
  readonly words?: readonly string[];
}

/** Throws Fault 'explain.bounds' for a line that cannot be read, and 'explain.unknownFeature' for a name that is none. */
export function boundsWritten(
  text: string,
  names: readonly string[],
  words: readonly (readonly string[] | null)[] = [],
): FeatureBounds[] {
  return text.split('\n').flatMap((line): FeatureBounds[] => {
    if (line.trim() === '') return [];
    const listed = wordsWritten(line, names, words);
    if (listed) return [listed];
    const parts = /^(.*):([^:]*?)\.\.([^:]*)$/.exec(line);
    const name = parts?.[1]?.trim() ?? '';
    const low = endOf(parts?.[2], Number.NEGATIVE_INFINITY);
    const high = endOf(parts?.[3], Number.POSITIVE_INFINITY);
    if (!parts || !(low <= high)) throw new Fault('explain.bounds', { line: line.trim() }, { param: 'bounds' });
    if (!names.includes(name)) {
      throw new Fault('explain.unknownFeature', { feature: name, known: someNames(names, 8) }, { param: 'bounds' });
    }
    return [{ feature: names.indexOf(name), low, high }];
  });
}

/** Undefined for a line about no feature of words. Throws Fault 'explain.bounds' for one that names none of its words. */
function wordsWritten(
  line: string,
  names: readonly string[],
  words: readonly (readonly string[] | null)[],
): FeatureBounds | undefined {
  const feature = names.findIndex((name, f) => words[f] && line.trim().startsWith(`${name}:`));
  const own = words[feature];
  if (!own) return undefined;
  const written = line
    .trim()
    .slice((names[feature] ?? '').length + 1)
    .trim();
  // A word may have commas in it.
  const asked = own.includes(written) ? [written] : written.split(',').map((word) => word.trim());
  if (!asked.every((word) => own.includes(word)))
    throw new Fault('explain.bounds', { line: line.trim() }, { param: 'bounds' });
  return { feature, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, words: asked };
}

function endOf(text: string | undefined, missing: number): number {
  const written = text?.trim() ?? '';
  return written === '' ? missing : Number(written);
}
