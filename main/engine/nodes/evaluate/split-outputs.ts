// A model's outputs for a split of a dataset, once both are known to fit each other. What evaluate and predict share.
import { Fault } from '#shared/protocol/problem.ts';
import type { SplitName } from '#engine/values/dataset.ts';
import type { FlatDataset, FlatModel, FlatSplit } from '#engine/values/flat.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import { evaluateData } from '#engine/training/evaluate.ts';
import { at } from '#engine/network/layer.ts';
import { matchProblems } from '#engine/network/match-dataset.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { createObjective } from '#engine/training/objective.ts';
import { batchRows, openModel } from '#engine/network/predict-function.ts';
import type { OpenModel } from '#engine/network/predict-function.ts';
import { flatArrays, truthForm } from '#engine/training/split-arrays.ts';
import { dataTensors, disposeData } from '#engine/training/training-data.ts';

export interface SplitOutputs {
  /** rows × units, row by row. */
  readonly outputs: Float32Array;
  readonly units: number;
  /** The model's own loss over the split, penalties included, as in training. */
  readonly loss: number;
}

/** Of a dataset that was matched to the model. Throws 'evaluate.noRows'. */
export async function splitOutputs(
  model: FlatModel,
  dataset: FlatDataset,
  name: SplitName,
  signal: AbortSignal,
): Promise<SplitOutputs> {
  const split = dataset.splits[name];
  if (split.rows === 0) throw new Fault('evaluate.noRows', { split: name }, { param: 'split' });
  const { tf } = await openBackend();
  const opened = openModel(tf, model);
  try {
    const outputs = await opened.predict(split.x, split.rows, signal);
    return { outputs, units: opened.units, loss: await splitLoss(opened, model, split, signal) };
  } finally {
    opened.dispose();
  }
}

async function splitLoss(opened: OpenModel, model: FlatModel, split: FlatSplit, signal: AbortSignal): Promise<number> {
  const { network, weights, units } = opened;
  const form = truthForm(model.loss.className, model.target, units);
  const arrays = flatArrays(split, model.target, at(network.inputShapes, 0), form);
  const losses = [{ class_name: model.loss.className, config: model.loss.config }];
  const objective = createObjective(
    network,
    { losses, metrics: [[]] },
    arrays.truths.map((truth) => truth.shape),
  );
  const data = dataTensors(arrays);
  try {
    const logs = await evaluateData(objective, weights, data, batchRows(network), signal);
    if (!logs) signal.throwIfAborted();
    return logs?.['loss'] ?? Number.NaN;
  } finally {
    disposeData(data);
  }
}

/** What can be told before the run. */
export function fitProblems(
  model: InfoOf<'model'> | undefined,
  dataset: InfoOf<'dataset'> | undefined,
  split: SplitName,
): OwnProblem[] {
  const problems = matchProblems(model, dataset);
  if (dataset?.rows?.[split] === 0) {
    problems.push({ code: 'evaluate.noRows', severity: 'error', param: 'split', facts: { split } });
  }
  return problems;
}
