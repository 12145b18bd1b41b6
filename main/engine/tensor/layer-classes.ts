// The layer classes that networks may use, by Keras class name. A new one is a file in layers/ and a line here.
import type { LayerClass } from '#engine/tensor/layer.ts';
import { activation } from '#engine/tensor/layers/activation.ts';
import { batchNormalization } from '#engine/tensor/layers/batch-normalization.ts';
import { conv2d } from '#engine/tensor/layers/conv2d.ts';
import { dense } from '#engine/tensor/layers/dense.ts';
import { dropout } from '#engine/tensor/layers/dropout.ts';
import { flatten } from '#engine/tensor/layers/flatten.ts';
import { inputLayer } from '#engine/tensor/layers/input-layer.ts';
import { maxPooling2d } from '#engine/tensor/layers/max-pooling2d.ts';

// Each class checks its own configuration, so that a table of them need not know its type.
const erased = <C>(layer: LayerClass<C>): LayerClass => layer as unknown as LayerClass;

const classes: ReadonlyMap<string, LayerClass> = new Map(
  [
    erased(activation),
    erased(batchNormalization),
    erased(conv2d),
    erased(dense),
    erased(dropout),
    erased(flatten),
    erased(inputLayer),
    erased(maxPooling2d),
  ].map((layer) => [layer.className, layer]),
);

export function layerClass(className: string): LayerClass | undefined {
  return classes.get(className);
}
