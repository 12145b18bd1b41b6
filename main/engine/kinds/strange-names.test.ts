// Every plot of values whose columns, classes and features have names that mean something to others: drawn, with the
// names in it, on its own and in the report; exported as every format.
import { noTable } from '#test/support/no-table.ts';
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#shared/document/document.ts';
import type { PipelineDocument } from '#shared/document/document.ts';
import { explanationPlot, explanationPlots } from '#shared/plots/explanation-plots.ts';
import { plotText } from '#shared/plots/plot-frame.ts';
import { ruleTree } from '#shared/plots/rule-tree.ts';
import { dependenceLines } from '#shared/plots/dependence-lines.ts';
import { histogram } from '#shared/plots/histogram.ts';
import { importanceBars } from '#shared/plots/importance-bars.ts';
import { lineChart } from '#shared/plots/line-chart.ts';
import { modelMetrics } from '#shared/plots/model-metrics.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';
import { surfaceMap } from '#shared/plots/surface-map.ts';
import { wordBars, probabilityHeatmap, wordMap } from '#shared/plots/word-plots.ts';
import { translator } from '#shared/text/translate.ts';
import { formatsOf } from '#shared/spec/formats.ts';
import { filesIn } from '#engine/files/formats.ts';
import { viewsOf } from '#engine/kinds/kinds.ts';
import { htmlReport } from '#engine/results/html-report.ts';
import { plotSvg, plotSvgOr } from '#engine/results/svg.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import type { PredictionsValue } from '#engine/values/predictions.ts';
import type { ReportValue } from '#engine/values/report.ts';
import { strangeNames } from '#test/support/strange-names.ts';

const t = translator('en');
const count = strangeNames.length;
const numbers = (length: number) => Float64Array.from({ length }, (_, i) => Math.sin(7 * i) + 1.5);

/** One name a time in first place, so that each stands on every axis and in every title. */
const explanationOf = (name: string): ExplanationValue => ({
  type: 'explanation',
  method: 'exact',
  features: [name, 'other'],
  outputs: [name, 'second'],
  rows: 3,
  values: numbers(12),
  intervals: numbers(12),
  interactions: numbers(24),
  base: Float64Array.of(0.2, 0.8),
  predictions: numbers(6),
  data: Float32Array.of(1, 2, 3, 4, 5, 6),
  source: Int32Array.of(0, 1, 2),
  tokens: [[name, 'other'], [name], ['other', name]],
  additivityError: 0,
  backgroundRows: 3,
  evaluations: 9,
});

const report: ReportValue = {
  type: 'report',
  title: 'evaluation',
  metrics: { accuracy: 0.5 },
  confusion: { classes: [...strangeNames], counts: strangeNames.map((_, i) => strangeNames.map((__, j) => i + j)) },
  curves: [{ id: 'roc', lines: strangeNames.map((of) => ({ of, area: 0.5, x: numbers(3), y: numbers(3) })) }],
  tables: [
    { id: 'mistakes', columns: strangeNames.map((name) => ({ name, type: 'text' })), rows: [[...strangeNames]] },
  ],
};

const predictions: PredictionsValue = {
  type: 'predictions',
  split: 'test',
  target: { name: 'constructor', kind: 'classes', classes: [...strangeNames] },
  rows: 2,
  units: count,
  outputs: Float32Array.from({ length: 2 * count }, () => 1 / count),
  truth: Float32Array.of(0, 4),
  source: Int32Array.of(0, 1),
};

const words = {
  words: [...strangeNames],
  counts: strangeNames.map((_, i) => count - i),
  dimension: 2,
  vectors: numbers(2 * count),
  contexts: numbers(2 * count),
  logSums: numbers(count),
  points: numbers(2 * count),
  explained: [0.6, 0.4],
  objective: 'twoTables',
} as const;

const specs: Readonly<Record<string, (name: string) => PlotSpec>> = {
  ...Object.fromEntries(
    explanationPlots
      .filter((plot) => plot !== 'picture')
      .map((plot) => [
        plot,
        (name: string) => explanationPlot(explanationOf(name), { plot, output: 0, row: 0, feature: 0 }, t),
      ]),
  ),
  'rule tree': (name) =>
    ruleTree(
      [
        { question: { feature: name, threshold: 1 }, rows: 9, prediction: name, share: 0.5 },
        { parent: 0, answer: 'yes', rows: 5, prediction: name, share: 1 },
        { parent: 0, answer: 'no', rows: 4, prediction: 'other', share: 1 },
      ],
      { rows: 'rows', prediction: name, question: name, share: 'share' },
    ),
  lines: (name) =>
    lineChart(
      [name, 'other'].map((line) => ({ name: line, x: [0, 1], y: [0, 1] })),
      { x: name, y: 'y' },
    ),
  figures: (name) => modelMetrics([{ model: name, metric: name, value: 1, low: 0, high: 2 }], { value: name }),
  importance: (name) => importanceBars([{ feature: name, value: 1, deviation: 0.5 }], { value: name, deviation: name }),
  dependenceLines: (name) =>
    dependenceLines(
      { outputs: [name, 'other'], x: [0, 1], mean: [0, 1, 1, 0], lines: [0, 1], marks: [0] },
      { x: name, y: 'y' },
    ),
  histogram: (name) =>
    histogram(
      { values: [1, 2, 3], groups: { names: [name, 'other'], of: [0, 1, 0] } },
      { value: name, count: 'rows', group: name },
    ),
  surface: (name) =>
    surfaceMap(
      { x: [0, 1], y: [0, 1], values: [0, 1, 2, 3] },
      [{ name, steps: [0, 1], x: [0, 1], y: [0, 1], values: [0, 1] }],
      { x: name, y: 'y', value: name, rank: 'rank', step: 'step' },
      false,
    ),
  'word map': () => wordMap(words, 0, t),
  'word bars': (name) => wordBars([{ word: name, value: 1 }], name, t),
  'word heat map': () => probabilityHeatmap(words, Array.from(strangeNames.keys()), t),
};

/** What stands in a picture, of which long names are cut: without invisible signs, as text. */
const inPicture = (name: string) => plotText(name).replace('\u2060', '').slice(0, 14);
const textOf = (svg: string) =>
  svg
    .replaceAll('\u2060', '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('names that mean something to others', () => {
  it.each(Object.keys(specs).map((plot, i) => [plot, i] as const))('stand in a plot: %s', async (plot, place) => {
    // Every other name, others in the next plot: each is in a dozen.
    for (const name of strangeNames.filter((_, i) => (i + place) % 2 === 0))
      expect(textOf(await plotSvg(specs[plot]?.(name) ?? {})), name).toContain(inPicture(name));
  });

  it('stand in every view and file of a report, of predictions and of an explanation, and in the HTML report', async () => {
    const values = { report, predictions, explanation: { ...explanationOf('x'), features: ['toString', '__proto__'] } };
    for (const value of Object.values(values)) {
      for (const view of await viewsOf(value, t, noTable)) {
        if (view.view === 'plot' || view.view === 'confusion') expect(await plotSvg(view.spec)).toMatch(/^<svg/);
      }
      for (const format of formatsOf(value.type))
        expect((await filesIn(format, value, t)).length, format).toBeGreaterThan(0);
    }
    const document = {
      ...emptyDocument(),
      nodes: Object.fromEntries(
        Object.keys(values).map((id) => [id, { id, kind: 'evaluate.metrics', kindVersion: 1, params: {} }]),
      ) as unknown as PipelineDocument['nodes'],
      cells: Object.keys(values),
    };
    const outputs = new Map(Object.entries(values).map(([id, value]) => [id, { out: value }]));
    const html = await htmlReport({ title: '__proto__', document, outputs, readTable: noTable }, t);
    expect(html).not.toContain(t('studio.results.plotFailed'));
    for (const name of strangeNames.filter((one) => !/["'&<\n\u2029]/.test(one) && one.length < 99))
      expect(html).toContain(name);
  });

  it('leave a plot that cannot be drawn as a line of words', async () => {
    expect(await plotSvgOr('No <plot>', { mark: 'nothing', data: { values: [{}] } })).toMatch(/^<svg.*No &lt;plot>/);
  });
});
