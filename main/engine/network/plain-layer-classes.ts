// The layer classes that stand on their own, by Keras class name. A new one is a file in layers/ and a line here; those
// that wrap another layer are in layer-classes.ts.
import type { LayerClass } from '#engine/network/layer.ts';
import { activation } from '#engine/network/layers/activation.ts';
import { add } from '#engine/network/layers/add.ts';
import { averagePooling1d } from '#engine/network/layers/average-pooling1d.ts';
import { averagePooling2d } from '#engine/network/layers/average-pooling2d.ts';
import { average } from '#engine/network/layers/average.ts';
import { batchNormalization } from '#engine/network/layers/batch-normalization.ts';
import { concatenate } from '#engine/network/layers/concatenate.ts';
import { conv1d } from '#engine/network/layers/conv1d.ts';
import { conv2dTranspose } from '#engine/network/layers/conv2d-transpose.ts';
import { conv2d } from '#engine/network/layers/conv2d.ts';
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
import { upSampling2d } from '#engine/network/layers/up-sampling2d.ts';
import { zeroPadding2d } from '#engine/network/layers/zero-padding2d.ts';

// Each class checks its own configuration, so that a table of them need not know its type.
const erased = <C>(layer: LayerClass<C>): LayerClass => layer as unknown as LayerClass;

const classes: ReadonlyMap<string, LayerClass> = new Map(
  [
    erased(activation),
    erased(add),
    erased(averagePooling1d),
    erased(averagePooling2d),
    erased(average),
    erased(batchNormalization),
    erased(concatenate),
    erased(conv1d),
    erased(conv2dTranspose),
    erased(conv2d),
    erased(cropping2d),
    erased(dense),
    erased(depthwiseConv2d),
    erased(dot),
    erased(dropout),
    erased(elu),
    erased(embedding),
    erased(flatten),
    erased(gaussianDropout),
    erased(gaussianNoise),
    erased(globalAveragePooling1d),
    erased(globalAveragePooling2d),
    erased(globalMaxPooling1d),
    erased(globalMaxPooling2d),
    erased(gru),
    erased(inputLayer),
    erased(layerNormalization),
    erased(leakyRelu),
    erased(lstm),
    erased(maxPooling1d),
    erased(maxPooling2d),
    erased(maximum),
    erased(minimum),
    erased(multiHeadAttention),
    erased(multiply),
    erased(pRelu),
    erased(permute),
    erased(reLu),
    erased(repeatVector),
    erased(rescaling),
    erased(reshape),
    erased(separableConv2d),
    erased(simpleRnn),
    erased(spatialDropout1d),
    erased(spatialDropout2d),
    erased(subtract),
    erased(upSampling2d),
    erased(zeroPadding2d),
  ].map((layer) => [layer.className, layer]),
);

export function plainLayerClass(className: string): LayerClass | undefined {
  return classes.get(className);
}
