// Keras 3's losses: each gives one number a row (and step, for sequences); `meanLoss` reduces them as Keras does. A
// cross-entropy starts from the logits when the output's last activation tells them, as Keras' TensorFlow backend does.
import * as tf from '@tensorflow/tfjs-core';
import { largest, magnitude } from '#engine/kernels/differentiable.ts';
import { classNameOf, numberIn } from '#engine/network/named-object.ts';

type Config = Readonly<Record<string, unknown>>;

export interface LossInput {
  readonly truth: tf.Tensor;
  readonly output: tf.Tensor;
  /** What `output` was made from by a sigmoid or softmax, if it was. */
  readonly logits?: tf.Tensor | undefined;
}

export type LossFunction = (input: LossInput, config: Config) => tf.Tensor;

const epsilon = 1e-7;
const lastMean = (x: tf.Tensor): tf.Tensor => tf.mean(x, -1);
const error = ({ truth, output }: LossInput): tf.Tensor => tf.sub(output, truth);

/** max(x, 0) − x·z + log(1 + e^−|x|), with sigmoid(x) − z as its gradient. */
function sigmoidCrossEntropy(truth: tf.Tensor, logits: tf.Tensor): tf.Tensor {
  const values = tf.customGrad((x: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
    const scores = x as tf.Tensor;
    (save as tf.GradSaveFunc)([scores, truth]);
    const tail = tf.log1p(tf.exp(tf.neg(tf.abs(scores))));
    const value = tf.add(tf.sub(tf.relu(scores), tf.mul(scores, truth)), tail);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] => {
      const [from, to] = saved as [tf.Tensor, tf.Tensor];
      return [tf.mul(dy, tf.sub(tf.sigmoid(from), to))];
    };
    return { value, gradFunc };
  });
  return values(logits);
}

/** −Σ z·log softmax(x), with softmax(x) − z as its gradient (z sums to 1). */
function softmaxCrossEntropy(truth: tf.Tensor, logits: tf.Tensor): tf.Tensor {
  const values = tf.customGrad((x: tf.Tensor | tf.GradSaveFunc, save: tf.Tensor | tf.GradSaveFunc) => {
    const logProbabilities = tf.logSoftmax(x as tf.Tensor);
    (save as tf.GradSaveFunc)([logProbabilities, truth]);
    const value = tf.neg(tf.sum(tf.mul(truth, logProbabilities), -1));
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] => {
      const [from, to] = saved as [tf.Tensor, tf.Tensor];
      return [tf.mul(tf.expandDims(dy, -1), tf.sub(tf.exp(from), to))];
    };
    return { value, gradFunc };
  });
  return values(logits);
}

function smoothed(truth: tf.Tensor, config: Config, towards: number): tf.Tensor {
  const smoothing = numberIn(config, 'label_smoothing', 0);
  return smoothing === 0 ? truth : tf.add(tf.mul(truth, 1 - smoothing), smoothing * towards);
}

function logitsOf(input: LossInput, config: Config): tf.Tensor | undefined {
  return config['from_logits'] === true ? input.output : input.logits;
}

const clipped = (x: tf.Tensor): tf.Tensor => tf.clipByValue(x, epsilon, 1 - epsilon);

function elementwiseBinaryCrossEntropy(input: LossInput, config: Config): tf.Tensor {
  const truth = smoothed(input.truth, config, 0.5);
  const logits = logitsOf(input, config);
  if (logits) return sigmoidCrossEntropy(truth, logits);
  const p = clipped(input.output);
  return tf.neg(tf.add(tf.mul(truth, tf.log(p)), tf.mul(tf.sub(1, truth), tf.log(tf.sub(1, p)))));
}

function categoricalCrossEntropy(input: LossInput, config: Config): tf.Tensor {
  const classes = input.output.shape.at(-1) ?? 1;
  const truth = smoothed(input.truth, config, 1 / classes);
  const logits = logitsOf(input, config);
  if (logits) return softmaxCrossEntropy(truth, logits);
  const p = clipped(tf.div(input.output, tf.sum(input.output, -1, true)));
  return tf.neg(tf.sum(tf.mul(truth, tf.log(p)), -1));
}

/** Class numbers [batch, …] from those or [batch, …, 1]. */
export const labelsOf = (truth: tf.Tensor, output: tf.Tensor): tf.Tensor =>
  truth.rank === output.rank ? tf.squeeze(truth, [truth.rank - 1]) : truth;

/** Class numbers as one-hot [batch, …, classes]. */
export const oneHotLike = (truth: tf.Tensor, output: tf.Tensor): tf.Tensor =>
  tf.cast(tf.oneHot(tf.cast(labelsOf(truth, output), 'int32'), output.shape.at(-1) ?? 1), 'float32');

function sparseCategoricalCrossEntropy(input: LossInput, config: Config): tf.Tensor {
  const logits = logitsOf(input, config) ?? tf.log(clipped(input.output));
  return softmaxCrossEntropy(oneHotLike(input.truth, input.output), logits);
}

function binaryFocalCrossEntropy(input: LossInput, config: Config): tf.Tensor {
  const truth = smoothed(input.truth, config, 0.5);
  const p = config['from_logits'] === true ? tf.sigmoid(input.output) : input.output;
  const values = elementwiseBinaryCrossEntropy(input, config);
  const right = tf.add(tf.mul(truth, p), tf.mul(tf.sub(1, truth), tf.sub(1, p)));
  const focal = tf.mul(values, tf.pow(tf.sub(1, right), numberIn(config, 'gamma', 2)));
  if (config['apply_class_balancing'] !== true) return lastMean(focal);
  const alpha = numberIn(config, 'alpha', 0.25);
  return lastMean(tf.mul(focal, tf.add(tf.mul(truth, alpha), tf.mul(tf.sub(1, truth), 1 - alpha))));
}

function categoricalFocalCrossEntropy(input: LossInput, config: Config): tf.Tensor {
  const classes = input.output.shape.at(-1) ?? 1;
  const truth = smoothed(input.truth, config, 1 / classes);
  const p = config['from_logits'] === true ? tf.softmax(input.output) : input.output;
  const sure = clipped(tf.div(p, tf.sum(p, -1, true)));
  const factor = tf.mul(tf.pow(tf.sub(1, sure), numberIn(config, 'gamma', 2)), numberIn(config, 'alpha', 0.25));
  return tf.neg(tf.sum(tf.mul(factor, tf.mul(truth, tf.log(sure))), -1));
}

/** ½e² up to delta, linear beyond; written with a minimum, since a comparison has no gradient to pass through. */
function huber(input: LossInput, config: Config): tf.Tensor {
  const delta = numberIn(config, 'delta', 1);
  const size = magnitude(error(input));
  const inside = tf.minimum(size, delta);
  return lastMean(tf.add(tf.mul(tf.square(inside), 0.5), tf.mul(tf.sub(size, inside), delta)));
}

/** Labels −1 and 1; where all of a batch are 0 or 1, they are read as such. */
function hingeLabels(truth: tf.Tensor): tf.Tensor {
  const binary = tf.cast(tf.all(tf.logicalOr(tf.equal(truth, 0), tf.equal(truth, 1))), 'float32');
  return tf.add(tf.mul(binary, tf.sub(tf.mul(truth, 2), 1)), tf.mul(tf.sub(1, binary), truth));
}

const margin = ({ truth, output }: LossInput): tf.Tensor => tf.relu(tf.sub(1, tf.mul(hingeLabels(truth), output)));

/** x / |x|, where |x|² is not below Keras' epsilon. */
const unit = (x: tf.Tensor): tf.Tensor => tf.mul(x, tf.minimum(tf.rsqrt(tf.sum(tf.square(x), -1, true)), 1 / epsilon));

const losses: Readonly<Record<string, LossFunction>> = {
  BinaryCrossentropy: (input, config) => lastMean(elementwiseBinaryCrossEntropy(input, config)),
  CategoricalCrossentropy: categoricalCrossEntropy,
  SparseCategoricalCrossentropy: sparseCategoricalCrossEntropy,
  BinaryFocalCrossentropy: binaryFocalCrossEntropy,
  CategoricalFocalCrossentropy: categoricalFocalCrossEntropy,
  MeanSquaredError: (input) => lastMean(tf.square(error(input))),
  MeanAbsoluteError: (input) => lastMean(magnitude(error(input))),
  MeanAbsolutePercentageError: (input) =>
    tf.mul(lastMean(magnitude(tf.div(error(input), tf.maximum(tf.abs(input.truth), epsilon)))), 100),
  MeanSquaredLogarithmicError: ({ truth, output }) => {
    const logOf = (x: tf.Tensor): tf.Tensor => tf.log(tf.add(tf.maximum(x, epsilon), 1));
    return lastMean(tf.square(tf.sub(logOf(output), logOf(truth))));
  },
  Huber: huber,
  LogCosh: (input) => {
    const x = error(input);
    return lastMean(tf.sub(tf.add(x, tf.softplus(tf.mul(x, -2))), Math.LN2));
  },
  CosineSimilarity: ({ truth, output }) => tf.neg(tf.sum(tf.mul(unit(truth), unit(output)), -1)),
  Hinge: (input) => lastMean(margin(input)),
  SquaredHinge: (input) => lastMean(tf.square(margin(input))),
  CategoricalHinge: ({ truth, output }) => {
    const right = tf.sum(tf.mul(truth, output), -1);
    const wrong = largest(tf.mul(tf.sub(1, truth), output), [output.rank - 1]);
    return tf.relu(tf.add(tf.sub(wrong, right), 1));
  },
  KLDivergence: ({ truth, output }) => {
    const from = tf.clipByValue(truth, epsilon, 1);
    return tf.sum(tf.mul(from, tf.log(tf.div(from, tf.clipByValue(output, epsilon, 1)))), -1);
  },
  Poisson: ({ truth, output }) => lastMean(tf.sub(output, tf.mul(truth, tf.log(tf.add(output, epsilon))))),
};

/** Keras' short names, whatever of them is in capitals. */
const aliases: Readonly<Record<string, string>> = {
  mse: 'MeanSquaredError',
  mae: 'MeanAbsoluteError',
  mape: 'MeanAbsolutePercentageError',
  msle: 'MeanSquaredLogarithmicError',
  bce: 'BinaryCrossentropy',
  kld: 'KLDivergence',
  kldivergence: 'KLDivergence',
  logcosh: 'LogCosh',
};

/** The class name of a loss by any name that Keras knows it by; undefined when there is none. */
export function lossClassName(name: string): string | undefined {
  const className = classNameOf(name);
  const found = aliases[className.toLowerCase()] ?? className;
  return Object.hasOwn(losses, found) ? found : undefined;
}

export function lossFunction(className: string): LossFunction {
  const found = losses[className];
  if (found === undefined) throw new Error(`Unknown loss ${className}`);
  return found;
}

/** Gives a truth of shape [batch] the last axis of an output of shape [batch, 1], as Keras does. */
export function sameRank(truth: tf.Tensor, output: tf.Tensor): tf.Tensor {
  return truth.rank === output.rank - 1 && output.shape.at(-1) === 1 ? tf.expandDims(truth, -1) : truth;
}

/**
 * Keras' sum_over_batch_size: Σ weight · loss / count; the count is that of rows (and steps), not the sum of weights. A
 * mask hides steps and makes the others count for more, so that the mean is over those that are seen.
 */
export function meanLoss(values: tf.Tensor, rowWeights?: tf.Tensor, mask?: tf.Tensor): tf.Scalar {
  let weighted = values;
  if (mask && mask.rank === values.rank) {
    const seen = tf.cast(mask, 'float32');
    const scale = tf.div(values.size, tf.add(tf.sum(seen), epsilon));
    weighted = tf.mul(weighted, tf.mul(seen, scale));
  }
  if (rowWeights) {
    const shape = [rowWeights.shape[0] ?? 1, ...values.shape.slice(1).map(() => 1)];
    weighted = tf.mul(weighted, tf.reshape(rowWeights, shape));
  }
  return tf.mean(weighted);
}
