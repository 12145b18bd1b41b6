// Every type of value has views in both languages, and a summary whose names scripts rely on.
import { describe, expect, it } from 'vitest';
import type { ResultView } from '#shared/protocol/results.ts';
import { hasWords, translator } from '#shared/text/translate.ts';
import { languages } from '#shared/text/language.ts';
import { plotSvg } from '#engine/results/svg.ts';
import { summaryOf } from '#engine/kinds/kinds.ts';
import { comparison, twoClasses } from '#test/support/report-samples.ts';
import { viewsOf } from '#engine/kinds/kinds.ts';
import { oneInput, oneOutputModel } from '#test/support/one-input.ts';
import type { OneSplit } from '#test/support/one-input.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import type { PredictionsValue } from '#engine/values/predictions.ts';
import type { ReportValue } from '#engine/values/report.ts';
import { oneTable as readTable } from '#test/support/no-table.ts';
import type { WireValue } from '#engine/values/wire-value.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';
import { refTo } from '#engine/network/build-network.ts';

const target = { name: 'kind', kind: 'classes', classes: ['a', 'b', 'c'] } as const;

function split(rows: number, size: number): OneSplit {
  return {
    rows,
    x: Float32Array.from({ length: rows * size }, (_, i) => (i % 7) - 3),
    y: Float32Array.from({ length: rows }, (_, i) => i % 3),
    source: Int32Array.from({ length: rows }, (_, i) => i),
  };
}

const pictures = oneInput({
  shape: [2, 2, 1],
  features: ['p0', 'p1', 'p2', 'p3'],
  target,
  preprocessing: [{ step: 'standardise', mean: Float64Array.of(1, 1, 1, 1), scale: Float64Array.of(2, 2, 2, 2) }],
  splits: { train: split(5, 4), validation: split(0, 4), test: split(3, 4) },
});

const network = {
  layers: [
    { name: 'x', className: 'InputLayer', config: { batch_shape: [null, 4] }, calls: [] },
    { name: 'out', className: 'Dense', config: { units: 3, activation: 'softmax' }, calls: [[refTo('x')]] },
  ],
  inputs: [refTo('x')],
  outputs: [refTo('out')],
};

const history = [1, 2].map((epoch) => ({
  epoch,
  epochs: 2,
  seconds: 0.1,
  logs: { accuracy: 0.5, loss: 1 / epoch, val_loss: epoch === 2 ? null : 0.7 },
}));

const model = oneOutputModel({
  network,
  weights: [
    { layer: 'out', name: 'kernel', shape: [4, 3], values: new Float32Array(12), trainable: true },
    { layer: 'out', name: 'bias', shape: [3], values: new Float32Array(3), trainable: true },
  ],
  loss: { className: 'CategoricalCrossentropy', config: {} },
  optimizer: { className: 'Adam', config: {}, wholeBatch: false },
  shape: [4],
  features: ['p0', 'p1', 'p2', 'p3'],
  target,
  preprocessing: [],
  history,
  stopped: 'early',
});

const explanation: ExplanationValue = {
  type: 'explanation',
  method: 'exact',
  features: ['u', 'v'],
  outputs: ['a', 'b', 'c'],
  rows: 2,
  values: Float64Array.from({ length: 12 }, (_, i) => i / 10 - 0.5),
  base: Float64Array.of(0.2, 0.3, 0.5),
  predictions: Float64Array.of(0.1, 0.7, 0.2, 0.9, 0.05, 0.05),
  data: Float32Array.of(1, 2, 3, 4),
  source: Int32Array.of(10, 11),
  additivityError: 1e-8,
  backgroundRows: 9,
  evaluations: 72,
};

const wordVectors: WordVectorsValue = {
  type: 'wordVectors',
  objective: 'twoTables',
  words: ['the', 'king', 'queen'],
  counts: Int32Array.of(5, 2, 2),
  dimension: 2,
  vectors: Float32Array.of(1, 0, 0, 1, 0.1, 0.9),
  contexts: Float32Array.of(0, 0, 1, 1, 1, 0),
  logSums: Float64Array.of(1.5, 1.4, 1.3),
  points: Float32Array.of(1, 0, -0.5, 0.1, -0.5, -0.1),
  explained: Float64Array.of(0.9, 0.1),
  listed: 2,
  tokens: 9,
  pairs: 14,
  history,
};

const predictions: PredictionsValue = {
  type: 'predictions',
  split: 'test',
  target,
  rows: 2,
  units: 3,
  outputs: Float32Array.of(0.1, 0.7, 0.2, 0.9, 0.05, 0.05),
  truth: Float32Array.of(1, 2),
  source: Int32Array.of(10, 11),
};

const evaluation: ReportValue = {
  type: 'report',
  title: 'evaluation',
  metrics: { loss: null, accuracy: 0.75 },
  confusion: {
    classes: ['a', 'b', 'c'],
    counts: [
      [1, 0, 0],
      [0, 2, 1],
      [0, 0, 0],
    ],
  },
};

const values: Record<string, WireValue> = {
  table: { type: 'table', file: 'nowhere', columns: [{ name: 'u', type: 'number' }], rows: 7 },
  pictures,
  layer: { type: 'layer', network },
  'word vectors': wordVectors,
  optimizer: {
    type: 'optimizer',
    className: 'Adam',
    config: { learning_rate: 0.001, amsgrad: false },
    wholeBatch: false,
  },
  'scheduled optimizer': {
    type: 'optimizer',
    className: 'SGD',
    config: {
      learning_rate: {
        class_name: 'CosineDecay',
        config: { initial_learning_rate: 0, warmup_target: 0.4, warmup_steps: 100, decay_steps: 900 },
      },
      momentum: 0.9,
    },
    wholeBatch: false,
  },
  'optimizer on a plateau': {
    type: 'optimizer',
    className: 'SGD',
    config: { learning_rate: 0.1 },
    wholeBatch: false,
    reduceOnPlateau: { factor: 0.5, patience: 3, cooldown: 0, minDelta: 0.0001, minRate: 0.01 },
  },
  model,
  history: { type: 'report', title: 'history', metrics: { loss: 0.5 }, history },
  evaluation,
  regression: {
    type: 'report',
    title: 'evaluation',
    metrics: { r2_score: 0.9 },
    scatter: { truth: Float32Array.of(1, 2), predicted: Float32Array.of(1, 3) },
  },
  'evaluation of two classes': twoClasses,
  comparison,
  folds: {
    type: 'report',
    title: 'crossValidation',
    metrics: { accuracy: 0.8, accuracy_std: 0.1 },
    tables: [
      {
        id: 'folds',
        columns: [
          { key: 'fold', type: 'integer' },
          { name: 'accuracy', type: 'number' },
        ],
        rows: [
          [1, 0.9],
          [2, 0.7],
        ],
      },
    ],
  },
  predictions,
  'binary predictions': {
    ...predictions,
    units: 1,
    outputs: Float32Array.of(0.2, 0.8),
    target: { name: 'k', kind: 'binary', classes: ['no', 'yes'] },
  },
  'number predictions': {
    ...predictions,
    units: 1,
    outputs: Float32Array.of(3, -8),
    target: { name: 'k', kind: 'number', classes: [] },
  },
  explanation,
  'explanation of one row': { ...explanation, rows: 1 },
};

function kinds(views: readonly ResultView[]): string[] {
  return views.map((view) => (view.view === 'plot' ? `plot ${view.id}` : view.view));
}

describe('views', () => {
  it.each(Object.entries(values))('of %s have titles in every language and plots that draw', async (_, value) => {
    for (const language of languages) {
      const views = await viewsOf(value, translator(language), readTable);
      expect(views.length).toBeGreaterThan(0);
      for (const view of views) {
        expect(hasWords(language, view.title), view.title).toBe(true);
        if (view.view === 'plot') expect(await plotSvg(view.spec, 300)).toMatch(/^<svg/);
      }
      const plots = kinds(views).filter((kind) => kind.startsWith('plot'));
      expect(new Set(plots).size).toBe(plots.length);
    }
  });

  it.each([
    { scaled: 'range', text: 'squared errors' },
    { scaled: 'logarithm', text: 'the scaled logarithm of “price”' },
  ] as const)('of a training say of what its numbers are, by $scaled', async ({ scaled, text }) => {
    const learnt = [{ name: 'price', kind: 'number', classes: [], scaled }] as const;
    const said = { view: 'text', title: 'view.learntTarget', markdown: expect.stringContaining(text) as string };
    const values = [
      { ...model, targets: learnt },
      { type: 'report', title: 'history', metrics: {}, history, learnt },
    ] as const;
    for (const value of values) expect(await viewsOf(value, translator('en'), readTable)).toContainEqual(said);
  });

  it('come with the most telling first', async () => {
    const t = translator('en');
    const of = async (name: string): Promise<string[]> => kinds(await viewsOf(values[name] as WireValue, t, readTable));
    expect(await of('table')).toEqual(['table', 'table', 'text', 'table']);
    expect(await of('pictures')).toEqual(['images', 'metrics', 'table', 'table']);
    expect(await of('layer')).toEqual(['network']);
    expect(await of('optimizer')).toEqual(['metrics']);
    expect(await of('scheduled optimizer')).toEqual(['plot learning-rate', 'metrics']);
    expect(await of('optimizer on a plateau')).toEqual(['metrics']);
    expect(await of('model')).toEqual(['plot curve-loss', 'plot curve-accuracy', 'metrics', 'network']);
    const eager = await viewsOf({ ...model, eagerBecause: 'needs the native kernels' }, t, readTable);
    expect(eager.at(-1)).toMatchObject({
      view: 'text',
      title: 'view.training',
      markdown: expect.stringContaining('needs the native kernels'),
    });
    expect(await of('history')).toEqual(['plot curve-loss', 'plot curve-accuracy', 'metrics', 'table']);
    expect(await of('evaluation')).toEqual(['metrics', 'confusion']);
    expect(await of('regression')).toEqual(['metrics', 'plot scatter', 'plot residuals', 'plot residual-histogram']);
    expect(await of('predictions')).toEqual(['plot histogram', 'table']);
    expect(await of('explanation')).toEqual(['plot shap-bar', 'explanation', 'metrics', 'table']);
    expect(await of('word vectors')).toEqual([
      'plot word-map',
      'words',
      'plot word-heatmap',
      'plot curve-loss',
      'plot curve-accuracy',
      'metrics',
      'table',
    ]);
    expect(await of('explanation of one row')).toEqual(['explanation', 'metrics', 'table']);
  });

  it('show pictures with preprocessing undone and their class', async () => {
    const [images] = await viewsOf(pictures, translator('en'), readTable);
    if (images?.view !== 'images') throw new Error('no pictures');
    expect(images).toMatchObject({ width: 2, height: 2, channels: 1 });
    expect(images.images.map((image) => image.label)).toEqual(['a', 'b', 'c', 'a', 'b']);
    // x runs −3 … 3, so the range of raw values is −5 … 7.
    expect([...(images.images[0]?.pixels ?? [])]).toEqual([0, 43, 85, 128]);
  });

  it('show every layer with its shape and parameters', async () => {
    const [view] = await viewsOf(values['layer'] as WireValue, translator('en'), readTable);
    expect(view).toEqual({
      view: 'network',
      title: 'view.network',
      layers: [
        { name: 'x', kind: 'InputLayer', shape: [4], parameters: 0 },
        { name: 'out', kind: 'Dense', shape: [3], parameters: 15 },
      ],
    });
  });

  it('show how a scheduled rate goes on', async () => {
    const [view, settings] = await viewsOf(values['scheduled optimizer'] as WireValue, translator('en'), readTable);
    if (view?.view !== 'plot') throw new Error('no plot');
    const { values: points } = view.spec['data'] as { values: { update: number; rate: number }[] };
    expect(points.at(0)).toEqual({ update: 0, rate: 0 });
    expect(points.at(-1)).toEqual({ update: 1100, rate: 0 });
    expect(Math.max(...points.map(({ rate }) => rate))).toBeCloseTo(0.4, 3);
    expect(settings).toMatchObject({
      metrics: expect.arrayContaining([
        { name: 'momentum', value: 0.9 },
        { name: 'warmup_steps', value: 100 },
      ]),
    });
  });

  it('know the rows behind the points of a regression', async () => {
    const rows = {
      total: 2,
      source: Int32Array.of(40, 41),
      truth: Float32Array.of(1, 2),
      predicted: Float32Array.of(1.5, 1.5),
      score: new Float32Array(),
      features: ['length'],
      values: Float32Array.of(7, 8),
    };
    const scatter = { truth: rows.truth, predicted: rows.predicted };
    const report: WireValue = { type: 'report', title: 'evaluation', metrics: {}, scatter, rows };
    const views = await viewsOf(report, translator('en'), readTable);
    for (const id of ['scatter', 'residuals']) {
      const view = views.find((one) => one.view === 'plot' && one.id === id);
      if (view?.view !== 'plot') throw new Error(`no ${id}`);
      expect(view.rows).toBe(rows);
      const { values: points } = view.spec['data'] as { values: { row: number }[] };
      expect(points.map(({ row }) => row)).toEqual([41, 42]);
    }
  });

  it('open the rows of a cell, and the worst mistakes as pictures', async () => {
    const rows = {
      total: 3,
      source: Int32Array.of(4, 5, 6),
      truth: Float32Array.of(0, 1, 0),
      predicted: Float32Array.of(1, 1, 1),
      score: Float32Array.of(0.9, 0.8, 0.6),
      features: [],
      values: Float32Array.from({ length: 12 }, (_, i) => i),
      picture: [2, 2, 1],
    };
    const target = { name: 'kind', kind: 'binary', classes: ['a', 'b'] } as const;
    const views = await viewsOf({ ...evaluation, rows, target }, translator('en'), readTable);
    expect(views.find(({ view }) => view === 'confusion')).toMatchObject({ rows });
    const mistakes = views.find(({ view }) => view === 'images');
    if (mistakes?.view !== 'images') throw new Error('no pictures');
    expect(mistakes.images.map(({ label }) => label)).toEqual(['a → b', 'a → b']);
    // The first row, held to be b with 0.9, is worse than the last.
    expect([...(mistakes.images[0]?.pixels ?? [])]).toEqual([0, 23, 46, 70]);
  });
});

describe('summaries', () => {
  it('have the names that scripts read', () => {
    expect(summaryOf(values['table'] as WireValue)).toEqual({ rows: 7, columns: ['u'] });
    expect(summaryOf(pictures)).toEqual({
      rows: { train: 5, validation: 0, test: 3 },
      shape: [2, 2, 1],
      features: 4,
      target: 'kind',
      classes: ['a', 'b', 'c'],
    });
    expect(summaryOf(values['layer'] as WireValue)).toEqual({ layers: 2, output: ['out'] });
    expect(summaryOf(values['optimizer'] as WireValue)).toEqual({ name: 'Adam', learning_rate: 0.001 });
    expect(summaryOf(values['scheduled optimizer'] as WireValue)).toEqual({
      name: 'SGD',
      momentum: 0.9,
      schedule: 'CosineDecay',
    });
    expect(summaryOf(values['optimizer on a plateau'] as WireValue)).toEqual({
      name: 'SGD',
      learning_rate: 0.1,
      schedule: 'ReduceLROnPlateau',
    });
    expect(summaryOf(model)).toEqual({
      accuracy: 0.5,
      loss: 0.5,
      val_loss: null,
      epochs: 2,
      parameters: 15,
      stopped: 'early',
    });
    expect(summaryOf(evaluation)).toEqual({ loss: null, accuracy: 0.75 });
    expect(summaryOf(predictions)).toEqual({ rows: 2, split: 'test', outputs: 3 });
    expect(summaryOf(explanation)).toEqual({
      method: 'exact',
      rows: 2,
      features: 2,
      outputs: ['a', 'b', 'c'],
      baseValues: [0.2, 0.3, 0.5],
      largestAdditivityError: 1e-8,
      backgroundRows: 9,
      evaluations: 72,
    });
  });

  it('turn what is not finite into null', () => {
    const broken = summaryOf({ ...evaluation, metrics: { loss: Number.POSITIVE_INFINITY, accuracy: Number.NaN } });
    expect(broken).toEqual({ loss: null, accuracy: null });
    expect(summaryOf({ ...explanation, base: Float64Array.of(Number.NaN) })).toMatchObject({ baseValues: [null] });
  });
});
