// Which of several named things is meant: a dataset's inputs and a network's, its targets and a network's outputs. By
// name, whatever their order; only where there is one of each does nobody have to name them.
import { Fault } from '#shared/protocol/problem.ts';

/** Names in a sentence; one that nobody has given is a dash. */
export const namesTold = (names: readonly string[]): string => names.map((name) => name || '–').join(', ');

/** Fault 'input.unknown' (facts: name, known): the data have no input of that name, or several and none is named. */
export const unknownInput = (inputs: readonly { readonly name: string }[], name: string): Fault =>
  new Fault(
    'input.unknown',
    { name: name || '–', known: namesTold(inputs.map((input) => input.name)) },
    { param: 'input' },
  );

/** Where in `given` each of `wanted` stands; undefined when one of them is not there or is there twice. */
export function placesByName(wanted: readonly string[], given: readonly string[]): readonly number[] | undefined {
  if (wanted.length === 1 && given.length === 1) return [0];
  const places = wanted.map((name) => given.indexOf(name));
  return places.includes(-1) || new Set(places).size < places.length ? undefined : places;
}
