// Runs evaluate.evaluate: the loss and the usual metrics of a model on a split; a confusion matrix for classes, truth
// against prediction for a number.
import { evaluate as spec } from '#shared/nodes/evaluate/evaluate.ts';
import { accuracy, averagedScores, confusionMatrix } from '#engine/metrics/labels.ts';
import { categoricalLogLoss, mostProbable } from '#engine/metrics/multiclass-scores.ts';
import { meanAbsoluteError, meanSquaredError, rootMeanSquaredError, rSquared } from '#engine/metrics/regression.ts';
import { fitProblems, splitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import type { SplitOutputs } from '#engine/nodes/evaluate/split-outputs.ts';
import { defineRunner } from '#engine/run/runner.ts';
import type { ReportValue, SplitData } from '#engine/run/values.ts';

export const evaluate = defineRunner<typeof spec>({
  spec,
  infer: ({ model, dataset }, { split }) => ({
    outputs: { report: { type: 'report' } },
    problems: fitProblems(model, dataset, split),
  }),
  run: async ({ model, dataset }, params, { signal }) => {
    const split = dataset.splits[params.split];
    const measured = await splitOutputs(model, dataset, params.split, signal);
    const { target } = model;
    const loss = finite(measured.loss);
    const probabilities = model.loss.className.endsWith('Crossentropy');
    const report: ReportValue =
      target.kind === 'number'
        ? { type: 'report', title: 'evaluation', target, ...numberReport(split, measured.outputs, loss) }
        : {
            type: 'report',
            title: 'evaluation',
            target,
            ...classReport(split, measured, target.classes, loss, probabilities),
          };
    return { report };
  },
});

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

type Report = Pick<ReportValue, 'metrics' | 'confusion' | 'scatter'>;

function numberReport(split: SplitData, predicted: Float32Array, loss: number | null): Report {
  const fit = { truth: split.y, predicted };
  return {
    metrics: {
      loss,
      mean_squared_error: finite(meanSquaredError(fit)),
      root_mean_squared_error: finite(rootMeanSquaredError(fit)),
      mean_absolute_error: finite(meanAbsoluteError(fit)),
      r2_score: finite(rSquared(fit)),
    },
    scatter: { truth: split.y, predicted },
  };
}

function classReport(
  split: SplitData,
  { outputs, units }: SplitOutputs,
  classes: readonly string[],
  loss: number | null,
  isProbability: boolean,
): Report {
  const count = classes.length;
  const probabilities = units === 1 ? bothClasses(outputs) : outputs;
  const predicted = units === 1 ? Int32Array.from(outputs, (p) => (p > 0.5 ? 1 : 0)) : mostProbable(outputs, count);
  const confusion = confusionMatrix(split.y, predicted, count);
  const macro = averagedScores(confusion, 'macro');
  return {
    metrics: {
      loss,
      accuracy: accuracy(confusion),
      precision_macro: macro.precision,
      recall_macro: macro.recall,
      f1_macro: macro.f1,
      ...(isProbability && { log_loss: finite(categoricalLogLoss({ truth: split.y, probabilities, classes: count })) }),
    },
    confusion: {
      classes,
      counts: Array.from({ length: count }, (_, row) => [...confusion.counts.subarray(row * count, (row + 1) * count)]),
    },
  };
}

/** p -> (1 − p, p). */
function bothClasses(outputs: Float32Array): Float32Array {
  const both = new Float32Array(outputs.length * 2);
  outputs.forEach((p, row) => {
    both[2 * row] = 1 - p;
    both[2 * row + 1] = p;
  });
  return both;
}
