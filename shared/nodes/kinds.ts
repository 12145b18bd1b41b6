// Every node kind there is, with its words: one place to list a new one. catalogue.ts answers for the specs alone; a
// kind's runner is in main/engine/nodes, under the same path.
import { combine } from '#shared/nodes/data/combine.ts';
import { combineWords } from '#shared/nodes/data/combine.words.ts';
import { csv } from '#shared/nodes/data/csv.ts';
import { csvWords } from '#shared/nodes/data/csv.words.ts';
import { openExplanation } from '#shared/nodes/data/open-explanation.ts';
import { openExplanationWords } from '#shared/nodes/data/open-explanation.words.ts';
import { sample } from '#shared/nodes/data/sample.ts';
import { sampleWords } from '#shared/nodes/data/sample.words.ts';
import { split } from '#shared/nodes/data/split.ts';
import { splitWords } from '#shared/nodes/data/split.words.ts';
import { standardise } from '#shared/nodes/data/standardise.ts';
import { standardiseWords } from '#shared/nodes/data/standardise.words.ts';
import { synthetic } from '#shared/nodes/data/synthetic.ts';
import { syntheticWords } from '#shared/nodes/data/synthetic.words.ts';
import { target } from '#shared/nodes/data/target.ts';
import { targetWords } from '#shared/nodes/data/target.words.ts';
import { chooseOutput } from '#shared/nodes/evaluate/choose-output.ts';
import { chooseOutputWords } from '#shared/nodes/evaluate/choose-output.words.ts';
import { compare } from '#shared/nodes/evaluate/compare.ts';
import { compareWords } from '#shared/nodes/evaluate/compare.words.ts';
import { crossValidate } from '#shared/nodes/evaluate/cross-validate.ts';
import { crossValidateWords } from '#shared/nodes/evaluate/cross-validate.words.ts';
import { evaluate } from '#shared/nodes/evaluate/evaluate.ts';
import { evaluateWords } from '#shared/nodes/evaluate/evaluate.words.ts';
import { learningCurve } from '#shared/nodes/evaluate/learning-curve.ts';
import { learningCurveWords } from '#shared/nodes/evaluate/learning-curve.words.ts';
import { predict } from '#shared/nodes/evaluate/predict.ts';
import { predictWords } from '#shared/nodes/evaluate/predict.words.ts';
import { accumulatedLocalEffects } from '#shared/nodes/explain/accumulated-local-effects.ts';
import { accumulatedLocalEffectsWords } from '#shared/nodes/explain/accumulated-local-effects.words.ts';
import { attribution } from '#shared/nodes/explain/attribution.ts';
import { attributionWords } from '#shared/nodes/explain/attribution.words.ts';
import { counterfactual } from '#shared/nodes/explain/counterfactual.ts';
import { counterfactualWords } from '#shared/nodes/explain/counterfactual.words.ts';
import { nearestExamples } from '#shared/nodes/explain/nearest-examples.ts';
import { nearestExamplesWords } from '#shared/nodes/explain/nearest-examples.words.ts';
import { partialDependence } from '#shared/nodes/explain/partial-dependence.ts';
import { partialDependenceWords } from '#shared/nodes/explain/partial-dependence.words.ts';
import { permutationImportance } from '#shared/nodes/explain/permutation-importance.ts';
import { permutationImportanceWords } from '#shared/nodes/explain/permutation-importance.words.ts';
import { shap } from '#shared/nodes/explain/shap.ts';
import { shapWords } from '#shared/nodes/explain/shap.words.ts';
import { surrogateTree } from '#shared/nodes/explain/surrogate-tree.ts';
import { surrogateTreeWords } from '#shared/nodes/explain/surrogate-tree.words.ts';
import { activation } from '#shared/nodes/layer/activation.ts';
import { activationWords } from '#shared/nodes/layer/activation.words.ts';
import { add } from '#shared/nodes/layer/add.ts';
import { addWords } from '#shared/nodes/layer/add.words.ts';
import { average } from '#shared/nodes/layer/average.ts';
import { averageWords } from '#shared/nodes/layer/average.words.ts';
import { averagePooling1d } from '#shared/nodes/layer/average-pooling1d.ts';
import { averagePooling1dWords } from '#shared/nodes/layer/average-pooling1d.words.ts';
import { averagePooling2d } from '#shared/nodes/layer/average-pooling2d.ts';
import { averagePooling2dWords } from '#shared/nodes/layer/average-pooling2d.words.ts';
import { batchNormalization } from '#shared/nodes/layer/batch-normalization.ts';
import { batchNormalizationWords } from '#shared/nodes/layer/batch-normalization.words.ts';
import { concatenate } from '#shared/nodes/layer/concatenate.ts';
import { concatenateWords } from '#shared/nodes/layer/concatenate.words.ts';
import { conv1d } from '#shared/nodes/layer/conv1d.ts';
import { conv1dWords } from '#shared/nodes/layer/conv1d.words.ts';
import { conv2d } from '#shared/nodes/layer/conv2d.ts';
import { conv2dWords } from '#shared/nodes/layer/conv2d.words.ts';
import { conv2dTranspose } from '#shared/nodes/layer/conv2d-transpose.ts';
import { conv2dTransposeWords } from '#shared/nodes/layer/conv2d-transpose.words.ts';
import { cropping2d } from '#shared/nodes/layer/cropping2d.ts';
import { cropping2dWords } from '#shared/nodes/layer/cropping2d.words.ts';
import { dense } from '#shared/nodes/layer/dense.ts';
import { denseWords } from '#shared/nodes/layer/dense.words.ts';
import { depthwiseConv2d } from '#shared/nodes/layer/depthwise-conv2d.ts';
import { depthwiseConv2dWords } from '#shared/nodes/layer/depthwise-conv2d.words.ts';
import { dot } from '#shared/nodes/layer/dot.ts';
import { dotWords } from '#shared/nodes/layer/dot.words.ts';
import { dropout } from '#shared/nodes/layer/dropout.ts';
import { dropoutWords } from '#shared/nodes/layer/dropout.words.ts';
import { elu } from '#shared/nodes/layer/elu.ts';
import { eluWords } from '#shared/nodes/layer/elu.words.ts';
import { embedding } from '#shared/nodes/layer/embedding.ts';
import { embeddingWords } from '#shared/nodes/layer/embedding.words.ts';
import { flatten } from '#shared/nodes/layer/flatten.ts';
import { flattenWords } from '#shared/nodes/layer/flatten.words.ts';
import { gaussianDropout } from '#shared/nodes/layer/gaussian-dropout.ts';
import { gaussianDropoutWords } from '#shared/nodes/layer/gaussian-dropout.words.ts';
import { gaussianNoise } from '#shared/nodes/layer/gaussian-noise.ts';
import { gaussianNoiseWords } from '#shared/nodes/layer/gaussian-noise.words.ts';
import { globalAveragePooling1d } from '#shared/nodes/layer/global-average-pooling1d.ts';
import { globalAveragePooling1dWords } from '#shared/nodes/layer/global-average-pooling1d.words.ts';
import { globalAveragePooling2d } from '#shared/nodes/layer/global-average-pooling2d.ts';
import { globalAveragePooling2dWords } from '#shared/nodes/layer/global-average-pooling2d.words.ts';
import { globalMaxPooling1d } from '#shared/nodes/layer/global-max-pooling1d.ts';
import { globalMaxPooling1dWords } from '#shared/nodes/layer/global-max-pooling1d.words.ts';
import { globalMaxPooling2d } from '#shared/nodes/layer/global-max-pooling2d.ts';
import { globalMaxPooling2dWords } from '#shared/nodes/layer/global-max-pooling2d.words.ts';
import { gru } from '#shared/nodes/layer/gru.ts';
import { gruWords } from '#shared/nodes/layer/gru.words.ts';
import { input } from '#shared/nodes/layer/input.ts';
import { inputWords } from '#shared/nodes/layer/input.words.ts';
import { layerNormalization } from '#shared/nodes/layer/layer-normalization.ts';
import { layerNormalizationWords } from '#shared/nodes/layer/layer-normalization.words.ts';
import { leakyRelu } from '#shared/nodes/layer/leaky-relu.ts';
import { leakyReluWords } from '#shared/nodes/layer/leaky-relu.words.ts';
import { lstm } from '#shared/nodes/layer/lstm.ts';
import { lstmWords } from '#shared/nodes/layer/lstm.words.ts';
import { maxPooling1d } from '#shared/nodes/layer/max-pooling1d.ts';
import { maxPooling1dWords } from '#shared/nodes/layer/max-pooling1d.words.ts';
import { maxPooling2d } from '#shared/nodes/layer/max-pooling2d.ts';
import { maxPooling2dWords } from '#shared/nodes/layer/max-pooling2d.words.ts';
import { maximum } from '#shared/nodes/layer/maximum.ts';
import { maximumWords } from '#shared/nodes/layer/maximum.words.ts';
import { minimum } from '#shared/nodes/layer/minimum.ts';
import { minimumWords } from '#shared/nodes/layer/minimum.words.ts';
import { multiHeadAttention } from '#shared/nodes/layer/multi-head-attention.ts';
import { multiHeadAttentionWords } from '#shared/nodes/layer/multi-head-attention.words.ts';
import { multiply } from '#shared/nodes/layer/multiply.ts';
import { multiplyWords } from '#shared/nodes/layer/multiply.words.ts';
import { output } from '#shared/nodes/layer/output.ts';
import { outputWords } from '#shared/nodes/layer/output.words.ts';
import { pRelu } from '#shared/nodes/layer/p-relu.ts';
import { pReluWords } from '#shared/nodes/layer/p-relu.words.ts';
import { permute } from '#shared/nodes/layer/permute.ts';
import { permuteWords } from '#shared/nodes/layer/permute.words.ts';
import { repeatVector } from '#shared/nodes/layer/repeat-vector.ts';
import { repeatVectorWords } from '#shared/nodes/layer/repeat-vector.words.ts';
import { reshape } from '#shared/nodes/layer/reshape.ts';
import { reshapeWords } from '#shared/nodes/layer/reshape.words.ts';
import { separableConv2d } from '#shared/nodes/layer/separable-conv2d.ts';
import { separableConv2dWords } from '#shared/nodes/layer/separable-conv2d.words.ts';
import { simpleRnn } from '#shared/nodes/layer/simple-rnn.ts';
import { simpleRnnWords } from '#shared/nodes/layer/simple-rnn.words.ts';
import { spatialDropout1d } from '#shared/nodes/layer/spatial-dropout1d.ts';
import { spatialDropout1dWords } from '#shared/nodes/layer/spatial-dropout1d.words.ts';
import { spatialDropout2d } from '#shared/nodes/layer/spatial-dropout2d.ts';
import { spatialDropout2dWords } from '#shared/nodes/layer/spatial-dropout2d.words.ts';
import { subtract } from '#shared/nodes/layer/subtract.ts';
import { subtractWords } from '#shared/nodes/layer/subtract.words.ts';
import { upSampling2d } from '#shared/nodes/layer/up-sampling2d.ts';
import { upSampling2dWords } from '#shared/nodes/layer/up-sampling2d.words.ts';
import { zeroPadding2d } from '#shared/nodes/layer/zero-padding2d.ts';
import { zeroPadding2dWords } from '#shared/nodes/layer/zero-padding2d.words.ts';
import { word2vec } from '#shared/nodes/language/word2vec.ts';
import { word2vecWords } from '#shared/nodes/language/word2vec.words.ts';
import { adadelta } from '#shared/nodes/optimizer/adadelta.ts';
import { adadeltaWords } from '#shared/nodes/optimizer/adadelta.words.ts';
import { adagrad } from '#shared/nodes/optimizer/adagrad.ts';
import { adagradWords } from '#shared/nodes/optimizer/adagrad.words.ts';
import { adam } from '#shared/nodes/optimizer/adam.ts';
import { adamWords } from '#shared/nodes/optimizer/adam.words.ts';
import { adamax } from '#shared/nodes/optimizer/adamax.ts';
import { adamaxWords } from '#shared/nodes/optimizer/adamax.words.ts';
import { adamw } from '#shared/nodes/optimizer/adamw.ts';
import { adamwWords } from '#shared/nodes/optimizer/adamw.words.ts';
import { gradientDescent } from '#shared/nodes/optimizer/gradient-descent.ts';
import { gradientDescentWords } from '#shared/nodes/optimizer/gradient-descent.words.ts';
import { lion } from '#shared/nodes/optimizer/lion.ts';
import { lionWords } from '#shared/nodes/optimizer/lion.words.ts';
import { nadam } from '#shared/nodes/optimizer/nadam.ts';
import { nadamWords } from '#shared/nodes/optimizer/nadam.words.ts';
import { rmsprop } from '#shared/nodes/optimizer/rmsprop.ts';
import { rmspropWords } from '#shared/nodes/optimizer/rmsprop.words.ts';
import { sgd } from '#shared/nodes/optimizer/sgd.ts';
import { sgdWords } from '#shared/nodes/optimizer/sgd.words.ts';
import { note } from '#shared/nodes/text/note.ts';
import { noteWords } from '#shared/nodes/text/note.words.ts';
import { descentView } from '#shared/nodes/train/descent-view.ts';
import { descentViewWords } from '#shared/nodes/train/descent-view.words.ts';
import { fit } from '#shared/nodes/train/fit.ts';
import { fitWords } from '#shared/nodes/train/fit.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';

/** The words are checked against this very spec. */
const kind = <S extends NodeSpec>(spec: S, words: KindWords<S>) => ({ spec, words });

export const kinds = {
  'data.csv': kind(csv, csvWords),
  'data.sample': kind(sample, sampleWords),
  'data.synthetic': kind(synthetic, syntheticWords),
  'data.openExplanation': kind(openExplanation, openExplanationWords),
  'data.target': kind(target, targetWords),
  'data.combine': kind(combine, combineWords),
  'data.split': kind(split, splitWords),
  'data.standardise': kind(standardise, standardiseWords),
  'layer.input': kind(input, inputWords),
  'layer.output': kind(output, outputWords),
  'layer.dense': kind(dense, denseWords),
  'layer.activation': kind(activation, activationWords),
  'layer.leakyRelu': kind(leakyRelu, leakyReluWords),
  'layer.elu': kind(elu, eluWords),
  'layer.pRelu': kind(pRelu, pReluWords),
  'layer.dropout': kind(dropout, dropoutWords),
  'layer.flatten': kind(flatten, flattenWords),
  'layer.reshape': kind(reshape, reshapeWords),
  'layer.permute': kind(permute, permuteWords),
  'layer.batchNormalization': kind(batchNormalization, batchNormalizationWords),
  'layer.layerNormalization': kind(layerNormalization, layerNormalizationWords),
  'layer.spatialDropout1d': kind(spatialDropout1d, spatialDropout1dWords),
  'layer.spatialDropout2d': kind(spatialDropout2d, spatialDropout2dWords),
  'layer.gaussianDropout': kind(gaussianDropout, gaussianDropoutWords),
  'layer.gaussianNoise': kind(gaussianNoise, gaussianNoiseWords),
  'layer.conv2d': kind(conv2d, conv2dWords),
  'layer.conv2dTranspose': kind(conv2dTranspose, conv2dTransposeWords),
  'layer.depthwiseConv2d': kind(depthwiseConv2d, depthwiseConv2dWords),
  'layer.separableConv2d': kind(separableConv2d, separableConv2dWords),
  'layer.maxPooling2d': kind(maxPooling2d, maxPooling2dWords),
  'layer.averagePooling2d': kind(averagePooling2d, averagePooling2dWords),
  'layer.globalMaxPooling2d': kind(globalMaxPooling2d, globalMaxPooling2dWords),
  'layer.globalAveragePooling2d': kind(globalAveragePooling2d, globalAveragePooling2dWords),
  'layer.upSampling2d': kind(upSampling2d, upSampling2dWords),
  'layer.zeroPadding2d': kind(zeroPadding2d, zeroPadding2dWords),
  'layer.cropping2d': kind(cropping2d, cropping2dWords),
  'layer.embedding': kind(embedding, embeddingWords),
  'layer.simpleRnn': kind(simpleRnn, simpleRnnWords),
  'layer.gru': kind(gru, gruWords),
  'layer.lstm': kind(lstm, lstmWords),
  'layer.multiHeadAttention': kind(multiHeadAttention, multiHeadAttentionWords),
  'layer.conv1d': kind(conv1d, conv1dWords),
  'layer.maxPooling1d': kind(maxPooling1d, maxPooling1dWords),
  'layer.averagePooling1d': kind(averagePooling1d, averagePooling1dWords),
  'layer.globalMaxPooling1d': kind(globalMaxPooling1d, globalMaxPooling1dWords),
  'layer.globalAveragePooling1d': kind(globalAveragePooling1d, globalAveragePooling1dWords),
  'layer.repeatVector': kind(repeatVector, repeatVectorWords),
  'layer.concatenate': kind(concatenate, concatenateWords),
  'layer.add': kind(add, addWords),
  'layer.subtract': kind(subtract, subtractWords),
  'layer.multiply': kind(multiply, multiplyWords),
  'layer.average': kind(average, averageWords),
  'layer.maximum': kind(maximum, maximumWords),
  'layer.minimum': kind(minimum, minimumWords),
  'layer.dot': kind(dot, dotWords),
  'optimizer.gradientDescent': kind(gradientDescent, gradientDescentWords),
  'optimizer.sgd': kind(sgd, sgdWords),
  'optimizer.rmsprop': kind(rmsprop, rmspropWords),
  'optimizer.adagrad': kind(adagrad, adagradWords),
  'optimizer.adadelta': kind(adadelta, adadeltaWords),
  'optimizer.adam': kind(adam, adamWords),
  'optimizer.adamw': kind(adamw, adamwWords),
  'optimizer.adamax': kind(adamax, adamaxWords),
  'optimizer.nadam': kind(nadam, nadamWords),
  'optimizer.lion': kind(lion, lionWords),
  'train.fit': kind(fit, fitWords),
  'train.descentView': kind(descentView, descentViewWords),
  'evaluate.evaluate': kind(evaluate, evaluateWords),
  'evaluate.compare': kind(compare, compareWords),
  'evaluate.crossValidate': kind(crossValidate, crossValidateWords),
  'evaluate.learningCurve': kind(learningCurve, learningCurveWords),
  'evaluate.chooseOutput': kind(chooseOutput, chooseOutputWords),
  'evaluate.predict': kind(predict, predictWords),
  'explain.shap': kind(shap, shapWords),
  'explain.attribution': kind(attribution, attributionWords),
  'explain.permutationImportance': kind(permutationImportance, permutationImportanceWords),
  'explain.partialDependence': kind(partialDependence, partialDependenceWords),
  'explain.accumulatedLocalEffects': kind(accumulatedLocalEffects, accumulatedLocalEffectsWords),
  'explain.counterfactual': kind(counterfactual, counterfactualWords),
  'explain.surrogateTree': kind(surrogateTree, surrogateTreeWords),
  'explain.nearestExamples': kind(nearestExamples, nearestExamplesWords),
  'language.word2vec': kind(word2vec, word2vecWords),
  'text.note': kind(note, noteWords),
} as const satisfies { readonly [K in NodeSpec['kind']]?: { readonly spec: NodeSpec & { readonly kind: K } } };
