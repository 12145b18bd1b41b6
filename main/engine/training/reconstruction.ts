// What a network is to tell that gives back what it takes: one input, all of it amounts, as its one output.
import { Fault } from '#shared/protocol/problem.ts';
import type { TargetInfo } from '#shared/protocol/wire-info.ts';
import { at } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

/** In the place of a dataset's targets. */
export const ownFeatures: TargetInfo = { name: '', kind: 'number', classes: [], features: true };

/**
 * The shape of the rows that are given back; null where only the run can tell. Throws Fault 'network.severalEnds' (facts:
 * inputs, outputs), and 'network.wordPlaces' where a number is a word's place, to which no other is near.
 */
export function reconstructedShape(
  inputs: readonly { readonly shape: Shape | null; readonly oneHot?: readonly number[] | undefined }[],
  outputs: number,
): Shape | null {
  if (inputs.length !== 1 || outputs !== 1)
    throw new Fault('network.severalEnds', { inputs: inputs.length, outputs }, { port: 'network' });
  const { shape, oneHot } = at(inputs, 0);
  if (oneHot?.some((slots) => slots > 0)) throw new Fault('network.wordPlaces', {}, { port: 'dataset' });
  return shape;
}
