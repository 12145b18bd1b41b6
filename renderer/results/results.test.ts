// The pure parts of the result views: pages of long tables, scales of curves, pictures, tooltips and titles.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestEpoch, curveSeries, roundTicks, secondsLeft } from '#renderer/results/curve-scale.ts';
import { metricName, metricValue } from '#renderer/results/metric-words.ts';
import { cellAt, missingPages, pageRows, pagesOf, visibleRange } from '#renderer/results/table-pages.ts';
import { compactSpec, crowded, sized, tooltipRows } from '#renderer/results/plot-spec.ts';
import { withoutRepeats } from '#renderer/results/port-views.ts';
import { toRgba } from '#renderer/results/pixels.ts';
import { primaryView } from '#renderer/results/primary-view.ts';
import type { ResultView } from '#shared/protocol/results.ts';
import { translator } from '#shared/text/translate.ts';

const log = (epoch: number, logs: Record<string, number | null>, epochs = 10) => ({
  epoch,
  epochs,
  seconds: 0.5,
  logs,
});

describe('pages of a table', () => {
  const slice = { columns: [], rows: [[0], [1], [2], [3], [4]], offset: 0, total: 7 };
  it('keeps whole pages only, and the last one to the end', () => {
    expect([...pagesOf(slice, 2).keys()]).toEqual([0, 1]);
    expect([...pagesOf({ ...slice, rows: [[4], [5], [6]], offset: 4 }, 2).keys()]).toEqual([2, 3]);
  });
  it('finds the cell of a row, and asks for the pages that are missing', () => {
    const pages = pagesOf(slice, 2);
    expect([cellAt(pages, 3, 0, 2), cellAt(pages, 4, 0, 2)]).toEqual([3, undefined]);
    expect(missingPages(pages, 1, 6, 2)).toEqual([2, 3]);
  });
  it('asks for fewer rows of wide tables, never more than the contract allows', () => {
    expect([pageRows(1), pageRows(1001), pageRows(10_000)]).toEqual([200, 39, 20]);
  });
});

it('draws exactly the columns in view', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 1, max: 300 }),
      (widths, start, size) => {
        const edges = widths.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [0]);
        const from = Math.min(start, (edges.at(-1) ?? 1) - 1);
        const { first, last } = visibleRange(edges, from, from + size);
        const inView = widths
          .map((_, at) => at)
          .filter((at) => (edges[at + 1] ?? 0) > from && (edges[at] ?? 0) < from + size);
        expect([first, last]).toEqual([inView[0], inView.at(-1)]);
      },
    ),
  );
});

describe('a learning curve', () => {
  const epochs = [
    log(1, { accuracy: 0.5, val_accuracy: 0.6, loss: 0.9, val_loss: 0.8 }),
    log(2, { accuracy: 0.7, val_accuracy: 0.55, loss: null, val_loss: 0.85 }),
  ];
  it('has one series per metric, loss first, with gaps for what is not finite', () => {
    expect(curveSeries(epochs)).toEqual([
      { metric: 'loss', training: [0.9, null], validation: [0.8, 0.85], soFar: null },
      { metric: 'accuracy', training: [0.5, 0.7], validation: [0.6, 0.55], soFar: null },
    ]);
  });
  it('has the epoch in progress beside those that are done, also when it is the first', () => {
    const soFar = log(3, { loss: 0.4 });
    expect(curveSeries(epochs, soFar).map((series) => series.soFar)).toEqual([0.4, null]);
    expect(curveSeries([], soFar)).toEqual([{ metric: 'loss', training: [], validation: [], soFar: 0.4 }]);
  });
  it('names the best epoch by what is better', () => {
    expect(bestEpoch(epochs, 'val_loss')).toEqual({ epoch: 1, value: 0.8 });
    expect(bestEpoch(epochs, 'accuracy')).toEqual({ epoch: 2, value: 0.7 });
    expect(bestEpoch([], 'loss')).toBeNull();
  });
  it('reckons the time left from the latest epochs', () => {
    expect(secondsLeft(epochs)).toBe(4);
    expect(secondsLeft([log(10, {})])).toBe(0);
    expect(secondsLeft([])).toBeNull();
  });
  it('has round ticks around all values', () => {
    expect(roundTicks(0.123, 0.41, 4)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (low, size) => {
          const ticks = roundTicks(low, low + size, 4);
          const room = size * 1e-6 + 1e-9;
          expect((ticks[0] ?? 0) <= low + room && (ticks.at(-1) ?? 0) >= low + size - room).toBe(true);
          expect(ticks.length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });
  it('has ticks for a flat line', () => {
    const ticks = roundTicks(0.5, 0.5, 3);
    expect(Math.min(...ticks) < 0.5 && Math.max(...ticks) > 0.5).toBe(true);
  });
});

describe('metrics', () => {
  const t = translator('en');
  it('are named for people, and keep a name that nobody translated', () => {
    expect(
      ['val_accuracy', 'mean_squared_error', 'my_metric', 'Training rows'].map((name) => metricName(name, t)),
    ).toEqual(['Accuracy (validation)', 'Mean squared error', 'my metric', 'Training rows']);
  });
  it('show shares in percent', () => {
    expect([metricValue('val_accuracy', 0.9649), metricValue('loss', 0.12345), metricValue('loss', null)]).toEqual([
      '96.5 %',
      '0.1235',
      '–',
    ]);
  });
});

describe('a plot in its place', () => {
  const spec = {
    width: 'container',
    height: 180,
    encoding: {
      x: { field: 'a', type: 'quantitative', title: 'A', axis: { format: 'd' } },
      color: { field: 'c' },
      tooltip: [{ field: 'a' }],
    },
    layer: [{ mark: 'bar', encoding: { y: { field: 'b', axis: null }, opacity: { value: 0.5 } } }],
  };
  it('takes the width of its container, and the height where its own is a number', () => {
    expect(sized(spec, { width: 300, height: 90 })).toEqual({ ...spec, width: 300, height: 90 });
    expect(sized({ height: { step: 20 } }, { width: 300, height: 90 })).toEqual({ height: { step: 20 } });
  });
  it('loses titles and legends where it is small, and nothing else', () => {
    const axis = { title: null, labelLimit: 92, labelFontSize: 13, tickCount: 3, grid: false };
    expect(compactSpec(spec)).toEqual({
      width: 'container',
      height: 180,
      encoding: {
        x: { field: 'a', type: 'quantitative', title: null, axis: { format: 'd', ...axis } },
        color: { field: 'c', legend: null },
        tooltip: [{ field: 'a' }],
      },
      layer: [{ mark: 'bar', encoding: { y: { field: 'b', axis: null }, opacity: { value: 0.5 } } }],
    });
  });
  it('draws the steps of a small plot closer together', () => {
    expect(compactSpec({ height: { step: 20 } })).toEqual({ height: { step: 19 } });
  });
  it('is never smaller than the plot needs, except beneath a node', () => {
    const needy = { width: 'container', height: 300, usermeta: { leastWidth: 500, leastHeight: 400 } };
    expect(sized(needy, { width: 320, height: 220 })).toMatchObject({ width: 500, height: 400 });
    expect(sized(needy, { width: 900, height: 460 })).toMatchObject({ width: 900, height: 460 });
    expect(sized(needy, { width: 200, height: 110, compact: true })).toMatchObject({ width: 200, height: 110 });
  });
  it('shows no two labels on one another, and the later of two', () => {
    const box = (left: number, top: number) => ({ left, right: left + 10, top, bottom: top + 5 });
    expect(crowded([box(0, 0), box(5, 2), box(20, 0), box(12, 4)])).toEqual(new Set([1, 2]));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))), (places) => {
        const boxes = places.map(([left, top]) => box(left, top));
        const hidden = crowded(boxes);
        const kept = boxes.filter((_, at) => !hidden.has(at));
        const overlap = kept.some((one, i) =>
          kept.slice(i + 1).some((two) => Math.abs(one.left - two.left) < 10 && Math.abs(one.top - two.top) < 5),
        );
        return !overlap && (boxes.length === 0 || !hidden.has(boxes.length - 1));
      }),
    );
  });
  it('tells what is under the pointer as pairs', () => {
    expect([tooltipRows({ epoch: 3, ' ': 'training' }), tooltipRows('x'), tooltipRows(null)]).toEqual([
      [
        ['epoch', '3'],
        ['', 'training'],
      ],
      [['', 'x']],
      [],
    ]);
    expect(tooltipRows({ answer: 'null', value: null, share: 'NaN', zero: '0' })).toEqual([
      ['answer', '–'],
      ['value', '–'],
      ['share', '–'],
      ['zero', '0'],
    ]);
  });
});

it('leaves out what one output repeats of another', () => {
  const plot = (id: string): ResultView => ({ view: 'plot', id, title: 'view.x', spec: {} });
  const metrics = (...names: string[]): ResultView => ({
    view: 'metrics',
    title: 'view.x',
    metrics: names.map((name) => ({ name, value: 1 })),
  });
  const views = [
    { port: 'model', view: plot('curve-loss') },
    { port: 'model', view: metrics('loss', 'epochs') },
    { port: 'history', view: plot('curve-loss') },
    { port: 'history', view: metrics('loss') },
    { port: 'history', view: metrics('loss', 'best') },
  ];
  expect(withoutRepeats(views)).toEqual([views[0], views[1], views[4]]);
});

it('draws grey and coloured pixels', () => {
  expect([...toRgba(Uint8Array.of(7, 9), 2, 1)]).toEqual([7, 7, 7, 255, 9, 9, 9, 255]);
  expect([...toRgba(Uint8Array.of(1, 2, 3), 1, 3)]).toEqual([1, 2, 3, 255]);
});

it('shows the most telling view beneath a node', () => {
  const metrics: ResultView = { view: 'metrics', title: 'view.metrics', metrics: [] };
  const swarm: ResultView = { view: 'plot', id: 'beeswarm', title: 'view.beeswarm', spec: {} };
  const bar: ResultView = { view: 'plot', id: 'shap-bar', title: 'view.shapBar', spec: {} };
  expect(primaryView([swarm, bar, metrics], 'explain.shap')).toBe(bar);
  expect(primaryView([swarm, metrics], 'evaluate.evaluate')).toBe(metrics);
  expect(primaryView([swarm, metrics], 'data.csv')).toBe(swarm);
  expect(primaryView([metrics, swarm], 'train.fit')).toBe(metrics);
  expect(primaryView([metrics, swarm], 'train.descentView')).toBe(swarm);
  expect(primaryView([swarm, metrics], 'explain.surrogateTree')).toBe(metrics);
  expect(primaryView([], 'data.csv')).toBeUndefined();
});
