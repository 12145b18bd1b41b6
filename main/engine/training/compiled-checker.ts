// Validation as native calls: data and weights are variables of a compiled program, and the weights of the moment are
// written into it before each round. What cannot be compiled is measured by single ops (evaluate.ts).
import * as tf from '@tensorflow/tfjs-core';
import { compileProgram, type Program } from '#engine/kernels/compile/program.ts';
import { NotCompilable } from '#engine/kernels/compile/recorder.ts';
import type { DataFeed } from '#engine/training/data-feed.ts';
import { batchReport, evaluateBatches } from '#engine/training/evaluate.ts';
import { isLarge } from '#engine/training/split-batch.ts';
import { at } from '#engine/network/layer.ts';
import type { Objective } from '#engine/training/objective.ts';
import { batchOf } from '#engine/training/network-updates.ts';
import { tensorsOf, withTensors } from '#engine/training/training-data.ts';
import type { DataTensors } from '#engine/training/training-data.ts';

export interface Checker {
  /** Loss and metrics with these weights, which stay the caller's; undefined when cancelled. */
  check(weights: readonly tf.Tensor[], signal?: AbortSignal): Promise<Record<string, number> | undefined>;
  dispose(): void;
}

const nameOf = (rows: number): string => `check_${rows}`;

/** Over the rows of `feed`, which stays the caller's, batch by batch; `weights` are examples of their shapes. */
export function createChecker(
  objective: Objective,
  feed: DataFeed,
  weights: readonly tf.Tensor[],
  threads: number,
): Checker {
  const { rows, batchSize } = feed;
  const last = rows % batchSize;
  let program: Program | undefined;
  try {
    program = compileChecks(objective, feed.tensors, last === 0 ? [batchSize] : [batchSize, last], weights, threads);
  } catch (error) {
    if (!(error instanceof NotCompilable)) throw error;
  }
  const measured = (now: readonly tf.Tensor[], index: tf.Tensor): tf.Tensor =>
    program
      ? at(program.run(nameOf(index.size), [index]), 0)
      : tf.tidy(() => batchReport(objective, now, batchOf(feed.tensors, index)));
  return {
    async check(now, signal) {
      const firstWeight = tensorsOf(feed.tensors).length;
      now.forEach((weight, i) => program?.write(firstWeight + i, weight));
      const report = async (start: number): Promise<Float32Array> => {
        const taken = await feed.batch(0, start / batchSize, signal);
        if (taken.block) tensorsOf(taken.block).forEach((tensor, i) => program?.write(i, tensor));
        const index = tf.tensor1d(taken.rows, 'int32');
        const values = measured(now, index);
        index.dispose();
        const read = values.dataSync<'float32'>();
        values.dispose();
        return read;
      };
      try {
        return await evaluateBatches(objective, rows, batchSize, report, signal);
      } catch (error) {
        if (signal?.aborted) return undefined;
        throw error;
      }
    },
    dispose: () => program?.dispose(),
  };
}

function compileChecks(
  objective: Objective,
  data: DataTensors,
  sizes: readonly number[],
  weights: readonly tf.Tensor[],
  threads: number,
): Program {
  const tensors = tensorsOf(data);
  const feeds = sizes.map((count) => tf.zeros([count], 'int32'));
  try {
    return compileProgram(
      [...tensors, ...weights],
      sizes.map((count, i) => ({
        name: nameOf(count),
        feeds: [at(feeds, i)],
        body: (variables, [index]) => {
          const batch = batchOf(withTensors(data, variables), index as tf.Tensor);
          return { fetches: [batchReport(objective, variables.slice(tensors.length), batch)] };
        },
      })),
      threads,
      isLarge(objective.network, at(sizes, 0)) ? 'parallel' : 'sequential',
    );
  } finally {
    tf.dispose(feeds);
  }
}
