// A file that holds several tables: the one that a person named, or the only one there is.
import { Fault } from '#shared/protocol/problem.ts';

/** '' = the only one. Faults: `source.noRows`, `source.choosePart`, `source.noPart`. */
export function chosenPart<P extends { readonly name: string }>(
  parts: readonly P[],
  name: string,
  shownName: string,
): P {
  const [first, second] = parts;
  if (!first) throw new Fault('source.noRows', { file: shownName }, { param: 'file' });
  const available = parts
    .slice(0, 20)
    .map((part) => part.name)
    .join(', ');
  if (name === '' && !second) return first;
  if (name === '') throw new Fault('source.choosePart', { file: shownName, available }, { param: 'table' });
  const part = parts.find((each) => each.name === name);
  if (!part) throw new Fault('source.noPart', { file: shownName, part: name, available }, { param: 'table' });
  return part;
}
