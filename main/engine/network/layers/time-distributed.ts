// Keras' TimeDistributed: one layer, with one set of weights, at every step.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { at, defineLayer, onlyShape, shapeFault } from '#engine/network/layer.ts';
import type { LayerClass } from '#engine/network/layer.ts';
import { innerSchema } from '#engine/network/layers/inner-layer.ts';
import type { Inner } from '#engine/network/layers/inner-layer.ts';
import type { Shape } from '#engine/values/layer.ts';

const name = 'TimeDistributed';

function stepShape(shapes: readonly Shape[]): { readonly steps: number; readonly step: Shape } {
  const [steps, ...step] = onlyShape(name, shapes);
  if (steps === undefined || step.length === 0) throw shapeFault(name, '[steps, …]', shapes);
  return { steps, step };
}

/** @param classOf finds the class of the layer inside; one that wraps a layer itself is refused */
export function timeDistributed(
  classOf: (className: string) => LayerClass | undefined,
): LayerClass<{ readonly layer: Inner<unknown> }> {
  return defineLayer({
    className: name,
    traits: { rowByRow: false, deepRule: 'none', output: 'new' },
    config: z.object({ layer: innerSchema(classOf) }),
    weights: ({ layer: own }, shapes) => own.layer.weights(own.config, [stepShape(shapes).step]),
    outputShapes: ({ layer: own }, shapes) => {
      const { steps, step } = stepShape(shapes);
      return [[steps, ...at(own.layer.outputShapes(own.config, [step]), 0)]];
    },
    multiplyAdds: ({ layer: own }, shapes) => {
      const { steps, step } = stepShape(shapes);
      return steps * own.layer.multiplyAdds(own.config, [step]);
    },
    passNumbers: ({ layer: own }, shapes) => {
      const { steps, step } = stepShape(shapes);
      return steps * own.layer.passNumbers(own.config, [step], own.layer.outputShapes(own.config, [step]));
    },
    call: ({ layer: own }, inputs, weights, context) => {
      const x = at(inputs, 0);
      const [batch = 0, steps = 0, ...step] = x.shape;
      const rows = tf.reshape(x, [batch * steps, ...step]);
      const output = at(own.layer.call(own.config, [rows], weights, { ...context, masks: [undefined] }), 0);
      return [tf.reshape(output, [batch, steps, ...output.shape.slice(1)])];
    },
  });
}
