// The shapes of a row's inputs in words.
import type { InputInfo } from '#shared/protocol/wire-info.ts';
import { shapeText } from '#shared/text/number-text.ts';

/** Of a single input its shape; of several each with its name. */
export function inputShapes(inputs: readonly Pick<InputInfo, 'name' | 'shape'>[]): string {
  const told = ({ name, shape }: Pick<InputInfo, 'name' | 'shape'>): string =>
    inputs.length === 1 ? shapeText(shape ?? [null]) : `${name} ${shapeText(shape ?? [null])}`;
  return inputs.map(told).join(', ');
}
