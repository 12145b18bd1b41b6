// Reads what a person wrote about how far features may move: one feature a line, "name: low .. high".
import { someNames } from '#shared/text/some-names.ts';
import { Fault } from '#shared/protocol/problem.ts';

export interface FeatureBounds {
  readonly feature: number;
  /** In the units of the table; infinite where an end is missing. */
  readonly low: number;
  readonly high: number;
}

/** Throws Fault 'explain.bounds' for a line that cannot be read, and 'explain.unknownFeature' for a name that is none. */
export function boundsWritten(text: string, names: readonly string[]): FeatureBounds[] {
  return text.split('\n').flatMap((line): FeatureBounds[] => {
    if (line.trim() === '') return [];
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

function endOf(text: string | undefined, missing: number): number {
  const written = text?.trim() ?? '';
  return written === '' ? missing : Number(written);
}
