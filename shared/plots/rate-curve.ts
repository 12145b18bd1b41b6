// How an optimizer's learning rate changes over the updates of a training.
import { blue, plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface RateWords {
  readonly update: string;
  readonly rate: string;
}

export interface RatePoint {
  readonly update: number;
  readonly rate: number;
}

/** @param points in the order of their updates; a jump is two points close together */
export function rateCurve(points: readonly RatePoint[], words: RateWords): PlotSpec {
  return plot([...points], {
    height: 160,
    mark: { type: 'line', strokeWidth: 2, color: blue },
    encoding: {
      x: { field: 'update', type: 'quantitative', title: words.update, axis: { grid: false }, scale: { nice: false } },
      y: { field: 'rate', type: 'quantitative', title: words.rate, scale: { zero: true } },
      tooltip: [
        { field: 'update', type: 'quantitative', title: words.update, format: ',.0f' },
        { field: 'rate', type: 'quantitative', title: words.rate, format: '.4~g' },
      ],
    },
  });
}
