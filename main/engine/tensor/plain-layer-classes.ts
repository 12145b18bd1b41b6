// The layer classes that stand on their own, by Keras class name. A new one is a file in layers/ and a line here; those
// that wrap another layer are in layer-classes.ts.
import type { LayerClass } from '#engine/tensor/layer.ts';
import { activation } from '#engine/tensor/layers/activation.ts';
import { add } from '#engine/tensor/layers/add.ts';
import { averagePooling1d } from '#engine/tensor/layers/average-pooling1d.ts';
import { averagePooling2d } from '#engine/tensor/layers/average-pooling2d.ts';
import { average } from '#engine/tensor/layers/average.ts';
import { batchNormalization } from '#engine/tensor/layers/batch-normalization.ts';
import { concatenate } from '#engine/tensor/layers/concatenate.ts';
import { conv1d } from '#engine/tensor/layers/conv1d.ts';
import { conv2dTranspose } from '#engine/tensor/layers/conv2d-transpose.ts';
import { conv2d } from '#engine/tensor/layers/conv2d.ts';
import { cropping2d } from '#engine/tensor/layers/cropping2d.ts';
import { dense } from '#engine/tensor/layers/dense.ts';
import { depthwiseConv2d } from '#engine/tensor/layers/depthwise-conv2d.ts';
import { dot } from '#engine/tensor/layers/dot.ts';
import { dropout } from '#engine/tensor/layers/dropout.ts';
import { elu } from '#engine/tensor/layers/elu.ts';
import { embedding } from '#engine/tensor/layers/embedding.ts';
import { flatten } from '#engine/tensor/layers/flatten.ts';
import { gaussianDropout } from '#engine/tensor/layers/gaussian-dropout.ts';
import { gaussianNoise } from '#engine/tensor/layers/gaussian-noise.ts';
import { globalAveragePooling1d } from '#engine/tensor/layers/global-average-pooling1d.ts';
import { globalAveragePooling2d } from '#engine/tensor/layers/global-average-pooling2d.ts';
import { globalMaxPooling1d } from '#engine/tensor/layers/global-max-pooling1d.ts';
import { globalMaxPooling2d } from '#engine/tensor/layers/global-max-pooling2d.ts';
import { gru } from '#engine/tensor/layers/gru.ts';
import { inputLayer } from '#engine/tensor/layers/input-layer.ts';
import { layerNormalization } from '#engine/tensor/layers/layer-normalization.ts';
import { leakyRelu } from '#engine/tensor/layers/leaky-relu.ts';
import { lstm } from '#engine/tensor/layers/lstm.ts';
import { maxPooling1d } from '#engine/tensor/layers/max-pooling1d.ts';
import { maxPooling2d } from '#engine/tensor/layers/max-pooling2d.ts';
import { maximum } from '#engine/tensor/layers/maximum.ts';
import { minimum } from '#engine/tensor/layers/minimum.ts';
import { multiHeadAttention } from '#engine/tensor/layers/multi-head-attention.ts';
import { multiply } from '#engine/tensor/layers/multiply.ts';
import { pRelu } from '#engine/tensor/layers/p-relu.ts';
import { permute } from '#engine/tensor/layers/permute.ts';
import { reLu } from '#engine/tensor/layers/re-lu.ts';
import { repeatVector } from '#engine/tensor/layers/repeat-vector.ts';
import { rescaling } from '#engine/tensor/layers/rescaling.ts';
import { reshape } from '#engine/tensor/layers/reshape.ts';
import { separableConv2d } from '#engine/tensor/layers/separable-conv2d.ts';
import { simpleRnn } from '#engine/tensor/layers/simple-rnn.ts';
import { spatialDropout1d, spatialDropout2d } from '#engine/tensor/layers/spatial-dropout.ts';
import { subtract } from '#engine/tensor/layers/subtract.ts';
import { upSampling2d } from '#engine/tensor/layers/up-sampling2d.ts';
import { zeroPadding2d } from '#engine/tensor/layers/zero-padding2d.ts';

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
