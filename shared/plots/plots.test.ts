// The data that plots are made of: where bars start and end, what is left out, what is binned where.
import { describe, expect, it } from 'vitest';
import { beeswarm } from '#shared/plots/beeswarm.ts';
import { confusionMatrix } from '#shared/plots/confusion-matrix.ts';
import { histogram } from '#shared/plots/histogram.ts';
import { curveMetrics, learningCurve } from '#shared/plots/learning-curve.ts';
import { spread } from '#shared/plots/plot-frame.ts';
import { lineChart } from '#shared/plots/line-chart.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { residuals } from '#shared/plots/residuals.ts';
import { featuresByMagnitude, meanMagnitudes, shapBar } from '#shared/plots/shap-bar.ts';
import { truthScatter } from '#shared/plots/truth-scatter.ts';
import { waterfall } from '#shared/plots/waterfall.ts';

type Row = Record<string, unknown>;

const rowsOf = (spec: PlotSpec): Row[] => (spec['data'] as { values: Row[] }).values;

const explained = {
  features: ['small', 'large'],
  outputs: ['no', 'yes'],
  rows: 2,
  values: [0.1, -0.1, 2, -2, -0.3, 0.3, 4, -4],
  data: [1, 10, 2, 20],
  source: [5, 6],
};

describe('learning curve', () => {
  const history = [
    { epoch: 1, epochs: 9, seconds: 1, logs: { accuracy: 0.5, loss: 2, val_loss: 3 } },
    { epoch: 2, epochs: 9, seconds: 1, logs: { accuracy: 0.6, loss: null, val_loss: 2.5 } },
  ];
  const words = { epoch: 'Epoche', training: 'Training', validation: 'Prüfung' };

  it('has one plot per metric, loss first', () => {
    expect(curveMetrics(history)).toEqual(['loss', 'accuracy']);
    expect(curveMetrics([])).toEqual([]);
  });

  it('keeps a value that is not finite as a gap', () => {
    expect(rowsOf(learningCurve(history, 'loss', words))).toEqual([
      { epoch: 1, value: 2, series: 'Training' },
      { epoch: 1, value: 3, series: 'Prüfung' },
      { epoch: 2, value: null, series: 'Training' },
      { epoch: 2, value: 2.5, series: 'Prüfung' },
    ]);
  });

  it('has room for the epochs to come', () => {
    expect(JSON.stringify(learningCurve(history, 'accuracy', words))).toContain('"domain":[1,9]');
  });
});

describe('waterfall', () => {
  const words = { output: 'y', share: 'share', others: (count: number) => `${count} more` };
  const features = Array.from({ length: 13 }, (_, i) => `f${i}`);
  const values = features.map((_, i) => (i % 2 === 0 ? i : -i) / 10);
  const prediction = values.reduce((sum, v) => sum + v, 0.5);
  const one = { outputs: ['y'], rows: 1, source: [0] };
  const data = features.map((_, i) => i);
  const bars = rowsOf(
    waterfall({ ...one, features, data, values, base: [0.5], predictions: [prediction] }, 0, 0, words),
  );

  it('leads from the base to the prediction without a gap', () => {
    expect(bars[0]?.['start']).toBe(0.5);
    for (let i = 1; i < bars.length; i++) expect(bars[i]?.['start']).toBe(bars[i - 1]?.['end']);
    expect(bars.at(-1)?.['end']).toBeCloseTo(prediction, 12);
  });

  it('puts the largest share on top and what is left over in one bar below', () => {
    expect(bars.map((bar) => bar['name'])).toEqual([
      '4 more',
      '4 = f4',
      '5 = f5',
      '6 = f6',
      '7 = f7',
      '8 = f8',
      '9 = f9',
      '10 = f10',
      '11 = f11',
      '12 = f12',
    ]);
    expect(bars.at(-1)?.['label']).toBe('+1.2');
    expect(bars.at(-2)?.['label']).toBe('−1.1');
  });

  it('has no bar of others when all features fit', () => {
    const two = { ...one, features: ['a', 'b'], data: [1, 2], values: [1, -2], base: [0], predictions: [-1] };
    const few = rowsOf(waterfall(two, 0, 0, words));
    expect(few.map((bar) => bar['name'])).toEqual(['1 = a', '2 = b']);
  });
});

describe('SHAP bar', () => {
  it('averages magnitudes over rows and sorts features by them', () => {
    expect([...meanMagnitudes(explained)]).toEqual([0.2, 0.2, 3, 3]);
    expect(featuresByMagnitude(explained)).toEqual([1, 0]);
    const spec = shapBar(explained, { meanShare: 'm', feature: 'f', output: 'o' });
    expect(rowsOf(spec).map((row) => [row['feature'], row['output'], row['mean']])).toEqual([
      ['large', 'no', 3],
      ['large', 'yes', 3],
      ['small', 'no', 0.2],
      ['small', 'yes', 0.2],
    ]);
  });
});

describe('beeswarm', () => {
  const words = { share: 's', feature: 'f', value: 'v', low: 'l', high: 'h', row: 'r' };

  it('has a point per row and feature, of one output, the first feature first', () => {
    expect(rowsOf(beeswarm(explained, 1, words))).toEqual([
      { feature: 'large', share: -2, value: 10, level: 0, offset: 0, row: 6, at: 0 },
      { feature: 'large', share: -4, value: 20, level: 1, offset: 0, row: 7, at: 1 },
      { feature: 'small', share: -0.1, value: 1, level: 0, offset: 0, row: 6, at: 0 },
      { feature: 'small', share: 0.3, value: 2, level: 1, offset: 0, row: 7, at: 1 },
    ]);
  });

  it('stacks equal points up and down, inside their band', () => {
    const rows = 30;
    const same = {
      ...explained,
      features: ['u'],
      outputs: ['y'],
      rows,
      values: new Float64Array(rows).fill(1),
      data: new Float32Array(rows),
      source: new Int32Array(rows),
    };
    const offsets = rowsOf(beeswarm(same, 0, words)).map((row) => row['offset'] as number);
    expect(new Set(offsets).size).toBe(rows);
    expect(Math.max(...offsets.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(rowsOf(beeswarm(same, 0, words)).every((row) => row['level'] === 0.5)).toBe(true);
  });

  it('draws at most 4,000 points of 20 features', () => {
    const features = Array.from({ length: 30 }, (_, i) => `f${i}`);
    const many = {
      features,
      outputs: ['y'],
      rows: 1000,
      values: new Float64Array(30_000).fill(1),
      data: new Float32Array(30_000),
      source: new Int32Array(1000),
    };
    expect(rowsOf(beeswarm(many, 0, words)).length).toBe(200 * 20);
  });
});

describe('confusion matrix', () => {
  it('gives each cell its share of the true class, 0 for a class without rows', () => {
    const spec = confusionMatrix(
      ['a', 'b'],
      [
        [3, 1],
        [0, 0],
      ],
      { truth: 't', predicted: 'p', count: 'c', share: 's' },
    );
    expect(rowsOf(spec)).toEqual([
      { truth: 'a', predicted: 'a', count: 3, share: 0.75 },
      { truth: 'a', predicted: 'b', count: 1, share: 0.25 },
      { truth: 'b', predicted: 'a', count: 0, share: 0 },
      { truth: 'b', predicted: 'b', count: 0, share: 0 },
    ]);
  });
});

describe('histogram', () => {
  const words = { value: 'v', count: 'c', group: 'g' };

  it('counts every finite value once, the largest in the last bin', () => {
    const rows = rowsOf(histogram({ values: [0, 0.5, 1, Number.NaN, 1], range: [0, 1] }, words));
    expect(rows.map((row) => [row['from'], row['count']])).toEqual([
      [0, 1],
      [0.5, 1],
      [29 / 30, 2],
    ]);
  });

  it('keeps groups apart', () => {
    const rows = rowsOf(histogram({ values: [0, 0, 1], groups: { names: ['a', 'b'], of: [0, 1, 1] } }, words));
    expect(rows.map((row) => [row['group'], row['count']])).toEqual([
      ['a', 1],
      ['b', 1],
      ['b', 1],
    ]);
  });

  it('takes equal and missing values', () => {
    expect(rowsOf(histogram({ values: [4, 4, 4] }, words)).map((row) => row['count'])).toEqual([3]);
    expect(rowsOf(histogram({ values: [] }, words))).toEqual([]);
  });
});

describe('scatter', () => {
  it('leaves out what is not finite', () => {
    const spec = truthScatter([1, 2, Number.NaN], [1.5, 2, 3], { truth: 't', predicted: 'p' });
    expect(rowsOf(spec)).toEqual([
      { truth: 1, predicted: 1.5 },
      { truth: 2, predicted: 2 },
    ]);
  });
});

describe('numbers', () => {
  it('spreads evenly and keeps few as they are', () => {
    expect(spread(3, 5)).toEqual([0, 1, 2]);
    expect(spread(10, 4)).toEqual([0, 2, 5, 7]);
  });
});

describe('line chart', () => {
  const words = { x: 'x', y: 'y' };
  const linesOf = (spec: PlotSpec) => rowsOf(spec) as { x: number; y: number; line: string; order: number }[];

  it('keeps both ends of a long line, in order, and leaves gaps out', () => {
    const x = Float64Array.from({ length: 2001 }, (_, i) => i / 2000);
    const points = linesOf(lineChart([{ name: 'a', x, y: x }], words));
    expect(points.length).toBeLessThanOrEqual(401);
    expect([points[0]?.x, points.at(-1)?.x]).toEqual([0, 1]);
    expect(points.map(({ order }) => order)).toEqual(points.map((_, i) => i));
    const gap = linesOf(lineChart([{ name: 'a', x: [0, 1, 2], y: [0, Number.NaN, 4] }], words));
    expect(gap.map(({ y }) => y)).toEqual([0, 4]);
  });

  it('draws error bars where there are any, each about its point', () => {
    const error = [0.5, 0, 0.25];
    const spec = lineChart([{ name: 'a', x: [1, 2, 3], y: [2, 4, 6], error }], words);
    expect(linesOf(spec).map((row) => [row['low' as 'x'], row['high' as 'x']])).toEqual([
      [1.5, 2.5],
      [undefined, undefined],
      [5.75, 6.25],
    ]);
    expect(JSON.stringify(spec)).not.toContain('"legend":null');
    expect(JSON.stringify(lineChart([{ name: 'a', x: [1], y: [2] }], words))).not.toContain('"low"');
  });

  it('draws where chance would be, and no legend for one line without a name', () => {
    const reference = [
      [0, 1],
      [1, 1],
    ] as const;
    const spec = JSON.stringify(lineChart([{ name: '', x: [0, 1], y: [3, 1] }], words, { reference }));
    expect(spec).toContain('{"values":[{"x":0,"y":1},{"x":1,"y":1}]}');
    expect(spec).toContain('"legend":null');
  });
});

describe('residuals', () => {
  it('are what the prediction misses', () => {
    const spec = residuals([1, 2, Number.NaN], [1.5, 1, 1], { predicted: 'p', residual: 'r' });
    expect(rowsOf(spec)).toEqual([
      { predicted: 1.5, residual: -0.5 },
      { predicted: 1, residual: 1 },
    ]);
  });
});
