// The runner of every node kind. The compiler names a kind that lacks one.
import type { Catalogue } from '#shared/nodes/catalogue.ts';
import type { Runner } from '#engine/values/runner.ts';
import { csv } from '#engine/nodes/data/csv.ts';
import { openExplanation } from '#engine/nodes/data/open-explanation.ts';
import { sample } from '#engine/nodes/data/sample.ts';
import { split } from '#engine/nodes/data/split.ts';
import { standardise } from '#engine/nodes/data/standardise.ts';
import { synthetic } from '#engine/nodes/data/synthetic.ts';
import { target } from '#engine/nodes/data/target.ts';
import { compare } from '#engine/nodes/evaluate/compare.ts';
import { crossValidate } from '#engine/nodes/evaluate/cross-validate.ts';
import { evaluate } from '#engine/nodes/evaluate/evaluate.ts';
import { learningCurve } from '#engine/nodes/evaluate/learning-curve.ts';
import { predict } from '#engine/nodes/evaluate/predict.ts';
import { accumulatedLocalEffects } from '#engine/nodes/explain/accumulated-local-effects.ts';
import { attribution } from '#engine/nodes/explain/attribution.ts';
import { counterfactual } from '#engine/nodes/explain/counterfactual.ts';
import { nearestExamples } from '#engine/nodes/explain/nearest-examples.ts';
import { partialDependence } from '#engine/nodes/explain/partial-dependence.ts';
import { permutationImportance } from '#engine/nodes/explain/permutation-importance.ts';
import { shap } from '#engine/nodes/explain/shap.ts';
import { surrogateTree } from '#engine/nodes/explain/surrogate-tree.ts';
import { activation } from '#engine/nodes/layer/activation.ts';
import { add } from '#engine/nodes/layer/add.ts';
import { average } from '#engine/nodes/layer/average.ts';
import { averagePooling1d } from '#engine/nodes/layer/average-pooling1d.ts';
import { averagePooling2d } from '#engine/nodes/layer/average-pooling2d.ts';
import { batchNormalization } from '#engine/nodes/layer/batch-normalization.ts';
import { concatenate } from '#engine/nodes/layer/concatenate.ts';
import { conv1d } from '#engine/nodes/layer/conv1d.ts';
import { conv2d } from '#engine/nodes/layer/conv2d.ts';
import { conv2dTranspose } from '#engine/nodes/layer/conv2d-transpose.ts';
import { cropping2d } from '#engine/nodes/layer/cropping2d.ts';
import { dense } from '#engine/nodes/layer/dense.ts';
import { depthwiseConv2d } from '#engine/nodes/layer/depthwise-conv2d.ts';
import { dot } from '#engine/nodes/layer/dot.ts';
import { dropout } from '#engine/nodes/layer/dropout.ts';
import { elu } from '#engine/nodes/layer/elu.ts';
import { embedding } from '#engine/nodes/layer/embedding.ts';
import { flatten } from '#engine/nodes/layer/flatten.ts';
import { gaussianDropout } from '#engine/nodes/layer/gaussian-dropout.ts';
import { gaussianNoise } from '#engine/nodes/layer/gaussian-noise.ts';
import { globalAveragePooling1d } from '#engine/nodes/layer/global-average-pooling1d.ts';
import { globalAveragePooling2d } from '#engine/nodes/layer/global-average-pooling2d.ts';
import { globalMaxPooling1d } from '#engine/nodes/layer/global-max-pooling1d.ts';
import { globalMaxPooling2d } from '#engine/nodes/layer/global-max-pooling2d.ts';
import { gru } from '#engine/nodes/layer/gru.ts';
import { input } from '#engine/nodes/layer/input.ts';
import { layerNormalization } from '#engine/nodes/layer/layer-normalization.ts';
import { leakyRelu } from '#engine/nodes/layer/leaky-relu.ts';
import { lstm } from '#engine/nodes/layer/lstm.ts';
import { maxPooling1d } from '#engine/nodes/layer/max-pooling1d.ts';
import { maxPooling2d } from '#engine/nodes/layer/max-pooling2d.ts';
import { maximum } from '#engine/nodes/layer/maximum.ts';
import { minimum } from '#engine/nodes/layer/minimum.ts';
import { multiHeadAttention } from '#engine/nodes/layer/multi-head-attention.ts';
import { multiply } from '#engine/nodes/layer/multiply.ts';
import { pRelu } from '#engine/nodes/layer/p-relu.ts';
import { permute } from '#engine/nodes/layer/permute.ts';
import { repeatVector } from '#engine/nodes/layer/repeat-vector.ts';
import { reshape } from '#engine/nodes/layer/reshape.ts';
import { separableConv2d } from '#engine/nodes/layer/separable-conv2d.ts';
import { simpleRnn } from '#engine/nodes/layer/simple-rnn.ts';
import { spatialDropout1d } from '#engine/nodes/layer/spatial-dropout1d.ts';
import { spatialDropout2d } from '#engine/nodes/layer/spatial-dropout2d.ts';
import { subtract } from '#engine/nodes/layer/subtract.ts';
import { upSampling2d } from '#engine/nodes/layer/up-sampling2d.ts';
import { zeroPadding2d } from '#engine/nodes/layer/zero-padding2d.ts';
import { word2vec } from '#engine/nodes/language/word2vec.ts';
import { adadelta } from '#engine/nodes/optimizer/adadelta.ts';
import { adagrad } from '#engine/nodes/optimizer/adagrad.ts';
import { adam } from '#engine/nodes/optimizer/adam.ts';
import { adamax } from '#engine/nodes/optimizer/adamax.ts';
import { adamw } from '#engine/nodes/optimizer/adamw.ts';
import { gradientDescent } from '#engine/nodes/optimizer/gradient-descent.ts';
import { lion } from '#engine/nodes/optimizer/lion.ts';
import { nadam } from '#engine/nodes/optimizer/nadam.ts';
import { rmsprop } from '#engine/nodes/optimizer/rmsprop.ts';
import { sgd } from '#engine/nodes/optimizer/sgd.ts';
import { note } from '#engine/nodes/text/note.ts';
import { descentView } from '#engine/nodes/train/descent-view.ts';
import { fit } from '#engine/nodes/train/fit.ts';

export type Runners = { readonly [K in keyof Catalogue]: Runner<Catalogue[K]> };

export const runners = {
  'data.csv': csv,
  'data.sample': sample,
  'data.synthetic': synthetic,
  'data.openExplanation': openExplanation,
  'data.target': target,
  'data.split': split,
  'data.standardise': standardise,
  'layer.input': input,
  'layer.dense': dense,
  'layer.activation': activation,
  'layer.leakyRelu': leakyRelu,
  'layer.elu': elu,
  'layer.pRelu': pRelu,
  'layer.dropout': dropout,
  'layer.flatten': flatten,
  'layer.reshape': reshape,
  'layer.permute': permute,
  'layer.batchNormalization': batchNormalization,
  'layer.layerNormalization': layerNormalization,
  'layer.spatialDropout1d': spatialDropout1d,
  'layer.spatialDropout2d': spatialDropout2d,
  'layer.gaussianDropout': gaussianDropout,
  'layer.gaussianNoise': gaussianNoise,
  'layer.conv2d': conv2d,
  'layer.conv2dTranspose': conv2dTranspose,
  'layer.depthwiseConv2d': depthwiseConv2d,
  'layer.separableConv2d': separableConv2d,
  'layer.maxPooling2d': maxPooling2d,
  'layer.averagePooling2d': averagePooling2d,
  'layer.globalMaxPooling2d': globalMaxPooling2d,
  'layer.globalAveragePooling2d': globalAveragePooling2d,
  'layer.upSampling2d': upSampling2d,
  'layer.zeroPadding2d': zeroPadding2d,
  'layer.cropping2d': cropping2d,
  'layer.embedding': embedding,
  'layer.simpleRnn': simpleRnn,
  'layer.gru': gru,
  'layer.lstm': lstm,
  'layer.multiHeadAttention': multiHeadAttention,
  'layer.conv1d': conv1d,
  'layer.maxPooling1d': maxPooling1d,
  'layer.averagePooling1d': averagePooling1d,
  'layer.globalMaxPooling1d': globalMaxPooling1d,
  'layer.globalAveragePooling1d': globalAveragePooling1d,
  'layer.repeatVector': repeatVector,
  'layer.concatenate': concatenate,
  'layer.add': add,
  'layer.subtract': subtract,
  'layer.multiply': multiply,
  'layer.average': average,
  'layer.maximum': maximum,
  'layer.minimum': minimum,
  'layer.dot': dot,
  'optimizer.gradientDescent': gradientDescent,
  'optimizer.sgd': sgd,
  'optimizer.rmsprop': rmsprop,
  'optimizer.adagrad': adagrad,
  'optimizer.adadelta': adadelta,
  'optimizer.adam': adam,
  'optimizer.adamw': adamw,
  'optimizer.adamax': adamax,
  'optimizer.nadam': nadam,
  'optimizer.lion': lion,
  'train.fit': fit,
  'train.descentView': descentView,
  'evaluate.evaluate': evaluate,
  'evaluate.compare': compare,
  'evaluate.crossValidate': crossValidate,
  'evaluate.learningCurve': learningCurve,
  'evaluate.predict': predict,
  'explain.shap': shap,
  'explain.attribution': attribution,
  'explain.permutationImportance': permutationImportance,
  'explain.partialDependence': partialDependence,
  'explain.accumulatedLocalEffects': accumulatedLocalEffects,
  'explain.counterfactual': counterfactual,
  'explain.surrogateTree': surrogateTree,
  'explain.nearestExamples': nearestExamples,
  'language.word2vec': word2vec,
  'text.note': note,
} as const satisfies Runners;
