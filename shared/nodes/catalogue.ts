// Every node kind there is, by kind. Adding one here makes the compiler ask for its runner and its words.
import { csv } from '#shared/nodes/data/csv.ts';
import { sample } from '#shared/nodes/data/sample.ts';
import { split } from '#shared/nodes/data/split.ts';
import { standardise } from '#shared/nodes/data/standardise.ts';
import { synthetic } from '#shared/nodes/data/synthetic.ts';
import { target } from '#shared/nodes/data/target.ts';
import { evaluate } from '#shared/nodes/evaluate/evaluate.ts';
import { predict } from '#shared/nodes/evaluate/predict.ts';
import { shap } from '#shared/nodes/explain/shap.ts';
import { batchNormalization } from '#shared/nodes/layer/batch-normalization.ts';
import { conv2d } from '#shared/nodes/layer/conv2d.ts';
import { dense } from '#shared/nodes/layer/dense.ts';
import { dropout } from '#shared/nodes/layer/dropout.ts';
import { flatten } from '#shared/nodes/layer/flatten.ts';
import { input } from '#shared/nodes/layer/input.ts';
import { maxPooling2d } from '#shared/nodes/layer/max-pooling2d.ts';
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
import { note } from '#shared/nodes/text/note.ts';
import { fit } from '#shared/nodes/train/fit.ts';
import type { NodeSpec } from '#shared/spec/define-node.ts';
import type { ParamValue } from '#shared/spec/param.ts';

export const catalogue = {
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
} as const satisfies { readonly [K in NodeSpec['kind']]?: NodeSpec & { kind: K } };

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
