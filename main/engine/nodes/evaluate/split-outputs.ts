// A split of a dataset with a model's outputs for its rows, once both are known to fit each other.
import type { Tensor } from '@tensorflow/tfjs-core';
import { Fault, makeProblem } from '#shared/protocol/problem.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import { compiledFunction } from '#engine/kernels/compile/compiled-function.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { readOut } from '#engine/kernels/read-out.ts';
import { forward } from '#engine/network/forward.ts';
import { at } from '#engine/network/layer.ts';
import { matchProblems } from '#engine/network/match-dataset.ts';
import { openPredictor, rowPieces } from '#engine/network/predictor.ts';
import { createObjective, measure } from '#engine/training/objective.ts';
import { truthForm, truthOf } from '#engine/training/split-arrays.ts';
import { toTensor } from '#engine/training/training-data.ts';
import type { SplitName } from '#engine/values/dataset.ts';
import type { FlatDataset, FlatModel, FlatSplit } from '#engine/values/flat.ts';
import type { OwnProblem } from '#engine/values/runner.ts';

export interface SplitOutputs extends FlatSplit {
  /** rows × units, row by row. */
  readonly outputs: Float32Array;
  readonly units: number;
  /** The model's own loss over the split, penalties included, as in training; NaN where the truth is not known. */
  readonly loss: number;
}

/** Of a dataset that was matched to the model. Throws 'evaluate.noRows'. */
export async function splitOutputs(
  model: FlatModel,
  dataset: FlatDataset,
  name: SplitName,
  signal: AbortSignal,
): Promise<SplitOutputs> {
  const split = await dataset.split(name);
  const { rows, x, y } = split;
  if (rows === 0) throw new Fault('evaluate.noRows', { split: name }, { param: 'split' });
  const { target, loss } = model;
  const { tf } = await openBackend();
  const opened = openPredictor(tf, model);
  const { network, weights, features, outputs: units, batchRows } = opened;
  const form = truthForm(loss.className, target, units);
  // Rows of which nobody knows the truth have no loss.
  const known = !y.some(Number.isNaN);
  const truths = known ? y : new Float32Array(y.length);
  const truth = (start: number, end: number) => truthOf(truths.subarray(start, end), target, form);
  const losses = [{ class_name: loss.className, config: loss.config }];
  const objective = createObjective(network, { losses, metrics: [[]] }, [truth(0, 0).shape]);
  const pass = compiledFunction(weights, ([some, ...given]) => {
    const result = forward(network, opened.inputsOf(some as Tensor), weights, { training: false });
    return [at(result.outputs, 0), measure(objective, result, given, weights).loss];
  });
  try {
    const outputs = new Float32Array(rows * units);
    let sum = 0;
    for await (const { start, rows: now, part } of rowPieces(x, features, batchRows, signal)) {
      const [own, mean] = readOut(tf, () => {
        const feeds = [tf.tensor2d(part, [now, features]), toTensor(truth(start, start + now), now)];
        return pass.run(feeds).map((result) => result.dataSync<'float32'>());
      });
      outputs.set(own ?? [], start * units);
      sum += (mean?.[0] ?? Number.NaN) * now;
    }
    return { ...split, outputs, units, loss: known ? sum / rows : Number.NaN };
  } finally {
    pass.dispose();
    opened.dispose();
  }
}

/** What can be told before the run. */
export function fitProblems(
  model: InfoOf<'model'> | undefined,
  dataset: InfoOf<'dataset'> | undefined,
  split: SplitName,
): OwnProblem[] {
  const problems = matchProblems(model, dataset);
  if (dataset?.rows?.[split] === 0) problems.push(makeProblem('evaluate.noRows', { split }, { param: 'split' }));
  return problems;
}
