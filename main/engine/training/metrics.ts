// Keras 3's metrics as sums over rows: a step gives its sums as a tensor, the host adds them up over an epoch in
// float64, and the metric is a function of the totals. What explains and evaluates in other terms is elsewhere.
import * as tf from '@tensorflow/tfjs-core';
import { labelsOf, lossClassName, lossFunction, oneHotLike, sameRank } from '#engine/training/losses.ts';
import type { LossInput } from '#engine/training/losses.ts';
import { classNameOf, numberIn, snakeName } from '#engine/network/named-object.ts';
import type { NamedObject } from '#engine/network/named-object.ts';

type Config = Readonly<Record<string, unknown>>;

export interface Metric {
  readonly name: string;
  /** A vector of fixed length `size`, summed over the rows of a batch. */
  readonly size: number;
  sums(input: LossInput): tf.Tensor1D;
  /** NaN when the rows seen do not define it. */
  result(totals: Float64Array): number;
}

/** Keras names a metric by the string that was given, or by its class's snake-case name. */
export type MetricData = string | NamedObject;

type MetricMaker = (name: string, config: Config, outputUnits: number) => Metric;

const epsilon = 1e-7;
const divided = (a: number, b: number): number => (b === 0 ? 0 : a / b);
const total = (totals: Float64Array, index: number): number => totals[index] ?? 0;
const toFloat = (x: tf.Tensor): tf.Tensor => tf.cast(x, 'float32');

/** Mean over rows of a value a row. */
const meanOf =
  (values: (input: LossInput, config: Config) => tf.Tensor, finish = (mean: number): number => mean): MetricMaker =>
  (name, config) => ({
    name,
    size: 2,
    sums: (input) => {
      const one = values({ ...input, truth: sameRank(input.truth, input.output) }, config);
      return tf.stack([tf.sum(one), tf.scalar(one.size)]) as tf.Tensor1D;
    },
    result: (totals) => finish(total(totals, 0) / total(totals, 1)),
  });

/** Rows whose right class has fewer than k classes above it. */
const topK = (hot: (input: LossInput) => tf.Tensor): MetricMaker =>
  meanOf((input, config) => {
    const right = tf.sum(tf.mul(hot(input), input.output), -1, true);
    const above = tf.sum(toFloat(tf.greater(input.output, right)), -1);
    return toFloat(tf.less(above, numberIn(config, 'k', 5)));
  });

/** Totals are [true positives, false positives, false negatives] at one threshold. */
function confusionMetric(finish: (tp: number, fp: number, fn: number) => number): MetricMaker {
  return (name, config) => ({
    name,
    size: 3,
    sums: ({ truth, output }) => {
      const y = toFloat(sameRank(truth, output));
      const said = toFloat(tf.greater(output, numberIn(config, 'thresholds', 0.5)));
      const both = tf.sum(tf.mul(y, said));
      return tf.stack([both, tf.sub(tf.sum(said), both), tf.sub(tf.sum(y), both)]) as tf.Tensor1D;
    },
    result: (totals) => finish(total(totals, 0), total(totals, 1), total(totals, 2)),
  });
}

/** Area under the curve over evenly spaced thresholds, as Keras buckets the scores. */
const auc: MetricMaker = (name, config) => {
  const thresholds = numberIn(config, 'num_thresholds', 200);
  const curve = config['curve'] === 'PR' ? 'PR' : 'ROC';
  return {
    name,
    size: 2 * thresholds + 2,
    sums: ({ truth, output, logits }) => {
      const scores = config['from_logits'] === true && !logits ? tf.sigmoid(output) : output;
      const y = tf.reshape(toFloat(sameRank(truth, output)), [-1, 1]);
      const p = tf.reshape(scores, [-1, 1]);
      const bucket = tf.relu(tf.sub(tf.ceil(tf.mul(p, thresholds - 1)), 1));
      const above = toFloat(tf.greaterEqual(bucket, tf.range(0, thresholds)));
      const positive = tf.sum(tf.mul(above, y), 0);
      const negative = tf.sum(tf.mul(above, tf.sub(1, y)), 0);
      const counts = tf.stack([tf.sum(y), tf.sum(tf.sub(1, y))]);
      return tf.concat([positive, negative, counts]) as tf.Tensor1D;
    },
    result: (totals) => {
      const tp = totals.subarray(0, thresholds);
      const fp = totals.subarray(thresholds, 2 * thresholds);
      const positives = total(totals, 2 * thresholds);
      const negatives = total(totals, 2 * thresholds + 1);
      return curve === 'PR' ? precisionRecallArea(tp, fp, positives) : rocArea(tp, fp, positives, negatives);
    },
  };
};

function rocArea(tp: Float64Array, fp: Float64Array, positives: number, negatives: number): number {
  let area = 0;
  for (let i = 0; i + 1 < tp.length; i += 1) {
    const width = divided(total(fp, i), negatives) - divided(total(fp, i + 1), negatives);
    area += (width * (divided(total(tp, i), positives) + divided(total(tp, i + 1), positives))) / 2;
  }
  return area;
}

/** Davis and Goadrich's interpolation, as in Keras' interpolate_pr_auc. */
function precisionRecallArea(tp: Float64Array, fp: Float64Array, positives: number): number {
  let area = 0;
  for (let i = 0; i + 1 < tp.length; i += 1) {
    const gained = total(tp, i) - total(tp, i + 1);
    const said = total(tp, i) + total(fp, i);
    const saidNext = total(tp, i + 1) + total(fp, i + 1);
    const slope = divided(gained, Math.max(said - saidNext, 0));
    const intercept = total(tp, i + 1) - slope * saidNext;
    const ratio = said > 0 && saidNext > 0 ? said / saidNext : 1;
    area += divided(slope * (gained + intercept * Math.log(ratio)), positives);
  }
  return area;
}

const fScore: MetricMaker = (name, config, units) => {
  const square = numberIn(config, 'beta', 1) ** 2;
  const threshold = config['threshold'];
  return {
    name,
    size: 3 * units,
    sums: ({ truth, output }) => {
      const y = toFloat(sameRank(truth, output));
      const largest = typeof threshold === 'number' ? undefined : tf.max(output, -1, true);
      const said = largest
        ? toFloat(tf.logicalAnd(tf.greaterEqual(output, largest), tf.greater(tf.abs(output), 1e-9)))
        : toFloat(tf.greater(output, numberIn(config, 'threshold', 0.5)));
      const both = tf.sum(tf.mul(y, said), 0);
      return tf.concat([both, tf.sub(tf.sum(said, 0), both), tf.sub(tf.sum(y, 0), both)]) as tf.Tensor1D;
    },
    result: (totals) => {
      const score = (tp: number, fp: number, fn: number): number => {
        const precision = tp / (tp + fp + epsilon);
        const recall = tp / (tp + fn + epsilon);
        return ((1 + square) * precision * recall) / (square * precision + recall + epsilon);
      };
      const by = [0, 1, 2].map((part) => totals.subarray(part * units, (part + 1) * units));
      const sum = (part: number): number => by[part]?.reduce((a, b) => a + b, 0) ?? 0;
      if (config['average'] === 'micro') return score(sum(0), sum(1), sum(2));
      const scores = Array.from({ length: units }, (_, c) => by.map((part) => part[c] ?? 0));
      const weight = ([tp = 0, , fn = 0]: number[]): number =>
        config['average'] === 'weighted' ? divided(tp + fn, sum(0) + sum(2)) : 1 / units;
      return scores.reduce(
        (mean, counts) => mean + weight(counts) * score(counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0),
        0,
      );
    },
  };
};

/** Totals per output: Σ y, Σ y², Σ (y − f)², and the rows. */
const r2: MetricMaker = (name, _config, units) => ({
  name,
  size: 3 * units + 1,
  sums: ({ truth, output }) => {
    const y = sameRank(truth, output);
    const parts = [tf.sum(y, 0), tf.sum(tf.square(y), 0), tf.sum(tf.square(tf.sub(y, output)), 0)];
    return tf.concat([...parts, tf.tensor1d([output.shape[0] ?? 0])]) as tf.Tensor1D;
  },
  result: (totals) => {
    const rows = total(totals, 3 * units);
    let sum = 0;
    for (let unit = 0; unit < units; unit += 1) {
      const spread = total(totals, units + unit) - total(totals, unit) ** 2 / rows;
      sum += spread === 0 ? 0 : 1 - total(totals, 2 * units + unit) / spread;
    }
    return sum / units;
  },
});

const makers: Readonly<Record<string, MetricMaker>> = {
  BinaryAccuracy: meanOf(({ truth, output }, config) => {
    const said = toFloat(tf.greater(output, numberIn(config, 'threshold', 0.5)));
    return tf.mean(toFloat(tf.equal(truth, said)), -1);
  }),
  CategoricalAccuracy: meanOf(({ truth, output }) => toFloat(tf.equal(tf.argMax(truth, -1), tf.argMax(output, -1)))),
  SparseCategoricalAccuracy: meanOf(({ truth, output }) =>
    toFloat(tf.equal(tf.cast(labelsOf(truth, output), 'int32'), tf.argMax(output, -1))),
  ),
  TopKCategoricalAccuracy: topK(({ truth }) => truth),
  SparseTopKCategoricalAccuracy: topK(({ truth, output }) => oneHotLike(truth, output)),
  Precision: confusionMetric((tp, fp) => divided(tp, tp + fp)),
  Recall: confusionMetric((tp, _fp, fn) => divided(tp, tp + fn)),
  AUC: auc,
  F1Score: fScore,
  FBetaScore: fScore,
  R2Score: r2,
  RootMeanSquaredError: meanOf(({ truth, output }) => tf.square(tf.sub(truth, output)), Math.sqrt),
  /** As a metric it is the similarity itself, not its negative. */
  CosineSimilarity: meanOf((input, config) => tf.neg(lossFunction('CosineSimilarity')(input, config))),
};

const aliases: Readonly<Record<string, string>> = { Acc: 'Accuracy', Rmse: 'RootMeanSquaredError', Auc: 'AUC' };

function makerOf(className: string): MetricMaker | undefined {
  const loss = lossClassName(className);
  return makers[className] ?? (loss === undefined ? undefined : meanOf(lossFunction(loss)));
}

/** By which power of its numbers' unit an error grows. */
const powers: Readonly<Record<string, number>> = { mean_absolute_error: 1, mean_squared_error: 2 };

/** The metric, where it is an error, in a unit in which 1 is `unit`. */
export function inUnit(metric: Metric, unit = 1): Metric {
  const power = powers[metric.name];
  if (power === undefined || unit === 1) return metric;
  return { ...metric, result: (totals) => metric.result(totals) * unit ** power };
}

/** Which accuracy Keras takes for 'accuracy': by the shapes of truth and output, batch left out. */
function accuracyClass(truthShape: readonly number[], outputShape: readonly number[]): string {
  if (outputShape.at(-1) === 1) return 'BinaryAccuracy';
  const sparse = truthShape.length < outputShape.length || truthShape.at(-1) === 1;
  return sparse ? 'SparseCategoricalAccuracy' : 'CategoricalAccuracy';
}

/** The name of a metric in reports and, if it exists here, its class. */
export function describeMetric(data: MetricData): { readonly name: string; readonly className: string | undefined } {
  const given = typeof data === 'string' ? data : data.class_name;
  const className = aliases[classNameOf(given)] ?? classNameOf(given);
  const configName = typeof data === 'string' ? undefined : data.config['name'];
  const name = typeof configName === 'string' ? configName : typeof data === 'string' ? data : snakeName(className);
  return { name, className: className === 'Accuracy' || makerOf(className) ? className : undefined };
}

/** @param truthShape @param outputShape without the batch */
export function createMetric(data: MetricData, truthShape: readonly number[], outputShape: readonly number[]): Metric {
  const { name, className } = describeMetric(data);
  const resolved = className === 'Accuracy' ? accuracyClass(truthShape, outputShape) : className;
  const maker = resolved === undefined ? undefined : makerOf(resolved);
  if (maker === undefined) throw new Error(`Unknown metric ${name}`);
  return maker(name, typeof data === 'string' ? {} : data.config, outputShape.at(-1) ?? 1);
}
