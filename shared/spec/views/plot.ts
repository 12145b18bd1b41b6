// A plot, whose points may open their rows and whose trajectories may be stepped along.
import type { RowsView } from '#shared/spec/views/rows-view.ts';
import { defineView, inBoth } from '#shared/spec/views/view.ts';
import type { PlotOfView } from '#shared/spec/views/view.ts';

/** Trajectories, from step 0 to `last`. */
export interface TrajectoriesView {
  readonly last: number;
  readonly paths: readonly {
    readonly name: string;
    /** Rising; some may be left out. */
    readonly steps: Int32Array;
    /** At each of them. */
    readonly values: Float64Array;
  }[];
}

export interface PlotResult {
  readonly view: 'plot';
  readonly id: string;
  readonly title: string;
  readonly spec: PlotOfView;
  /** What is known of the rows behind its points, found by a point's `row`. */
  readonly rows?: RowsView;
  /** Trajectories across the plot; its spec has a parameter `upTo`. */
  readonly walk?: TrajectoriesView;
}

export const plot = defineView<PlotResult>({
  view: 'plot',
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
