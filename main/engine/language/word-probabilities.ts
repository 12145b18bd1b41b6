// What a trained word model says of its words: the sums that make p(w2|w1) of scores, and the plane in which its vectors
// lie most. Both natively, in blocks.
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { dataTypes, nativeBackend } from '#engine/kernels/compile/binding.ts';
import type { Tf } from '#engine/kernels/native.ts';
import { boolAttr, nativeOp, typeAttr } from '#engine/kernels/native-op.ts';
import { createPace } from '#engine/kernels/pace.ts';

export interface WordNumbers {
  readonly dimension: number;
  /** words × dimension. */
  readonly vectors: Float32Array;
  /** words × dimension; absent where one table is both. */
  readonly contexts?: Float32Array | undefined;
}

/** Scores of a block of words against all. */
const blockScores = 4_000_000;

/** log Σ exp(u·v) over all words, of each of the first `count` words. */
export async function logSums(tf: Tf, model: WordNumbers, count: number, signal?: AbortSignal): Promise<Float64Array> {
  const { dimension, vectors, contexts } = model;
  const words = vectors.length / dimension;
  const sums = new Float64Array(count);
  const pace = createPace(signal);
  const others = tf.tensor2d(contexts ?? vectors, [words, dimension]);
  try {
    const rows = Math.max(1, Math.floor(blockScores / words));
    for (let from = 0; from < count; from += rows) {
      await pace();
      const to = Math.min(count, from + rows);
      const block = tf.tidy(() => {
        const firsts = tf.tensor2d(vectors.subarray(from * dimension, to * dimension), [to - from, dimension]);
        return tf.logSumExp(tf.matMul(firsts, others, false, true), 1).dataSync<'float32'>();
      });
      sums.set(block, from);
    }
    return sums;
  } finally {
    others.dispose();
  }
}

export interface Projection {
  /** words × 2: where each lies in the plane. */
  readonly points: Float32Array;
  /** Fraction of the variance along each of the two, 0 … 1. */
  readonly explained: Float64Array;
}

/** Words that the components are computed from: the first, which are the most frequent. */
const maxPrincipalWords = 5000;

/**
 * The two principal components of the vectors. Signs are such that the largest part of each direction is positive; what
 * is left after rounding is no direction.
 */
export async function projected(tf: Tf, { dimension, vectors }: WordNumbers): Promise<Projection> {
  const words = vectors.length / dimension;
  const used = Math.min(words, maxPrincipalWords);
  const pace = createPace();
  await pace();
  const [centre, spread, total] = tf.tidy((): [Tensor, Tensor2D, Tensor] => {
    const some = tf.tensor2d(vectors.subarray(0, used * dimension), [used, dimension]);
    const mean = tf.mean(some, 0, true);
    const centred = tf.sub(some, mean) as Tensor2D;
    return [mean, tf.matMul(centred, centred, true) as Tensor2D, tf.sum(tf.square(centred))];
  });
  try {
    await pace();
    const [all] = total.dataSync<'float32'>();
    const { values, directions } = signed(tf, spread);
    const explained = values.map((value) => (all && value / all > 1e-9 ? value / all : 0));
    await pace();
    const points = tf.tidy(() => {
      const shown = tf.tensor2d([explained.map((fraction) => (fraction > 0 ? 1 : 0))]);
      const centred = tf.sub(tf.tensor2d(vectors, [words, dimension]), centre) as Tensor2D;
      return tf
        .matMul(centred, tf.mul(directions, shown) as Tensor2D)
        .dataSync<'float32'>()
        .slice();
    });
    directions.dispose();
    return { points, explained: Float64Array.from(explained) };
  } finally {
    tf.dispose([centre, spread, total]);
  }
}

/** The caller disposes the directions. */
function signed(tf: Tf, spread: Tensor2D): Strongest {
  let values: readonly number[] = [];
  const directions = tf.tidy(() => {
    const components = nativeBackend() ? eigen(tf, spread) : iterated(tf, spread);
    ({ values } = components);
    const largest = tf.argMax(tf.abs(components.directions), 0);
    const hot = tf.transpose(tf.oneHot(largest as Tensor, spread.shape[0]));
    const parts = tf.sum(tf.mul(components.directions, hot), 0, true);
    return tf.mul(components.directions, tf.sign(parts)) as Tensor2D;
  });
  return { values, directions };
}

/** The two largest eigenvalues of a symmetric matrix, and their eigenvectors by columns. */
interface Strongest {
  readonly values: readonly number[];
  readonly directions: Tensor2D;
}

function eigen(tf: Tf, matrix: Tensor2D): Strongest {
  const backend = nativeBackend();
  if (!backend) throw new Error('Native kernels alone have this');
  const attrs = { compute_v: boolAttr(true), T: typeAttr(dataTypes.float32) };
  const [values, vectors] = nativeOp(backend, 'SelfAdjointEigV2', attrs, [matrix], 2) as [Tensor, Tensor2D];
  const size = matrix.shape[0];
  // They come in rising order.
  const last = values.dataSync<'float32'>().slice(-2).toReversed();
  return { values: [...last], directions: tf.reverse(tf.slice(vectors, [0, size - 2], [size, 2]), 1) };
}

const rounds = 300;

/** By power iteration, the first taken out before the second. */
function iterated(tf: Tf, matrix: Tensor2D): Strongest {
  const size = matrix.shape[0];
  const values: number[] = [];
  const directions: Tensor2D[] = [];
  let left = matrix;
  for (let k = 0; k < 2; k += 1) {
    // The column that is longest is never at a right angle to the strongest direction.
    const place = tf.argMax(tf.sum(tf.square(left), 0)).dataSync<'int32'>()[0] ?? 0;
    const unit = (vector: Tensor2D): Tensor2D => tf.div(vector, tf.add(tf.norm(vector), 1e-30));
    let direction = unit(tf.slice(left, [0, place], [size, 1]));
    for (let round = 0; round < rounds; round += 1) {
      const before = direction;
      direction = tf.tidy(() => unit(tf.matMul(left, before)));
      before.dispose();
    }
    const value = tf.sum(tf.mul(direction, tf.matMul(left, direction))).dataSync<'float32'>()[0] ?? 0;
    values.push(value);
    directions.push(direction);
    left = tf.sub(left, tf.mul(tf.matMul(direction, direction, false, true), value));
  }
  return { values, directions: tf.concat(directions, 1) };
}
