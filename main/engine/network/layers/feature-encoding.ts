// One number per feature becomes what a network can take: numbers stay as they are, a word's place becomes as many numbers as
// the feature has places, 1 at its own and 0 elsewhere (all 0 for a place that it does not have). As Keras' FeatureSpace
// joins CategoryEncoding('one_hot') and plain columns. Inside the network, so that a feature stays one number to whoever
// asks about it.
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import type { NetworkData } from '#engine/values/layer.ts';
import { at, defineLayer, onlyShape, shapeFault } from '#engine/network/layer.ts';

export const encodedWidth = (oneHot: readonly number[]): number =>
  oneHot.reduce((sum, size) => sum + Math.max(1, size), 0);

/** Per feature of a network's input its places, if it encodes them. */
export function encodingOf({ layers }: NetworkData, input: string): readonly number[] | undefined {
  const found = layers.find(
    ({ className, calls }) => className === 'FeatureEncoding' && calls.flat().some(({ layer }) => layer === input),
  );
  return found && (found.config as { readonly one_hot: readonly number[] }).one_hot;
}

export const featureEncoding = defineLayer({
  className: 'FeatureEncoding',
  traits: { rowByRow: true, deepRule: 'none', output: 'new' },
  config: z.object({
    /** Per feature its places; 0 = a number. */
    one_hot: z.array(z.number().int().min(0)).min(1),
  }),
  outputShapes: ({ one_hot }, shapes) => {
    const shape = onlyShape('FeatureEncoding', shapes, 1);
    if (shape[0] !== one_hot.length) throw shapeFault('FeatureEncoding', `[${one_hot.length}]`, shapes);
    return [[encodedWidth(one_hot)]];
  },
  call: ({ one_hot }, inputs) => {
    const x = at(inputs, 0) as tf.Tensor2D;
    const parts = runs(one_hot).map(({ from, count, size }) => {
      const columns = tf.slice(x, [0, from], [-1, count]);
      if (size === 0) return columns;
      return tf.oneHot(tf.cast(tf.reshape(columns, [-1]), 'int32'), size, 1, 0, 'float32');
    });
    return [parts.length === 1 ? at(parts, 0) : tf.concat(parts, 1)];
  },
});

interface Run {
  readonly from: number;
  readonly count: number;
  readonly size: number;
}

/** Neighbouring numbers together, each feature of words by itself. */
function runs(oneHot: readonly number[]): readonly Run[] {
  const found: Run[] = [];
  for (const [from, size] of oneHot.entries()) {
    const last = found.at(-1);
    if (size === 0 && last?.size === 0) found[found.length - 1] = { ...last, count: last.count + 1 };
    else found.push({ from, count: 1, size });
  }
  return found;
}
