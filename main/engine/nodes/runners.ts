// The runner of every node kind. The compiler names a kind that lacks one.
import type { Catalogue } from '#shared/nodes/catalogue.ts';
import type { Runner } from '#engine/values/runner.ts';
import { combine } from '#engine/nodes/data/combine.ts';
import { csv } from '#engine/nodes/data/csv.ts';
import { duckdb } from '#engine/nodes/data/duckdb.ts';
import { friedman } from '#engine/nodes/data/friedman.ts';
import { excel } from '#engine/nodes/data/excel.ts';
import { files } from '#engine/nodes/data/files.ts';
import { images } from '#engine/nodes/data/images.ts';
import { texts } from '#engine/nodes/data/texts.ts';
import { jsonLines } from '#engine/nodes/data/json-lines.ts';
import { numpy } from '#engine/nodes/data/numpy.ts';
import { openExplanation } from '#engine/nodes/data/open-explanation.ts';
import { openModel } from '#engine/nodes/data/open-model.ts';
import { prepare } from '#engine/nodes/data/prepare.ts';
import { parquet } from '#engine/nodes/data/parquet.ts';
import { points } from '#engine/nodes/data/points.ts';
import { sample } from '#engine/nodes/data/sample.ts';
import { split } from '#engine/nodes/data/split.ts';
import { sqlite } from '#engine/nodes/data/sqlite.ts';
import { standardise } from '#engine/nodes/data/standardise.ts';
import { scale as scaleData } from '#engine/nodes/data/scale.ts';
import { scaleTarget } from '#engine/nodes/data/scale-target.ts';
import { fillNumbers } from '#engine/nodes/data/fill-numbers.ts';
import { encodeWords } from '#engine/nodes/data/encode-words.ts';
import { components } from '#engine/nodes/data/components.ts';
import { polynomial } from '#engine/nodes/data/polynomial.ts';
import { power } from '#engine/nodes/data/power.ts';
import { quantile } from '#engine/nodes/data/quantile.ts';
import { resample } from '#engine/nodes/data/resample.ts';
import { bin as binFeatures } from '#engine/nodes/data/bin.ts';
import { synthetic } from '#engine/nodes/data/synthetic.ts';
import { target } from '#engine/nodes/data/target.ts';
import { timeSeries } from '#engine/nodes/data/time-series.ts';
import { windows } from '#engine/nodes/data/windows.ts';
import { chooseOutput } from '#engine/nodes/evaluate/choose-output.ts';
import { compare } from '#engine/nodes/evaluate/compare.ts';
import { crossValidate } from '#engine/nodes/evaluate/cross-validate.ts';
import { evaluate } from '#engine/nodes/evaluate/evaluate.ts';
import { projection } from '#engine/nodes/evaluate/projection.ts';
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
import { embedding } from '#engine/nodes/layer/embedding.ts';
import { input } from '#engine/nodes/layer/input.ts';
import { output } from '#engine/nodes/layer/output.ts';
import { pretrainedEmbedding } from '#engine/nodes/layer/pretrained-embedding.ts';
import { pretrained } from '#engine/nodes/layer/pretrained.ts';
import { kerasLayers } from '#engine/nodes/keras-layers.ts';
import { kerasOptimizers } from '#engine/nodes/keras-optimizers.ts';
import { gru, lstm, simpleRnn, stackedRecurrent } from '#engine/nodes/layer/recurrent.ts';
import { positions, transformerBlock } from '#engine/nodes/layer/transformer.ts';
import { wordMap } from '#engine/nodes/language/word-map.ts';
import { word2vec } from '#engine/nodes/language/word2vec.ts';
import { select } from '#engine/nodes/table/select.ts';
import { rename } from '#engine/nodes/table/rename.ts';
import { sort } from '#engine/nodes/table/sort.ts';
import { sample as sampleRows } from '#engine/nodes/table/sample.ts';
import { distinct } from '#engine/nodes/table/distinct.ts';
import { dropMissing } from '#engine/nodes/table/drop-missing.ts';
import { fillMissing } from '#engine/nodes/table/fill-missing.ts';
import { filter } from '#engine/nodes/table/filter.ts';
import { derive } from '#engine/nodes/table/derive.ts';
import { sql } from '#engine/nodes/table/sql.ts';
import { join } from '#engine/nodes/table/join.ts';
import { group } from '#engine/nodes/table/group.ts';
import { outliers } from '#engine/nodes/table/outliers.ts';
import { dateParts } from '#engine/nodes/table/date-parts.ts';
import { bin } from '#engine/nodes/table/bin.ts';
import { bagOfWords } from '#engine/nodes/text/bag-of-words.ts';
import { generate } from '#engine/nodes/text/generate.ts';
import { nextToken } from '#engine/nodes/text/next-token.ts';
import { note } from '#engine/nodes/text/note.ts';
import { sequences } from '#engine/nodes/text/sequences.ts';
import { autoencoder } from '#engine/nodes/train/autoencoder.ts';
import { descentView } from '#engine/nodes/train/descent-view.ts';
import { fit } from '#engine/nodes/train/fit.ts';
import { saveModel } from '#engine/nodes/train/save-model.ts';

export type Runners = { readonly [K in keyof Catalogue]: Runner<Catalogue[K]> };

export const runners = {
  'data.csv': csv,
  'data.excel': excel,
  'data.files': files,
  'data.parquet': parquet,
  'data.images': images,
  'data.texts': texts,
  'data.jsonLines': jsonLines,
  'data.numpy': numpy,
  'data.sqlite': sqlite,
  'data.duckdb': duckdb,
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
  'data.components': components,
  'data.polynomial': polynomial,
  'data.power': power,
  'data.quantile': quantile,
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
  ...kerasLayers,
  'layer.embedding': embedding,
  'layer.pretrainedEmbedding': pretrainedEmbedding,
  'layer.input': input,
  'layer.output': output,
  'layer.pretrained': pretrained,
  'layer.simpleRnn': simpleRnn,
  'layer.gru': gru,
  'layer.lstm': lstm,
  'layer.stackedRecurrent': stackedRecurrent,
  'layer.positions': positions,
  'layer.transformerBlock': transformerBlock,
  ...kerasOptimizers,
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
} as const satisfies Runners;
