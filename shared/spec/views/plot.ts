// A plot, whose points may open their rows and whose trajectories may be stepped along.
import { z } from 'zod';
import { numbers } from '#shared/protocol/sent.ts';
import type { Sent } from '#shared/protocol/sent.ts';
import { rowsView } from '#shared/spec/views/rows-view.ts';
import { defineView, plotOfView } from '#shared/spec/views/view.ts';
import { inBoth } from '#shared/text/in-both.ts';

/** Trajectories, from step 0 to `last`. */
const trajectoriesView = z.strictObject({
  last: z.int(),
  paths: z.array(
    z.strictObject({
      name: z.string(),
      /** Rising; some may be left out. */
      steps: numbers('Int32Array'),
      /** At each of them. */
      values: numbers('Float64Array'),
    }),
  ),
});
export type TrajectoriesView = Sent<typeof trajectoriesView>;

const schema = z.strictObject({
  view: z.literal('plot'),
  id: z.string(),
  title: z.string(),
  spec: plotOfView,
  /** What is known of the rows behind its points, found by a point's `row`. */
  rows: rowsView.optional(),
  /** Trajectories across the plot; its spec has a parameter `upTo`. */
  walk: trajectoriesView.optional(),
});
export type PlotResult = Sent<typeof schema>;

export const plot = defineView({
  schema,
  view: 'plot',
  group: 'reasons',
  groupOfTitle: {
    'view.threshold': 'quality',
    'view.cost': 'quality',
    'view.modelFigures': 'quality',
    'view.roc': 'curves',
    'view.precisionRecall': 'curves',
    'view.calibration': 'curves',
    'view.gain': 'curves',
    'view.lift': 'curves',
    'view.learningCurve': 'curves',
    'view.learningRate': 'curves',
    'view.dataSize': 'curves',
    'view.lossSurface': 'curves',
    'view.lossByUpdate': 'curves',
    'view.scatter': 'errors',
    'view.residuals': 'errors',
    'view.residualHistogram': 'errors',
    'view.histogram': 'data',
    'view.correlations': 'data',
    'view.pointMap': 'data',
    'view.wordMap': 'data',
    'view.wordHeatmap': 'data',
  },
  words: inBoth({
    en: {
      words: {
        update: 'Update',
        step: '{{step}} of {{last}}',
        play: 'Play',
        pause: 'Pause',
        losses: 'Loss after this update',
        row: 'Row {{row}}',
        closeRow: 'Close this row',
      },
    },
    zh: {
      words: {
        update: '更新',
        step: '第 {{step}} / {{last}} 次',
        play: '播放',
        pause: '暂停',
        losses: '此次更新后的损失',
        row: '第 {{row}} 行',
        closeRow: '关闭此行',
      },
    },
  }),
  page: ({ spec }, page) => page.plot(spec),
  plot: ({ id, spec }) => ({ id, spec }),
});
