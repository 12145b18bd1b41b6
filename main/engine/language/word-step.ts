// One update of a word model as a function of tensors: the loss of a batch and its gradients, written by hand so that
// those of an embedding stay what they are, a few rows of a table. Fetches nothing and holds nothing.
import * as tf from '@tensorflow/tfjs-core';
import { dataTypes, nativeBackend } from '#engine/kernels/compile/binding.ts';
import { summedByRow } from '#engine/kernels/differentiable.ts';
import { gatherRows } from '#engine/kernels/gather-rows.ts';
import { nativeOp, onlyOutput, typeAttr } from '#engine/kernels/native-op.ts';
import { stepRandom } from '#engine/kernels/random.ts';

/**
 * oneTable: p(w2|w1) = exp(v2·v1) / Σ exp(v·v1). twoTables: p(w2|w1) = exp(u2·v1) / Σ exp(u·v1). negativeSampling:
 * −log σ(u2·v1) − Σ log σ(−u·v1) over words drawn. cbow: as twoTables, from the mean of the words near.
 */
export type WordObjective = 'oneTable' | 'twoTables' | 'negativeSampling' | 'cbow';

export interface WordShape {
  readonly objective: WordObjective;
  readonly words: number;
  readonly dimension: number;
  readonly batchSize: number;
  /** Words of an example's input. */
  readonly width: number;
  /** Per example, of negative sampling. */
  readonly negatives: number;
  /** Of the draws. */
  readonly seed: number;
}

export interface WordTables {
  /** words × dimension. */
  readonly vectors: tf.Tensor2D;
  /** words × dimension; absent with one table. */
  readonly contexts: tf.Tensor2D | undefined;
  /** Cumulative probabilities of the words [1, words]; only negative sampling draws. */
  readonly drawEnds: tf.Tensor2D | undefined;
}

export interface WordBatch {
  /** int32 [batch × width]. */
  readonly inputs: tf.Tensor1D;
  /** int32 [batch]. */
  readonly targets: tf.Tensor1D;
  /** float32 [batch], adding up to 1. */
  readonly weights: tf.Tensor1D;
  /** float32 [batch, width, 1], of several words the part that each is of the input. */
  readonly meanWeights?: tf.Tensor3D | undefined;
  /** int32 [batch × negatives]; drawn here when absent. */
  readonly negatives?: tf.Tensor1D | undefined;
}

export type WordTable = 'vectors' | 'contexts';

/** Of a whole table, or of the rows `ids`, which may name a row more than once. */
export type WordGradient =
  | { readonly table: WordTable; readonly dense: tf.Tensor2D }
  | { readonly table: WordTable; readonly ids: tf.Tensor1D; readonly rows: tf.Tensor2D };

export interface WordStep {
  /** Weighted mean over the batch, before the update. */
  readonly loss: tf.Scalar;
  readonly gradients: readonly WordGradient[];
}

/** `step` (int32 [1]) and `hostStep` are the update's number. To be called within a tidy or a recording. */
export function wordStep(
  shape: WordShape,
  tables: WordTables,
  batch: WordBatch,
  step: tf.Tensor1D,
  hostStep: number,
): WordStep {
  if (shape.objective === 'negativeSampling') return negativeStep(shape, tables, batch, step, hostStep);
  const { vectors, contexts } = tables;
  const output = contexts ?? vectors;
  const { hidden, spread } = inputOf(shape, vectors, batch);
  const wanted = gatherRows(output, batch.targets) as tf.Tensor2D;
  const scores = tf.matMul(hidden, output, false, true);
  const highest = tf.max(scores, 1, true) as tf.Tensor2D;
  const likely = tf.exp(tf.sub(scores, highest)) as tf.Tensor2D;
  const sums = tf.sum(likely, 1, true) as tf.Tensor2D;
  const scored = tf.sum(tf.mul(hidden, wanted), 1, true);
  const weights = tf.expandDims(batch.weights, 1) as tf.Tensor2D;
  const loss = tf.sum(tf.mul(tf.sub(tf.add(tf.log(sums), highest), scored), weights)) as tf.Scalar;
  // The slope is softmax − 1 at the target. Sums and weights go to the narrow factors, and the ones to their rows: the
  // table of scores is as wide as the vocabulary, and each pass over it costs as much as a tenth of a product.
  const parts = tf.div(weights, sums) as tf.Tensor2D;
  const weighted = tf.mul(hidden, weights) as tf.Tensor2D;
  const drawn = tf.matMul(likely, tf.mul(hidden, parts) as tf.Tensor2D, true) as tf.Tensor2D;
  const dOutput = addRows(drawn, batch.targets, tf.neg(weighted));
  const dHidden = tf.sub(tf.mul(tf.matMul(likely, output), parts), tf.mul(wanted, weights)) as tf.Tensor2D;
  const rows = { ids: batch.inputs, rows: spread(dHidden) };
  if (contexts)
    return {
      loss,
      gradients: [
        { table: 'vectors', ...rows },
        { table: 'contexts', dense: dOutput },
      ],
    };
  return { loss, gradients: [{ table: 'vectors', dense: addRows(dOutput, rows.ids, rows.rows) }] };
}

/** The vectors of the input's words, averaged; and how a gradient of that goes back to each. */
function inputOf(
  { batchSize, width, dimension }: WordShape,
  vectors: tf.Tensor2D,
  { inputs, meanWeights }: WordBatch,
): { readonly hidden: tf.Tensor2D; readonly spread: (gradient: tf.Tensor2D) => tf.Tensor2D } {
  const found = gatherRows(vectors, inputs) as tf.Tensor2D;
  if (!meanWeights) return { hidden: found, spread: (gradient) => gradient };
  const several = tf.reshape(found, [batchSize, width, dimension]);
  return {
    hidden: tf.sum(tf.mul(several, meanWeights), 1),
    spread: (gradient) => tf.reshape(tf.mul(tf.expandDims(gradient, 1), meanWeights), [batchSize * width, dimension]),
  };
}

/** `whole` with `rows` added to its rows `ids`. */
function addRows(whole: tf.Tensor2D, ids: tf.Tensor1D, rows: tf.Tensor2D): tf.Tensor2D {
  const backend = nativeBackend();
  const count = whole.shape[0];
  if (!backend) return tf.add(whole, summedByRow(rows, ids, count) as tf.Tensor2D);
  const types = { T: typeAttr(dataTypes.float32), Tindices: typeAttr(dataTypes.int32) };
  const places = tf.expandDims(ids, 1);
  return onlyOutput(nativeOp(backend, 'TensorScatterAdd', types, [whole, places, rows], 1)) as tf.Tensor2D;
}

function negativeStep(
  shape: WordShape,
  { vectors, contexts, drawEnds }: WordTables,
  batch: WordBatch,
  step: tf.Tensor1D,
  hostStep: number,
): WordStep {
  const { batchSize, negatives: count, dimension, seed } = shape;
  if (!contexts || !drawEnds) throw new Error('Negative sampling has two tables and a distribution');
  const drawn = batch.negatives ?? draw(drawEnds, batchSize * count, seed, step, hostStep);
  const ids = tf.concat([tf.reshape(batch.targets, [batchSize, 1]), tf.reshape(drawn, [batchSize, count])], 1);
  const flat = tf.reshape(ids, [-1]) as tf.Tensor1D;
  const centres = tf.expandDims(gatherRows(vectors, batch.inputs) as tf.Tensor2D, 1);
  const others = tf.reshape(gatherRows(contexts, flat), [batchSize, count + 1, dimension]);
  const scores = tf.sum(tf.mul(others, centres), 2);
  // −log σ(x) of the word that is near, −log σ(−x) of those that were drawn.
  const signs = tf.tensor2d([[-1, ...Array.from({ length: count }, () => 1)]]);
  const against = tf.mul(scores, signs);
  const weights = tf.expandDims(batch.weights, 1);
  const loss = tf.sum(tf.mul(tf.softplus(against), weights)) as tf.Scalar;
  const slopes = tf.expandDims(tf.mul(tf.mul(tf.sigmoid(against), signs), weights), 2);
  return {
    loss,
    gradients: [
      {
        table: 'vectors',
        ids: batch.inputs,
        rows: tf.reshape(tf.matMul(slopes, others, true), [batchSize, dimension]),
      },
      {
        table: 'contexts',
        ids: flat,
        rows: tf.reshape(tf.matMul(slopes, centres), [batchSize * (count + 1), dimension]),
      },
    ],
  };
}

/** `count` words, each with its probability. */
function draw(ends: tf.Tensor2D, count: number, seed: number, step: tf.Tensor1D, hostStep: number): tf.Tensor1D {
  const backend = nativeBackend();
  const uniform = stepRandom(seed, step, hostStep).uniform([1, count]) as tf.Tensor2D;
  if (backend) {
    const types = { T: typeAttr(dataTypes.float32), out_type: typeAttr(dataTypes.int32) };
    return tf.reshape(onlyOutput(nativeOp(backend, 'UpperBound', types, [ends, uniform], 1)), [count]);
  }
  const above = ends.dataSync<'float32'>();
  return tf.tensor1d(
    Int32Array.from(uniform.dataSync<'float32'>(), (value) => firstAbove(above, value)),
    'int32',
  );
}

function firstAbove(ends: Float32Array, value: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
