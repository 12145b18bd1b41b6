// Which of several named things is meant: a dataset's inputs and a network's, its targets and a network's outputs. By
// name, whatever their order; only where there is one of each does nobody have to name them.

/** Where in `given` each of `wanted` stands; undefined when one of them is not there or is there twice. */
export function placesByName(wanted: readonly string[], given: readonly string[]): readonly number[] | undefined {
  if (wanted.length === 1 && given.length === 1) return [0];
  const places = wanted.map((name) => given.indexOf(name));
  return places.includes(-1) || new Set(places).size < places.length ? undefined : places;
}
