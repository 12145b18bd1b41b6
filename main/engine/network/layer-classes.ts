// All layer classes that networks may use, by Keras class name. A new one is a file in layers/ and two lines here.
import type { LayerClass } from '#engine/network/layer.ts';
import { activation } from '#engine/network/layers/activation.ts';
import { add } from '#engine/network/layers/add.ts';
import { averagePooling1d } from '#engine/network/layers/average-pooling1d.ts';
import { averagePooling2d } from '#engine/network/layers/average-pooling2d.ts';
import { average } from '#engine/network/layers/average.ts';
import { batchNormalization } from '#engine/network/layers/batch-normalization.ts';
import { bidirectional } from '#engine/network/layers/bidirectional.ts';
import { concatenate } from '#engine/network/layers/concatenate.ts';
import { conv1d } from '#engine/network/layers/conv1d.ts';
import { conv2dTranspose } from '#engine/network/layers/conv2d-transpose.ts';
import { conv2d } from '#engine/network/layers/conv2d.ts';
import { cropping1d } from '#engine/network/layers/cropping1d.ts';
import { cropping2d } from '#engine/network/layers/cropping2d.ts';
import { dense } from '#engine/network/layers/dense.ts';
import { depthwiseConv2d } from '#engine/network/layers/depthwise-conv2d.ts';
import { dot } from '#engine/network/layers/dot.ts';
import { dropout } from '#engine/network/layers/dropout.ts';
import { elu } from '#engine/network/layers/elu.ts';
import { embedding } from '#engine/network/layers/embedding.ts';
import { flatten } from '#engine/network/layers/flatten.ts';
import { gaussianDropout } from '#engine/network/layers/gaussian-dropout.ts';
import { gaussianNoise } from '#engine/network/layers/gaussian-noise.ts';
import { globalAveragePooling1d } from '#engine/network/layers/global-average-pooling1d.ts';
import { globalAveragePooling2d } from '#engine/network/layers/global-average-pooling2d.ts';
import { globalMaxPooling1d } from '#engine/network/layers/global-max-pooling1d.ts';
import { globalMaxPooling2d } from '#engine/network/layers/global-max-pooling2d.ts';
import { gru } from '#engine/network/layers/gru.ts';
import { inputLayer } from '#engine/network/layers/input-layer.ts';
import { layerNormalization } from '#engine/network/layers/layer-normalization.ts';
import { leakyRelu } from '#engine/network/layers/leaky-relu.ts';
import { lstm } from '#engine/network/layers/lstm.ts';
import { maxPooling1d } from '#engine/network/layers/max-pooling1d.ts';
import { maxPooling2d } from '#engine/network/layers/max-pooling2d.ts';
import { maximum } from '#engine/network/layers/maximum.ts';
import { minimum } from '#engine/network/layers/minimum.ts';
import { multiHeadAttention } from '#engine/network/layers/multi-head-attention.ts';
import { multiply } from '#engine/network/layers/multiply.ts';
import { pRelu } from '#engine/network/layers/p-relu.ts';
import { permute } from '#engine/network/layers/permute.ts';
import { reLu } from '#engine/network/layers/re-lu.ts';
import { repeatVector } from '#engine/network/layers/repeat-vector.ts';
import { rescaling } from '#engine/network/layers/rescaling.ts';
import { reshape } from '#engine/network/layers/reshape.ts';
import { separableConv2d } from '#engine/network/layers/separable-conv2d.ts';
import { simpleRnn } from '#engine/network/layers/simple-rnn.ts';
import { spatialDropout1d, spatialDropout2d } from '#engine/network/layers/spatial-dropout.ts';
import { subtract } from '#engine/network/layers/subtract.ts';
import { timeDistributed } from '#engine/network/layers/time-distributed.ts';
import { upSampling2d } from '#engine/network/layers/up-sampling2d.ts';
import { zeroPadding2d } from '#engine/network/layers/zero-padding2d.ts';

// Each class checks its own configuration, so that a list of them need not know its type.
const byName = <C extends readonly unknown[]>(
  ...layers: { readonly [I in keyof C]: LayerClass<C[I]> }
): ReadonlyMap<string, LayerClass> =>
  new Map((layers as readonly unknown[] as readonly LayerClass[]).map((layer) => [layer.className, layer]));

const plain = byName(
  activation,
  add,
  averagePooling1d,
  averagePooling2d,
  average,
  batchNormalization,
  concatenate,
  conv1d,
  conv2dTranspose,
  conv2d,
  cropping1d,
  cropping2d,
  dense,
  depthwiseConv2d,
  dot,
  dropout,
  elu,
  embedding,
  flatten,
  gaussianDropout,
  gaussianNoise,
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalMaxPooling1d,
  globalMaxPooling2d,
  gru,
  inputLayer,
  layerNormalization,
  leakyRelu,
  lstm,
  maxPooling1d,
  maxPooling2d,
  maximum,
  minimum,
  multiHeadAttention,
  multiply,
  pRelu,
  permute,
  reLu,
  repeatVector,
  rescaling,
  reshape,
  separableConv2d,
  simpleRnn,
  spatialDropout1d,
  spatialDropout2d,
  subtract,
  upSampling2d,
  zeroPadding2d,
);

/** Layers that wrap one of the others. */
const wrappers = byName(
  bidirectional,
  timeDistributed((className) => plain.get(className)),
);

export function layerClass(className: string): LayerClass | undefined {
  return plain.get(className) ?? wrappers.get(className);
}
