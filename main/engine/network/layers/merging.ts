// Keras' layers that join several tensors of one shape, number by number.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, elements, shapeFault } from '#engine/network/layer.ts';
import type { LayerTraits, MaskRule } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

/** Sizes broadcast as Keras' merge layers let them: equal, or 1 in one of them. */
function joined(className: string, shapes: readonly Shape[]): Shape {
  return shapes.reduce((one, other) => {
    if (one.length !== other.length) throw shapeFault(className, `${one.length}D`, shapes);
    return one.map((size, i) => {
      const own = at(other, i);
      if (size !== own && size !== 1 && own !== 1) throw shapeFault(className, 'a = b', shapes);
      return Math.max(size, own);
    });
  });
}

/** The mask of the first input that has one. */
export const firstMask: MaskRule<unknown> = (_config, _inputs, masks) => masks.find((mask) => mask !== undefined);

const merging = (
  className: string,
  { most, ...traits }: Pick<LayerTraits<unknown>, 'rowByRow' | 'deepRule'> & { readonly most?: 2 },
  join: (one: tf.Tensor, other: tf.Tensor) => tf.Tensor,
  finish: (joined: tf.Tensor, count: number) => tf.Tensor = (result) => result,
) =>
  defineLayer({
    className,
    traits: { ...traits, output: 'new' },
    config: z.object({}),
    outputShapes: (_config, shapes) => {
      if (shapes.length < 2 || shapes.length > (most ?? Infinity))
        throw shapeFault(className, most === 2 ? '2 ×' : '≥ 2 ×', shapes);
      return [joined(className, shapes)];
    },
    multiplyAdds: (_config, shapes) => elements(at(shapes, 0)) * (shapes.length - 1),
    mask: firstMask,
    call: (_config, tensors) => [finish(tensors.reduce(join), tensors.length)],
  });

const sum = (one: tf.Tensor, other: tf.Tensor): tf.Tensor => tf.add(one, other);

export const mergingLayers = [
  merging('Add', { rowByRow: true, deepRule: 'linear' }, sum),
  merging('Average', { rowByRow: false, deepRule: 'linear' }, sum, (total, count) => tf.div(total, count)),
  merging('Maximum', { rowByRow: false, deepRule: 'maximum' }, (one, other) => tf.maximum(one, other)),
  merging('Minimum', { rowByRow: false, deepRule: 'minimum' }, (one, other) => tf.minimum(one, other)),
  merging('Multiply', { rowByRow: true, deepRule: 'multiply' }, (one, other) => tf.mul(one, other)),
  merging('Subtract', { rowByRow: true, deepRule: 'linear', most: 2 }, (one, other) => tf.sub(one, other)),
] as const;
