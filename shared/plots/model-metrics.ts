// Metrics of several models side by side: a point each, with its interval as a bar.
import { categoryColour, nameAxis, plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface ModelMetric {
  readonly model: string;
  readonly metric: string;
  readonly value: number;
  /** The value itself where there is no interval. */
  readonly low: number;
  readonly high: number;
}

export interface ModelMetricWords {
  readonly value: string;
}

export function modelMetrics(rows: readonly ModelMetric[], words: ModelMetricWords): PlotSpec {
  const models = [...new Set(rows.map(({ model }) => model))];
  const metrics = [...new Set(rows.map(({ metric }) => metric))];
  const y = { field: 'metric', type: 'nominal', sort: metrics, axis: nameAxis };
  const yOffset = { field: 'model', type: 'nominal', sort: models };
  const color = categoryColour('model', null, models, { columns: 2, labelLimit: 260 });
  const x = { type: 'quantitative', title: words.value, scale: { zero: false } };
  return plot(rows, {
    height: { step: 16 },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 2 },
        encoding: { y, yOffset, color, x: { ...x, field: 'low' }, x2: { field: 'high' } },
      },
      {
        mark: { type: 'point', filled: true, size: 60, opacity: 1 },
        encoding: {
          y,
          yOffset,
          color,
          x: { ...x, field: 'value' },
          shape: { field: 'model', type: 'nominal', sort: models, title: null, legend: color.legend },
          tooltip: [
            { field: 'model', type: 'nominal', title: ' ' },
            { field: 'metric', type: 'nominal', title: ' ' },
            { field: 'value', type: 'quantitative', format: '.4~g', title: words.value },
            { field: 'low', type: 'quantitative', format: '.4~g', title: '≥' },
            { field: 'high', type: 'quantitative', format: '.4~g', title: '≤' },
          ],
        },
      },
    ],
  });
}
