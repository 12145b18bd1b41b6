// Validation as native calls: data and weights are variables of a compiled program, and the weights of the moment are
// written into it before each round. What cannot be compiled is measured by single ops (evaluate.ts).
import * as tf from '@tensorflow/tfjs-core';
import { compileProgram, type Program } from '#engine/tensor/compile/program.ts';
import { NotCompilable } from '#engine/tensor/compile/recorder.ts';
import { batchReport, evaluateBatches, evaluateData } from '#engine/tensor/evaluate.ts';
import { at } from '#engine/tensor/layer.ts';
import type { Objective } from '#engine/tensor/objective.ts';
import { batchOf } from '#engine/tensor/stepper.ts';
import type { DataTensors } from '#engine/tensor/training-data.ts';

export interface Checker {
  /** Loss and metrics with these weights, which stay the caller's; undefined when cancelled. */
  check(weights: readonly tf.Tensor[], signal?: AbortSignal): Promise<Record<string, number> | undefined>;
  dispose(): void;
}

const nameOf = (rows: number): string => `check_${rows}`;

/** Over `data`, which stays the caller's, in batches of `batchSize` rows; `weights` are examples of their shapes. */
export function createChecker(
  objective: Objective,
  data: DataTensors,
  batchSize: number,
  weights: readonly tf.Tensor[],
): Checker {
  const size = Math.min(batchSize, data.rows);
  const last = data.rows % size;
  let program: Program;
  try {
    program = compileChecks(objective, data, last === 0 ? [size] : [size, last], weights);
  } catch (error) {
    if (!(error instanceof NotCompilable)) throw error;
    return { check: (now, signal) => evaluateData(objective, now, data, size, signal), dispose: () => undefined };
  }
  const firstWeight = data.inputs.length + data.truths.length + (data.rowWeights ? 1 : 0);
  const report = (start: number, rows: number): Float32Array => {
    const index = tf.tensor1d(
      Int32Array.from({ length: rows }, (_, i) => start + i),
      'int32',
    );
    const values = at(program.run(nameOf(rows), [index]), 0);
    index.dispose();
    const read = values.dataSync<'float32'>();
    values.dispose();
    return read;
  };
  return {
    check(now, signal) {
      now.forEach((weight, i) => program.write(firstWeight + i, weight));
      return evaluateBatches(objective, data.rows, size, report, signal);
    },
    dispose: () => program.dispose(),
  };
}

function compileChecks(
  objective: Objective,
  data: DataTensors,
  sizes: readonly number[],
  weights: readonly tf.Tensor[],
): Program {
  const { rows, inputs, truths, rowWeights } = data;
  const tensors = [...inputs, ...truths, ...(rowWeights ? [rowWeights] : [])];
  const feeds = sizes.map((count) => tf.zeros([count], 'int32'));
  try {
    return compileProgram(
      [...tensors, ...weights],
      sizes.map((count, i) => ({
        name: nameOf(count),
        feeds: [at(feeds, i)],
        body: (variables, [index]) => {
          const own: DataTensors = {
            rows,
            inputs: variables.slice(0, inputs.length),
            truths: variables.slice(inputs.length, inputs.length + truths.length),
            rowWeights: rowWeights && at(variables, tensors.length - 1),
          };
          const batch = batchOf(own, index as tf.Tensor);
          return { fetches: [batchReport(objective, variables.slice(tensors.length), batch)] };
        },
      })),
    );
  } finally {
    tf.dispose(feeds);
  }
}
