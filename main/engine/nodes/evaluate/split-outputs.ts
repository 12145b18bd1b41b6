// A model's outputs for a split of a dataset, once both are known to fit each other. What evaluate and predict share.
import { Fault } from '#shared/protocol/problem.ts';
import type { DatasetValue, PreprocessingStep, SplitData, SplitName } from '#engine/values/dataset.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { InfoOf } from '#shared/spec/ports.ts';
import type { OwnProblem } from '#engine/values/runner.ts';
import { evaluateData } from '#engine/training/evaluate.ts';
import { at, elements, shapeText } from '#engine/network/layer.ts';
import { openBackend } from '#engine/kernels/native.ts';
import { createObjective } from '#engine/training/objective.ts';
import { batchRows, openModel } from '#engine/network/predict-function.ts';
import type { OpenModel } from '#engine/network/predict-function.ts';
import { splitArrays, truthForm } from '#engine/training/split-arrays.ts';
import { dataTensors, disposeData } from '#engine/training/training-data.ts';

export interface SplitOutputs {
  /** rows × units, row by row. */
  readonly outputs: Float32Array;
  readonly units: number;
  /** The model's own loss over the split, penalties included, as in training. */
  readonly loss: number;
}

/** Throws what checkFit throws, and 'evaluate.noRows'. */
export async function splitOutputs(
  model: ModelValue,
  dataset: DatasetValue,
  name: SplitName,
  signal: AbortSignal,
): Promise<SplitOutputs> {
  checkFit(model, dataset);
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

async function splitLoss(opened: OpenModel, model: ModelValue, split: SplitData, signal: AbortSignal): Promise<number> {
  const { network, weights, units } = opened;
  const form = truthForm(model.loss.className, model.target, units);
  const arrays = splitArrays(split, model.target, at(network.inputShapes, 0), form);
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

/**
 * Throws Fault 'evaluate.inputMismatch' (other features), 'evaluate.targetMismatch' (other classes) or
 * 'evaluate.preprocessing' (the rows were not prepared as those that the model learnt from).
 */
function checkFit(model: ModelValue, dataset: DatasetValue): void {
  if (elements(model.shape) !== elements(dataset.shape)) {
    throw new Fault(
      'evaluate.inputMismatch',
      { expected: shapeText(model.shape), received: shapeText(dataset.shape) },
      { port: 'dataset' },
    );
  }
  if (
    model.target.kind !== dataset.target.kind ||
    model.target.classes.join('\n') !== dataset.target.classes.join('\n')
  ) {
    throw new Fault(
      'evaluate.targetMismatch',
      { expected: model.target.name, received: dataset.target.name },
      { port: 'dataset' },
    );
  }
  const same =
    model.preprocessing.length === dataset.preprocessing.length &&
    model.preprocessing.every((step, i) => sameStep(step, at(dataset.preprocessing, i)));
  if (!same) throw new Fault('evaluate.preprocessing', {}, { port: 'dataset' });
}

function sameStep(one: PreprocessingStep, other: PreprocessingStep): boolean {
  const equal = (a: Float64Array, b: Float64Array): boolean =>
    a.length === b.length && a.every((value, i) => value === b[i]);
  return one.step === other.step && equal(one.mean, other.mean) && equal(one.scale, other.scale);
}

/** What can be told before the run. */
export function fitProblems(
  model: InfoOf<'model'> | undefined,
  dataset: InfoOf<'dataset'> | undefined,
  split: SplitName,
): OwnProblem[] {
  const problems: OwnProblem[] = [];
  if (model && dataset && elements(model.shape) !== elements(dataset.shape)) {
    const facts = { expected: shapeText(model.shape), received: shapeText(dataset.shape) };
    problems.push({ code: 'evaluate.inputMismatch', severity: 'error', port: 'dataset', facts });
  }
  if (dataset?.rows?.[split] === 0) {
    problems.push({ code: 'evaluate.noRows', severity: 'error', param: 'split', facts: { split } });
  }
  return problems;
}
