// Layers that join several tensors of one shape, number by number.
import type * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, elements, shapeFault } from '#engine/network/layer.ts';
import type { LayerClass, LayerTraits, MaskRule } from '#engine/network/layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const config = z.object({});

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

/** @param inputs how many there must be: exactly 2, or 2 and more */
export function merging(
  className: string,
  traits: Pick<LayerTraits<unknown>, 'rowByRow' | 'deepRule'>,
  inputs: 'two' | 'many',
  join: (tensors: readonly tf.Tensor[]) => tf.Tensor,
): LayerClass<z.infer<typeof config>> {
  return defineLayer({
    className,
    traits: { ...traits, output: 'new', auxiliary: false, convolution: false },
    config,
    outputShapes: (_config, shapes) => {
      const fits = inputs === 'two' ? shapes.length === 2 : shapes.length >= 2;
      if (!fits) throw shapeFault(className, inputs === 'two' ? '2 ×' : '≥ 2 ×', shapes);
      return [joined(className, shapes)];
    },
    multiplyAdds: (_config, shapes) => elements(at(shapes, 0)) * (shapes.length - 1),
    mask: firstMask,
    call: (_config, tensors) => [join(tensors)],
  });
}
