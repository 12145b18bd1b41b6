// Every kind of plot compiles without a warning and draws its words, at the width of a node and of a page.
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { beeswarm } from '#shared/plots/beeswarm.ts';
import { confusionMatrix } from '#shared/plots/confusion-matrix.ts';
import { histogram } from '#shared/plots/histogram.ts';
import { learningCurve } from '#shared/plots/learning-curve.ts';
import { lineChart } from '#shared/plots/line-chart.ts';
import { modelMetrics } from '#shared/plots/model-metrics.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { residuals } from '#shared/plots/residuals.ts';
import { shapBar } from '#shared/plots/shap-bar.ts';
import { truthScatter } from '#shared/plots/truth-scatter.ts';
import { waterfall } from '#shared/plots/waterfall.ts';
import { plotSvg } from '#engine/results/svg.ts';

const rows = 60;
const features = Array.from({ length: 24 }, (_, i) => `feature number ${i + 1}`);
const wave = (i: number): number => Math.sin(i * 12.9898) * (1 + Math.cos(i));
const explained = {
  features,
  outputs: ['yes', 'no'],
  rows,
  values: Float64Array.from(
    { length: rows * features.length * 2 },
    (_, i) => wave(i) / (1 + (Math.floor(i / 2) % features.length)),
  ),
  data: Float32Array.from({ length: rows * features.length }, (_, i) => wave(i * 3)),
  source: Int32Array.from({ length: rows }, (_, i) => i),
};
const history = Array.from({ length: 10 }, (_, i) => ({
  epoch: i + 1,
  epochs: 10,
  seconds: 0.1,
  logs: { loss: 1 / (i + 1), val_loss: i === 4 ? null : 1.2 / (i + 1), accuracy: 1 - 1 / (i + 2) },
}));
const curveWords = { epoch: 'epoch', training: 'training', validation: 'validation' };

const plots: Record<string, { readonly spec: PlotSpec; readonly says: readonly string[] }> = {
  'learning curve': {
    spec: learningCurve(history, 'loss', curveWords),
    says: ['epoch', 'loss', 'training', 'validation'],
  },
  'learning curve of one epoch': {
    spec: learningCurve(history.slice(0, 1), 'accuracy', curveWords),
    says: ['epoch', 'accuracy'],
  },
  'ROC of two models': {
    spec: lineChart(
      ['one', 'two'].map((name, k) => ({ name, x: [0, 0.2, 1], y: [0, 0.7 + k / 10, 1] })),
      { x: 'alarms', y: 'hits' },
      {
        reference: [
          [0, 0],
          [1, 1],
        ],
        unit: true,
        points: true,
      },
    ),
    says: ['alarms', 'hits', 'one', 'two'],
  },
  residuals: {
    spec: residuals([1, 2, 3], [1.5, 1.5, 3], { predicted: 'guess', residual: 'rest' }),
    says: ['guess', 'rest'],
  },
  'figures of two models': {
    spec: modelMetrics(
      ['one', 'two'].flatMap((model, k) =>
        ['accuracy', 'F1'].map((metric) => ({ model, metric, value: 0.7 + k / 10, low: 0.6, high: 0.9 })),
      ),
      { value: 'worth' },
    ),
    says: ['one', 'two', 'accuracy', 'F1', 'worth'],
  },
  waterfall: {
    spec: waterfall(
      {
        features,
        outputs: ['yes'],
        rows: 1,
        data: explained.data.subarray(0, 24),
        source: [0],
        values: explained.values.subarray(0, 24),
        base: [0.25],
        predictions: [0.75],
      },
      0,
      0,
      { output: 'yes', share: 'share', others: (count) => `${count} others` },
    ),
    says: ['15 others', '= feature nu', 'yes'],
  },
  'SHAP bar': {
    spec: shapBar(explained, { meanShare: 'mean share', feature: 'feature', output: 'output' }),
    says: ['mean share', 'yes', 'no', 'feature number 1'],
  },
  beeswarm: {
    spec: beeswarm(explained, 0, {
      share: 'share',
      feature: 'feature',
      value: 'value',
      low: 'low',
      high: 'high',
      row: 'row',
    }),
    says: ['share', 'low', 'high', 'feature number 1'],
  },
  'confusion matrix': {
    spec: confusionMatrix(
      ['cat', 'dog', 'bird'],
      [
        [9, 1, 0],
        [2, 48, 3],
        [0, 0, 0],
      ],
      { truth: 'true', predicted: 'predicted', count: 'rows', share: 'share' },
    ),
    says: ['true', 'predicted', 'cat', 'bird', '48'],
  },
  scatter: {
    spec: truthScatter([1, 2, 3, Number.NaN], [1.5, 2, 2, 4], { truth: 'true', predicted: 'predicted' }),
    says: ['true', 'predicted'],
  },
  histogram: {
    spec: histogram(
      { values: explained.data, groups: { names: ['a', 'b'], of: explained.data.map((v) => (v > 0 ? 1 : 0)) } },
      { value: 'value', count: 'rows', group: 'group' },
    ),
    says: ['value', 'rows', 'group', 'a', 'b'],
  },
};

describe('plots', () => {
  it.each(Object.entries(plots))('%s compiles without a warning', (_, { spec }) => {
    const warnings: string[] = [];
    const hear = (...words: readonly unknown[]): void => void warnings.push(words.join(' '));
    const quiet = (): void => {};
    const logger = { warn: hear, error: hear, info: quiet, debug: quiet, level: quiet };
    compile({ ...spec, width: 400 } as unknown as Parameters<typeof compile>[0], { logger: logger as never });
    // Heights in steps do not fit a given height, which nobody asks them to.
    expect(warnings.filter((warning) => !warning.startsWith('Dropping "fit-y"'))).toEqual([]);
  });

  it.each(Object.entries(plots))('%s draws its words at 300 and at 900 px', async (_, { spec, says }) => {
    for (const width of [300, 900]) {
      const svg = await plotSvg(spec, width);
      expect(svg).toMatch(/^<svg/);
      const shown = Number(/width="([\d.]+)"/.exec(svg)?.[1]);
      expect(shown).toBeLessThanOrEqual(width + 1);
      // Labels may be cut where room is short, so their beginnings are looked for.
      for (const word of says) expect(svg).toContain(width === 300 ? word.slice(0, 12) : word);
      expect(svg).not.toContain('NaN');
    }
  });
});
