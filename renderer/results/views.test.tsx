// What the views of results say as markup: names for a screen reader, numbers, what is there and what is not.
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { ConfusionView } from '#renderer/results/views/confusion.tsx';
import { ExplanationView } from '#renderer/results/views/explanation.tsx';
import { MetricsView } from '#renderer/results/views/metrics.tsx';
import { WordsExplorer } from '#renderer/results/views/words.tsx';
import type { ResultView } from '#shared/protocol/results.ts';

/** Plots are drawn by a browser; how they look is in the end-to-end tests. */
vi.mock('#renderer/results/VegaPlot.tsx', () => ({ VegaPlot: () => null }));

const counts = [
  [40, 2],
  [3, 69],
];
const confusion: Extract<ResultView, { view: 'confusion' }> = {
  view: 'confusion',
  title: 'view.confusionMatrix',
  classes: ['ill', 'well'],
  counts,
  spec: {},
};
const rows = {
  total: 1,
  source: Int32Array.of(4),
  truth: Float32Array.of(0),
  predicted: Float32Array.of(0),
  score: Float32Array.of(0.25),
  features: [],
  values: new Float32Array(),
};
const cuts = {
  negatives: 42,
  positives: 72,
  threshold: 0.5,
  costs: { falsePositive: 1, falseNegative: 5 },
  truePositives: Float64Array.from({ length: 1001 }, (_, i) => Math.round(72 * (1 - i / 1000))),
  falsePositives: Float64Array.from({ length: 1001 }, (_, i) => Math.round(42 * (1 - i / 1000))),
};

describe('a confusion matrix', () => {
  it('names every cell for a screen reader, and is pressed where rows are behind it', () => {
    const html = renderToStaticMarkup(<ConfusionView view={{ ...confusion, rows }} />);
    expect(html).toContain('Show the rows that are well and predicted ill: </span><b>3</b>');
    expect(html.match(/<button[^>]*confusion-cell/g)).toHaveLength(4);
    expect(html).toContain('95.8 %');
  });

  it('has no buttons without rows, and no slider without thresholds', () => {
    const html = renderToStaticMarkup(<ConfusionView view={confusion} />);
    expect(html).not.toMatch(/<button[^>]*confusion-cell/);
    expect(html).not.toContain('type="range"');
  });

  it('begins at the threshold of the evaluation, with its own counts', () => {
    const html = renderToStaticMarkup(<ConfusionView view={{ ...confusion, rows, cuts }} />);
    expect(html).toMatch(/type="range"[^>]*value="0.5"|value="0.5"[^>]*type="range"/);
    expect(html).toContain('Threshold for well');
    expect(html).toContain('<b>40</b>');
    // 109 of 114 rows are right.
    expect(html).toContain('95.6 %');
  });
});

describe('an explanation', () => {
  const explained = {
    features: ['a', 'b'],
    outputs: ['u', 'v'],
    rows: 3,
    values: new Float64Array(12).fill(0.1),
    base: Float64Array.of(0, 0),
    predictions: Float64Array.of(0.2, 0.2, 0.2, 0.2, 0.2, 0.2),
    data: Float32Array.of(1, 2, 3, 4, 5, 6),
    source: Int32Array.of(7, 8, 9),
  };

  it('offers plot, output and row by name, and says when rows are left out', () => {
    const view = { view: 'explanation', title: 'view.explore', total: 90_000, explained } as const;
    const html = renderToStaticMarkup(<ExplanationView view={view} />);
    for (const name of ['Plot', 'Output', 'Row']) expect(html).toMatch(new RegExp(`>${name}</`));
    expect(html).toContain('3 of 90,000 explained rows are shown');
  });
});

describe('figures', () => {
  it('have their interval in words and as a bar where it is a share', () => {
    const metrics = [
      { name: 'accuracy', value: 0.9, interval: { low: 0.85, high: 0.95 } },
      { name: 'mean_absolute_error', value: 12, interval: { low: 10, high: 14 } },
    ];
    const html = renderToStaticMarkup(<MetricsView metrics={metrics} />);
    expect(html).toContain('85.0 % – 95.0 %');
    expect(html.match(/result-metric-bar/g)).toHaveLength(1);
    expect(html).toMatch(/x1="85" x2="95"/);
  });
});

describe('word vectors', () => {
  const view: Extract<ResultView, { view: 'words' }> = {
    view: 'words',
    title: 'view.words',
    total: 500,
    listed: 2,
    words: {
      words: ['the', 'king', 'queen'],
      counts: Int32Array.of(3, 2, 1),
      dimension: 2,
      vectors: Float32Array.of(1, 0, 0, 1, 0.1, 0.9),
      logSums: Float64Array.of(1, 1, 1),
      points: new Float32Array(6),
      explained: Float64Array.of(0.9, 0.1),
    },
  };

  it('begin with the words nearest to the most frequent one, and say that some are not shown', () => {
    const html = renderToStaticMarkup(<WordsExplorer view={view} />);
    expect(html).toContain('data-question="nearest"');
    expect(html).toContain('Nearest to “the”');
    expect(html).toContain('The 3 most frequent of 500 words are shown.');
  });
});
