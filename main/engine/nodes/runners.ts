// The runner of every node kind. The compiler names a kind that lacks one.
import type { Catalogue } from '#shared/nodes/catalogue.ts';
import type { Runner } from '#engine/run/runner.ts';
import { csv } from '#engine/nodes/data/csv.ts';
import { sample } from '#engine/nodes/data/sample.ts';
import { split } from '#engine/nodes/data/split.ts';
import { standardise } from '#engine/nodes/data/standardise.ts';
import { synthetic } from '#engine/nodes/data/synthetic.ts';
import { target } from '#engine/nodes/data/target.ts';
import { evaluate } from '#engine/nodes/evaluate/evaluate.ts';
import { predict } from '#engine/nodes/evaluate/predict.ts';
import { shap } from '#engine/nodes/explain/shap.ts';
import { batchNormalization } from '#engine/nodes/layer/batch-normalization.ts';
import { conv2d } from '#engine/nodes/layer/conv2d.ts';
import { dense } from '#engine/nodes/layer/dense.ts';
import { dropout } from '#engine/nodes/layer/dropout.ts';
import { flatten } from '#engine/nodes/layer/flatten.ts';
import { input } from '#engine/nodes/layer/input.ts';
import { maxPooling2d } from '#engine/nodes/layer/max-pooling2d.ts';
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
import { fit } from '#engine/nodes/train/fit.ts';

export type Runners = { readonly [K in keyof Catalogue]: Runner<Catalogue[K]> };

export const runners = {
  'data.csv': csv,
  'data.sample': sample,
  'data.synthetic': synthetic,
  'data.target': target,
  'data.split': split,
  'data.standardise': standardise,
  'layer.input': input,
  'layer.dense': dense,
  'layer.conv2d': conv2d,
  'layer.maxPooling2d': maxPooling2d,
  'layer.flatten': flatten,
  'layer.batchNormalization': batchNormalization,
  'layer.dropout': dropout,
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
  'evaluate.evaluate': evaluate,
  'evaluate.predict': predict,
  'explain.shap': shap,
  'text.note': note,
} as const satisfies Runners;
