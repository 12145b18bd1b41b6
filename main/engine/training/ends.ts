// Which input of a dataset goes into which input of a network, and which target each output tells: by the names that the
// network's ends bear, or by being the only one.
import { Fault } from '#shared/protocol/problem.ts';
import { namesTold, placesByName } from '#engine/network/places-by-name.ts';

interface Named {
  readonly name: string;
}
interface End {
  readonly of?: string;
}

/** The place of each end's input in the dataset. Throws Fault 'network.inputs' (facts: expected, received). */
export function inputPlaces(ends: readonly End[], inputs: readonly Named[]): readonly number[] {
  return places('network.inputs', ends, inputs);
}

/** The place of each end's target in the dataset. Throws Fault 'network.targets' (facts: expected, received). */
export function targetPlaces(ends: readonly End[], targets: readonly Named[]): readonly number[] {
  return places('network.targets', ends, targets);
}

function places(code: 'network.inputs' | 'network.targets', ends: readonly End[], given: readonly Named[]) {
  const [wanted, names] = [ends.map(({ of = '' }) => of), given.map(({ name }) => name)];
  const [only] = wanted;
  const other = ends.length === 1 && names.length === 1 && only !== '' && only !== names[0];
  const found = other ? undefined : placesByName(wanted, names);
  if (found) return found;
  throw new Fault(code, { expected: namesTold(wanted), received: namesTold(names) }, { port: 'network' });
}
