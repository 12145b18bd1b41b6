// Reports as an evaluation and a comparison make them, small.
import type { ReportValue } from '#engine/values/report.ts';

const line = { x: Float64Array.of(0, 0.5, 1), y: Float64Array.of(0, 0.8, 1) };
export const curveIds = ['roc', 'precisionRecall', 'gain', 'lift', 'calibration', 'threshold', 'cost'] as const;

export const twoClasses: ReportValue = {
  type: 'report',
  title: 'evaluation',
  metrics: { accuracy: 0.75, best_threshold: 0.3 },
  intervals: { accuracy: { low: 0.5, high: 0.9 } },
  resamples: 100,
  curves: curveIds.map((id) => ({ id, lines: [{ of: 'yes', area: 0.875, ...line }] })),
  tables: [
    {
      id: 'mistakes',
      columns: [
        { key: 'row', type: 'integer' },
        { key: 'truth', type: 'text' },
        { name: 'petal length', type: 'number' },
      ],
      rows: [[7, 'yes', 1.5]],
    },
  ],
};

export const comparison: ReportValue = {
  type: 'report',
  title: 'comparison',
  metrics: { accuracy_model_1: 0.5, accuracy_model_2: 0.75 },
  intervals: { accuracy_model_1: { low: 0.4, high: 0.6 } },
  models: [
    { optimizer: 'SGD', parameters: 10 },
    { optimizer: 'Adam', parameters: 20 },
  ],
  curves: [{ id: 'roc', lines: [0, 1].map((model) => ({ model, of: 'yes', area: 0.875, ...line })) }],
  tables: [
    {
      id: 'models',
      columns: [
        { key: 'metric', type: 'text' },
        { name: '#1', type: 'number' },
        { name: '#2', type: 'number' },
      ],
      rows: [['accuracy', 0.5, 0.75]],
    },
  ],
};
