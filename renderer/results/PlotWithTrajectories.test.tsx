// Stepping along trajectories: what stands beside the plot at each step. How the plot follows is the browser's.
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { PlotWithTrajectories } from '#renderer/results/PlotWithTrajectories.tsx';
import { strideOf, valueAt } from '#renderer/results/trajectory-values.ts';

const drawn = vi.hoisted(() => vi.fn<(props: object) => null>(() => null));
vi.mock('#renderer/results/VegaPlot.tsx', () => ({ VegaPlot: drawn }));

const whole = { name: 'Adam', steps: Int32Array.of(0, 1, 2, 4, 6), values: Float64Array.of(9, 8, 7, 5, 3) };
const lost = { name: 'SGD', steps: Int32Array.of(0, 1), values: Float64Array.of(9, 50) };

it('knows where a way has come to, and that one has ended', () => {
  expect([0, 1, 3, 5, 6].map((step) => valueAt(whole, step, 6))).toEqual([9, 8, 7, 5, 3]);
  expect([0, 1, 2].map((step) => valueAt(lost, step, 6))).toEqual([9, 50, undefined]);
});

it('plays a long walk in larger steps', () => {
  expect([strideOf(10), strideOf(100), strideOf(5000)]).toEqual([1, 1, 50]);
});

it('starts at the end, with a slider, a button and the value of each way', () => {
  const view = { view: 'plot', id: 'loss-surface', title: 'view.lossSurface', spec: {} } as const;
  const html = renderToStaticMarkup(<PlotWithTrajectories view={view} walk={{ last: 6, paths: [whole, lost] }} />);
  expect(html).toContain('Play');
  expect(html).toContain('6 of 6');
  expect(html).toMatch(/<dt>Adam<\/dt><dd>3<\/dd>/);
  expect(html).toMatch(/<dt>SGD<\/dt><dd>–<\/dd>/);
  expect(drawn.mock.calls[0]?.[0]).toMatchObject({ params: { upTo: 6 } });
});
