// All layer classes that networks may use, by Keras class name. A new one is a file in layers/, or a part of its
// family's, and two lines here.
import type { LayerClass } from '#engine/network/layer.ts';
import { headlessAttention } from '#engine/network/layers/attention.ts';
import { augmentationLayers } from '#engine/network/layers/augmentation.ts';
import { bidirectional } from '#engine/network/layers/bidirectional.ts';
import { borderLayers } from '#engine/network/layers/borders.ts';
import { concatenate } from '#engine/network/layers/concatenate.ts';
import { convLstmLayers } from '#engine/network/layers/conv-lstm.ts';
import { convolutionLayers } from '#engine/network/layers/convolutions.ts';
import { dense } from '#engine/network/layers/dense.ts';
import { dot } from '#engine/network/layers/dot.ts';
import { elementwiseLayers } from '#engine/network/layers/elementwise.ts';
import { embedding } from '#engine/network/layers/embedding.ts';
import { featureEncoding } from '#engine/network/layers/feature-encoding.ts';
import { gru } from '#engine/network/layers/gru.ts';
import { lstm } from '#engine/network/layers/lstm.ts';
import { mergingLayers } from '#engine/network/layers/merging.ts';
import { headedAttention } from '#engine/network/layers/multi-head-attention.ts';
import { noiseLayers } from '#engine/network/layers/noise.ts';
import { normalizationLayers } from '#engine/network/layers/normalization.ts';
import { poolingLayers } from '#engine/network/layers/pooling.ts';
import { positionLayers } from '#engine/network/layers/positions.ts';
import { reshapingLayers } from '#engine/network/layers/reshaping.ts';
import { simpleRnn } from '#engine/network/layers/simple-rnn.ts';
import { timeDistributed } from '#engine/network/layers/time-distributed.ts';

// Each class checks its own configuration, so that a list of them need not know its type.
const byName = <C extends readonly unknown[]>(
  ...layers: { readonly [I in keyof C]: LayerClass<C[I]> }
): ReadonlyMap<string, LayerClass> =>
  new Map((layers as readonly unknown[] as readonly LayerClass[]).map((layer) => [layer.className, layer]));

const plain = byName(
  ...headedAttention,
  ...headlessAttention,
  ...borderLayers,
  ...convLstmLayers,
  ...convolutionLayers,
  ...elementwiseLayers,
  ...mergingLayers,
  ...noiseLayers,
  ...augmentationLayers,
  ...normalizationLayers,
  ...poolingLayers,
  ...positionLayers,
  ...reshapingLayers,
  concatenate,
  dense,
  dot,
  embedding,
  featureEncoding,
  gru,
  lstm,
  simpleRnn,
);

/** Layers that wrap one of the others. */
const wrappers = byName(
  bidirectional,
  timeDistributed((className) => plain.get(className)),
);

export function layerClass(className: string): LayerClass | undefined {
  return plain.get(className) ?? wrappers.get(className);
}
