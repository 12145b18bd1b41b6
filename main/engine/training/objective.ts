// What training minimises and reports: the losses and metrics of a network's outputs. Its numbers come out of a batch as
// one vector, the report, which the host adds up over an epoch.
import * as tf from '@tensorflow/tfjs-core';
import { Fault } from '#shared/protocol/problem.ts';
import type { Shape } from '#engine/values/layer.ts';
import type { Network } from '#engine/network/build-network.ts';
import { at } from '#engine/network/layer.ts';
import { lossClassName, lossFunction, meanLoss, sameRank } from '#engine/training/losses.ts';
import type { LossFunction } from '#engine/training/losses.ts';
import { createMetric, inUnit } from '#engine/training/metrics.ts';
import type { Totals } from '#engine/training/checkpoint.ts';
import type { Metric, MetricData } from '#engine/training/metrics.ts';
import type { NamedObject } from '#engine/network/named-object.ts';
import type { ForwardResult } from '#engine/network/forward.ts';
import { penaltyOf } from '#engine/network/regularizers.ts';

export type LossData = string | NamedObject;

export interface ObjectiveData {
  /** One per output of the network. */
  readonly losses: readonly LossData[];
  readonly lossWeights?: readonly number[];
  /** One list per output. */
  readonly metrics: readonly (readonly MetricData[])[];
  /** What an output's 1 is in the unit that its errors are reported in; 1 unless said. */
  readonly units?: readonly (number | undefined)[];
}

interface Term {
  readonly loss: LossFunction;
  readonly config: Readonly<Record<string, unknown>>;
  readonly weight: number;
  readonly metrics: readonly Metric[];
  /** Of its output, for names where there are several. */
  readonly layer: string;
}

export interface Objective {
  readonly network: Network;
  readonly terms: readonly Term[];
  /** Numbers in a report: the loss, each output's loss where there are several, then every metric's sums. */
  readonly reportSize: number;
}

/** Losses of a batch as scalars, and what its metrics need of the outputs. */
export interface Measured {
  readonly loss: tf.Scalar;
  readonly parts: readonly tf.Scalar[];
}

/** @param truthShapes of one row's truth, per output; throws Fault 'training.loss' for a loss that does not exist */
export function createObjective(network: Network, data: ObjectiveData, truthShapes: readonly Shape[]): Objective {
  const terms = network.outputs.map((output, i): Term => {
    const given = at(data.losses, i);
    const name = typeof given === 'string' ? given : given.class_name;
    const className = lossClassName(name);
    if (className === undefined) throw new Fault('training.loss', { loss: name });
    const shapes = [at(truthShapes, i), at(network.outputShapes, i)] as const;
    return {
      loss: lossFunction(className),
      config: typeof given === 'string' ? {} : given.config,
      weight: data.lossWeights?.[i] ?? 1,
      metrics: (data.metrics[i] ?? []).map((metric) => inUnit(createMetric(metric, ...shapes), data.units?.[i])),
      layer: output.layer,
    };
  });
  const parts = terms.length > 1 ? terms.length : 0;
  const sums = terms.flatMap((term) => term.metrics).reduce((size, metric) => size + metric.size, 0);
  return { network, terms, reportSize: 1 + parts + sums };
}

/** The loss of a batch, penalties on weights and activities included. Differentiable. */
export function measure(
  objective: Objective,
  result: ForwardResult,
  truths: readonly tf.Tensor[],
  weights: readonly tf.Tensor[],
  rowWeights?: tf.Tensor,
): Measured {
  const parts = objective.terms.map((term, i) => {
    const output = at(result.outputs, i);
    const truth = sameRank(at(truths, i), output);
    const values = term.loss({ truth, output, logits: result.logits[i] }, term.config);
    return meanLoss(values, rowWeights, result.masks[i]);
  });
  const weighted = parts.map((part, i) => {
    const { weight } = at(objective.terms, i);
    return weight === 1 ? part : tf.mul(part, weight);
  });
  const penalties = objective.network.weights.flatMap((spec, i) =>
    // Of a frozen weight there is none, in the loss that Keras reports either.
    spec.regularizer && spec.trainable ? [penaltyOf(spec.regularizer, at(weights, i))] : [],
  );
  const all = [...weighted, ...penalties, ...result.penalties] as tf.Scalar[];
  const loss =
    all.length === 1 ? at(all, 0) : all.slice(1).reduce<tf.Scalar>((sum, term) => tf.add(sum, term), at(all, 0));
  return { loss, parts };
}

/** [loss, …] and the metrics' sums of a batch, as one vector of `reportSize` numbers. */
export function reportOf(
  objective: Objective,
  measured: Measured,
  result: Pick<ForwardResult, 'outputs' | 'logits'>,
  truths: readonly tf.Tensor[],
): tf.Tensor1D {
  const sums = objective.terms.flatMap((term, i) =>
    term.metrics.map((metric) =>
      metric.sums({ truth: at(truths, i), output: at(result.outputs, i), logits: result.logits[i] }),
    ),
  );
  const losses = objective.terms.length > 1 ? [measured.loss, ...measured.parts] : [measured.loss];
  return tf.concat([tf.stack(losses), ...sums]) as tf.Tensor1D;
}

/** Adds a batch's report. The loss counts by the batch's rows; the losses of several outputs do not, as in Keras. */
export function addReport(totals: Totals, report: Float32Array, rows: number): void {
  report.forEach((value, i) => {
    totals.values[i] = (totals.values[i] ?? 0) + (i === 0 ? value * rows : value);
  });
  totals.rows += rows;
  totals.batches += 1;
}

/** Names as Keras reports them: loss, accuracy; with several outputs a_loss, a_accuracy. NaN where undefined. */
export function logsOf(objective: Objective, totals: Totals): Record<string, number> {
  const several = objective.terms.length > 1;
  const logs: Record<string, number> = { loss: (totals.values[0] ?? 0) / totals.rows };
  let start = 1;
  if (several) {
    for (const term of objective.terms) {
      logs[`${term.layer}_loss`] = (totals.values[start] ?? 0) / totals.batches;
      start += 1;
    }
  }
  for (const term of objective.terms) {
    for (const metric of term.metrics) {
      logs[several ? `${term.layer}_${metric.name}` : metric.name] = metric.result(
        totals.values.subarray(start, start + metric.size),
      );
      start += metric.size;
    }
  }
  return logs;
}
