import { defineNode } from '#shared/spec/define-node.ts';

export const permutationImportance = defineNode({
  kind: 'explain.permutationImportance',
  icon: 'bar-chart',
  usesKernels: true,
  random: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset' } },
  outputs: { report: { type: 'report' } },
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    /** Automatic: accuracy for classes, R² for a number. */
    metric: {
      type: 'choice',
      default: 'auto',
      options: ['auto', 'accuracy', 'log_loss', 'r2', 'mean_squared_error', 'mean_absolute_error'],
    },
    repeats: { type: 'integer', default: 10, min: 1, max: 1000 },
    /** Drawn at random where the split has more. */
    rows: { type: 'integer', default: 1000, min: 2, max: 20_000, unit: 'rows' },
  },
});
