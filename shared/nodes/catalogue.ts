// Every node kind there is: one place to list a new one. A kind's runner is in main/engine/nodes, under the same path.
import { combine } from '#shared/nodes/data/combine.ts';
import { csv } from '#shared/nodes/data/csv.ts';
import { duckdb } from '#shared/nodes/data/duckdb.ts';
import { friedman } from '#shared/nodes/data/friedman.ts';
import { excel } from '#shared/nodes/data/excel.ts';
import { files } from '#shared/nodes/data/files.ts';
import { images } from '#shared/nodes/data/images.ts';
import { texts } from '#shared/nodes/data/texts.ts';
import { jsonLines } from '#shared/nodes/data/json-lines.ts';
import { numpy } from '#shared/nodes/data/numpy.ts';
import { openExplanation } from '#shared/nodes/data/open-explanation.ts';
import { openModel } from '#shared/nodes/data/open-model.ts';
import { prepare } from '#shared/nodes/data/prepare.ts';
import { parquet } from '#shared/nodes/data/parquet.ts';
import { points } from '#shared/nodes/data/points.ts';
import { sample } from '#shared/nodes/data/sample.ts';
import { split } from '#shared/nodes/data/split.ts';
import { sqlite } from '#shared/nodes/data/sqlite.ts';
import { standardise } from '#shared/nodes/data/standardise.ts';
import { scale as scaleData } from '#shared/nodes/data/scale.ts';
import { scaleTarget } from '#shared/nodes/data/scale-target.ts';
import { fillNumbers } from '#shared/nodes/data/fill-numbers.ts';
import { encodeWords } from '#shared/nodes/data/encode-words.ts';
import { components } from '#shared/nodes/data/components.ts';
import { polynomial } from '#shared/nodes/data/polynomial.ts';
import { power } from '#shared/nodes/data/power.ts';
import { quantile } from '#shared/nodes/data/quantile.ts';
import { resample } from '#shared/nodes/data/resample.ts';
import { bin as binFeatures } from '#shared/nodes/data/bin.ts';
import { synthetic } from '#shared/nodes/data/synthetic.ts';
import { target } from '#shared/nodes/data/target.ts';
import { timeSeries } from '#shared/nodes/data/time-series.ts';
import { windows } from '#shared/nodes/data/windows.ts';
import { chooseOutput } from '#shared/nodes/evaluate/choose-output.ts';
import { compare } from '#shared/nodes/evaluate/compare.ts';
import { crossValidate } from '#shared/nodes/evaluate/cross-validate.ts';
import { evaluate } from '#shared/nodes/evaluate/evaluate.ts';
import { projection } from '#shared/nodes/evaluate/projection.ts';
import { learningCurve } from '#shared/nodes/evaluate/learning-curve.ts';
import { predict } from '#shared/nodes/evaluate/predict.ts';
import { accumulatedLocalEffects } from '#shared/nodes/explain/accumulated-local-effects.ts';
import { attribution } from '#shared/nodes/explain/attribution.ts';
import { counterfactual } from '#shared/nodes/explain/counterfactual.ts';
import { nearestExamples } from '#shared/nodes/explain/nearest-examples.ts';
import { partialDependence } from '#shared/nodes/explain/partial-dependence.ts';
import { permutationImportance } from '#shared/nodes/explain/permutation-importance.ts';
import { shap } from '#shared/nodes/explain/shap.ts';
import { surrogateTree } from '#shared/nodes/explain/surrogate-tree.ts';
import { activation } from '#shared/nodes/layer/activation.ts';
import { activityRegularization } from '#shared/nodes/layer/activity-regularization.ts';
import { add } from '#shared/nodes/layer/add.ts';
import { additiveAttention } from '#shared/nodes/layer/additive-attention.ts';
import { alphaDropout } from '#shared/nodes/layer/alpha-dropout.ts';
import { attention } from '#shared/nodes/layer/attention.ts';
import { average } from '#shared/nodes/layer/average.ts';
import { averagePooling1d } from '#shared/nodes/layer/average-pooling1d.ts';
import { averagePooling2d } from '#shared/nodes/layer/average-pooling2d.ts';
import { averagePooling3d } from '#shared/nodes/layer/average-pooling3d.ts';
import { batchNormalization } from '#shared/nodes/layer/batch-normalization.ts';
import { concatenate } from '#shared/nodes/layer/concatenate.ts';
import { convLstm1d } from '#shared/nodes/layer/conv-lstm1d.ts';
import { convLstm2d } from '#shared/nodes/layer/conv-lstm2d.ts';
import { conv1d } from '#shared/nodes/layer/conv1d.ts';
import { conv1dTranspose } from '#shared/nodes/layer/conv1d-transpose.ts';
import { conv2d } from '#shared/nodes/layer/conv2d.ts';
import { conv2dTranspose } from '#shared/nodes/layer/conv2d-transpose.ts';
import { conv3d } from '#shared/nodes/layer/conv3d.ts';
import { conv3dTranspose } from '#shared/nodes/layer/conv3d-transpose.ts';
import { cropping1d } from '#shared/nodes/layer/cropping1d.ts';
import { cropping2d } from '#shared/nodes/layer/cropping2d.ts';
import { cropping3d } from '#shared/nodes/layer/cropping3d.ts';
import { dense } from '#shared/nodes/layer/dense.ts';
import { depthwiseConv1d } from '#shared/nodes/layer/depthwise-conv1d.ts';
import { depthwiseConv2d } from '#shared/nodes/layer/depthwise-conv2d.ts';
import { dot } from '#shared/nodes/layer/dot.ts';
import { dropout } from '#shared/nodes/layer/dropout.ts';
import { elu } from '#shared/nodes/layer/elu.ts';
import { embedding } from '#shared/nodes/layer/embedding.ts';
import { flatten } from '#shared/nodes/layer/flatten.ts';
import { gaussianDropout } from '#shared/nodes/layer/gaussian-dropout.ts';
import { randomFlip } from '#shared/nodes/layer/random-flip.ts';
import { randomTranslation } from '#shared/nodes/layer/random-translation.ts';
import { randomRotation } from '#shared/nodes/layer/random-rotation.ts';
import { randomZoom } from '#shared/nodes/layer/random-zoom.ts';
import { randomBrightness } from '#shared/nodes/layer/random-brightness.ts';
import { randomContrast } from '#shared/nodes/layer/random-contrast.ts';
import { gaussianNoise } from '#shared/nodes/layer/gaussian-noise.ts';
import { globalAveragePooling1d } from '#shared/nodes/layer/global-average-pooling1d.ts';
import { globalAveragePooling2d } from '#shared/nodes/layer/global-average-pooling2d.ts';
import { globalAveragePooling3d } from '#shared/nodes/layer/global-average-pooling3d.ts';
import { globalMaxPooling1d } from '#shared/nodes/layer/global-max-pooling1d.ts';
import { globalMaxPooling2d } from '#shared/nodes/layer/global-max-pooling2d.ts';
import { globalMaxPooling3d } from '#shared/nodes/layer/global-max-pooling3d.ts';
import { groupNormalization } from '#shared/nodes/layer/group-normalization.ts';
import { groupQueryAttention } from '#shared/nodes/layer/group-query-attention.ts';
import { gru } from '#shared/nodes/layer/gru.ts';
import { input } from '#shared/nodes/layer/input.ts';
import { layerNormalization } from '#shared/nodes/layer/layer-normalization.ts';
import { leakyRelu } from '#shared/nodes/layer/leaky-relu.ts';
import { lstm } from '#shared/nodes/layer/lstm.ts';
import { masking } from '#shared/nodes/layer/masking.ts';
import { maxPooling1d } from '#shared/nodes/layer/max-pooling1d.ts';
import { maxPooling2d } from '#shared/nodes/layer/max-pooling2d.ts';
import { maxPooling3d } from '#shared/nodes/layer/max-pooling3d.ts';
import { maximum } from '#shared/nodes/layer/maximum.ts';
import { minimum } from '#shared/nodes/layer/minimum.ts';
import { multiHeadAttention } from '#shared/nodes/layer/multi-head-attention.ts';
import { multiply } from '#shared/nodes/layer/multiply.ts';
import { output } from '#shared/nodes/layer/output.ts';
import { pretrainedEmbedding } from '#shared/nodes/layer/pretrained-embedding.ts';
import { pretrained } from '#shared/nodes/layer/pretrained.ts';
import { pRelu } from '#shared/nodes/layer/p-relu.ts';
import { permute } from '#shared/nodes/layer/permute.ts';
import { positions } from '#shared/nodes/layer/positions.ts';
import { relu } from '#shared/nodes/layer/relu.ts';
import { repeatVector } from '#shared/nodes/layer/repeat-vector.ts';
import { rescaling } from '#shared/nodes/layer/rescaling.ts';
import { reshape } from '#shared/nodes/layer/reshape.ts';
import { rmsNormalization } from '#shared/nodes/layer/rms-normalization.ts';
import { separableConv1d } from '#shared/nodes/layer/separable-conv1d.ts';
import { separableConv2d } from '#shared/nodes/layer/separable-conv2d.ts';
import { simpleRnn } from '#shared/nodes/layer/simple-rnn.ts';
import { softmax } from '#shared/nodes/layer/softmax.ts';
import { spatialDropout1d } from '#shared/nodes/layer/spatial-dropout1d.ts';
import { spatialDropout2d } from '#shared/nodes/layer/spatial-dropout2d.ts';
import { spatialDropout3d } from '#shared/nodes/layer/spatial-dropout3d.ts';
import { stackedRecurrent } from '#shared/nodes/layer/stacked-recurrent.ts';
import { subtract } from '#shared/nodes/layer/subtract.ts';
import { transformerBlock } from '#shared/nodes/layer/transformer-block.ts';
import { unitNormalization } from '#shared/nodes/layer/unit-normalization.ts';
import { upSampling1d } from '#shared/nodes/layer/up-sampling1d.ts';
import { upSampling2d } from '#shared/nodes/layer/up-sampling2d.ts';
import { upSampling3d } from '#shared/nodes/layer/up-sampling3d.ts';
import { zeroPadding1d } from '#shared/nodes/layer/zero-padding1d.ts';
import { zeroPadding2d } from '#shared/nodes/layer/zero-padding2d.ts';
import { zeroPadding3d } from '#shared/nodes/layer/zero-padding3d.ts';
import { wordMap } from '#shared/nodes/language/word-map.ts';
import { word2vec } from '#shared/nodes/language/word2vec.ts';
import { adadelta } from '#shared/nodes/optimizer/adadelta.ts';
import { adagrad } from '#shared/nodes/optimizer/adagrad.ts';
import { adam } from '#shared/nodes/optimizer/adam.ts';
import { adamax } from '#shared/nodes/optimizer/adamax.ts';
import { adamw } from '#shared/nodes/optimizer/adamw.ts';
import { gradientDescent } from '#shared/nodes/optimizer/gradient-descent.ts';
import { lion } from '#shared/nodes/optimizer/lion.ts';
import { nadam } from '#shared/nodes/optimizer/nadam.ts';
import { rmsprop } from '#shared/nodes/optimizer/rmsprop.ts';
import { sgd } from '#shared/nodes/optimizer/sgd.ts';
import { select } from '#shared/nodes/table/select.ts';
import { rename } from '#shared/nodes/table/rename.ts';
import { sort } from '#shared/nodes/table/sort.ts';
import { sample as sampleRows } from '#shared/nodes/table/sample.ts';
import { distinct } from '#shared/nodes/table/distinct.ts';
import { dropMissing } from '#shared/nodes/table/drop-missing.ts';
import { fillMissing } from '#shared/nodes/table/fill-missing.ts';
import { filter } from '#shared/nodes/table/filter.ts';
import { derive } from '#shared/nodes/table/derive.ts';
import { sql } from '#shared/nodes/table/sql.ts';
import { join } from '#shared/nodes/table/join.ts';
import { group } from '#shared/nodes/table/group.ts';
import { outliers } from '#shared/nodes/table/outliers.ts';
import { dateParts } from '#shared/nodes/table/date-parts.ts';
import { bin } from '#shared/nodes/table/bin.ts';
import { bagOfWords } from '#shared/nodes/text/bag-of-words.ts';
import { generate } from '#shared/nodes/text/generate.ts';
import { nextToken } from '#shared/nodes/text/next-token.ts';
import { note } from '#shared/nodes/text/note.ts';
import { sequences } from '#shared/nodes/text/sequences.ts';
import { autoencoder } from '#shared/nodes/train/autoencoder.ts';
import { descentView } from '#shared/nodes/train/descent-view.ts';
import { fit } from '#shared/nodes/train/fit.ts';
import { saveModel } from '#shared/nodes/train/save-model.ts';
import type { NodeSpec, Worded } from '#shared/spec/define-node.ts';
import type { ParamValue } from '#shared/spec/param.ts';

export const catalogue = {
  'data.csv': csv,
  'data.excel': excel,
  'data.parquet': parquet,
  'data.jsonLines': jsonLines,
  'data.numpy': numpy,
  'data.sqlite': sqlite,
  'data.duckdb': duckdb,
  'data.files': files,
  'data.images': images,
  'data.texts': texts,
  'data.sample': sample,
  'data.synthetic': synthetic,
  'data.points': points,
  'data.friedman': friedman,
  'data.timeSeries': timeSeries,
  'data.openExplanation': openExplanation,
  'data.openModel': openModel,
  'data.target': target,
  'data.combine': combine,
  'data.windows': windows,
  'data.split': split,
  'data.prepare': prepare,
  'data.standardise': standardise,
  'data.scale': scaleData,
  'data.scaleTarget': scaleTarget,
  'data.fillNumbers': fillNumbers,
  'data.encodeWords': encodeWords,
  'data.power': power,
  'data.quantile': quantile,
  'data.components': components,
  'data.polynomial': polynomial,
  'data.resample': resample,
  'data.bin': binFeatures,
  'table.select': select,
  'table.rename': rename,
  'table.sort': sort,
  'table.sample': sampleRows,
  'table.distinct': distinct,
  'table.dropMissing': dropMissing,
  'table.fillMissing': fillMissing,
  'table.filter': filter,
  'table.derive': derive,
  'table.sql': sql,
  'table.join': join,
  'table.group': group,
  'table.outliers': outliers,
  'table.dateParts': dateParts,
  'table.bin': bin,
  'layer.input': input,
  'layer.output': output,
  'layer.pretrained': pretrained,
  'layer.dense': dense,
  'layer.activation': activation,
  'layer.relu': relu,
  'layer.leakyRelu': leakyRelu,
  'layer.elu': elu,
  'layer.pRelu': pRelu,
  'layer.softmax': softmax,
  'layer.rescaling': rescaling,
  'layer.dropout': dropout,
  'layer.flatten': flatten,
  'layer.reshape': reshape,
  'layer.permute': permute,
  'layer.batchNormalization': batchNormalization,
  'layer.layerNormalization': layerNormalization,
  'layer.groupNormalization': groupNormalization,
  'layer.rmsNormalization': rmsNormalization,
  'layer.unitNormalization': unitNormalization,
  'layer.spatialDropout1d': spatialDropout1d,
  'layer.spatialDropout2d': spatialDropout2d,
  'layer.spatialDropout3d': spatialDropout3d,
  'layer.gaussianDropout': gaussianDropout,
  'layer.gaussianNoise': gaussianNoise,
  'layer.randomFlip': randomFlip,
  'layer.randomTranslation': randomTranslation,
  'layer.randomRotation': randomRotation,
  'layer.randomZoom': randomZoom,
  'layer.randomBrightness': randomBrightness,
  'layer.randomContrast': randomContrast,
  'layer.alphaDropout': alphaDropout,
  'layer.activityRegularization': activityRegularization,
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
  'layer.pretrainedEmbedding': pretrainedEmbedding,
  'layer.masking': masking,
  'layer.simpleRnn': simpleRnn,
  'layer.gru': gru,
  'layer.lstm': lstm,
  'layer.stackedRecurrent': stackedRecurrent,
  'layer.convLstm1d': convLstm1d,
  'layer.convLstm2d': convLstm2d,
  'layer.attention': attention,
  'layer.additiveAttention': additiveAttention,
  'layer.multiHeadAttention': multiHeadAttention,
  'layer.groupQueryAttention': groupQueryAttention,
  'layer.positions': positions,
  'layer.transformerBlock': transformerBlock,
  'layer.conv1d': conv1d,
  'layer.conv1dTranspose': conv1dTranspose,
  'layer.depthwiseConv1d': depthwiseConv1d,
  'layer.separableConv1d': separableConv1d,
  'layer.maxPooling1d': maxPooling1d,
  'layer.averagePooling1d': averagePooling1d,
  'layer.globalMaxPooling1d': globalMaxPooling1d,
  'layer.globalAveragePooling1d': globalAveragePooling1d,
  'layer.upSampling1d': upSampling1d,
  'layer.zeroPadding1d': zeroPadding1d,
  'layer.cropping1d': cropping1d,
  'layer.conv3d': conv3d,
  'layer.conv3dTranspose': conv3dTranspose,
  'layer.maxPooling3d': maxPooling3d,
  'layer.averagePooling3d': averagePooling3d,
  'layer.globalMaxPooling3d': globalMaxPooling3d,
  'layer.globalAveragePooling3d': globalAveragePooling3d,
  'layer.upSampling3d': upSampling3d,
  'layer.zeroPadding3d': zeroPadding3d,
  'layer.cropping3d': cropping3d,
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
  'train.autoencoder': autoencoder,
  'train.saveModel': saveModel,
  'train.descentView': descentView,
  'evaluate.evaluate': evaluate,
  'evaluate.compare': compare,
  'evaluate.crossValidate': crossValidate,
  'evaluate.learningCurve': learningCurve,
  'evaluate.projection': projection,
  'evaluate.chooseOutput': chooseOutput,
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
  'language.wordMap': wordMap,
  'text.sequences': sequences,
  'text.bagOfWords': bagOfWords,
  'text.nextToken': nextToken,
  'text.generate': generate,
  'text.note': note,
} as const satisfies { readonly [K in NodeSpec['kind']]?: NodeSpec & Worded & { readonly kind: K } };

export type Catalogue = typeof catalogue;
export type NodeKind = keyof Catalogue;

export function isNodeKind(kind: string): kind is NodeKind {
  return Object.hasOwn(catalogue, kind);
}

/** The spec of a kind, or undefined for a kind that this version does not know. */
export function specOf(kind: string): NodeSpec | undefined {
  return isNodeKind(kind) ? catalogue[kind] : undefined;
}

/** Every parameter of a kind at its default. */
export function defaultParams(spec: NodeSpec): Record<string, ParamValue> {
  return Object.fromEntries(Object.entries(spec.params).map(([name, param]) => [name, param.default as ParamValue]));
}
