// Which classes are taken for which: counts, each cell coloured by its share of its true class, so that rare classes
// are as readable as common ones.
import { gradient, nameAxis, plot } from '#shared/plots/plot-frame.ts';
import type { PlotSpec } from '#shared/plots/plot-frame.ts';

export interface ConfusionWords {
  readonly truth: string;
  readonly predicted: string;
  readonly count: string;
  readonly share: string;
}

/** Above this the counts would not fit their cells. */
const maxLabelled = 20;

/** `counts[truth][predicted]`. */
export function confusionMatrix(
  classes: readonly string[],
  counts: readonly (readonly number[])[],
  words: ConfusionWords,
): PlotSpec {
  const cells = counts.flatMap((row, i) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, j) => ({
      truth: classes[i],
      predicted: classes[j],
      count,
      share: total > 0 ? count / total : 0,
    }));
  });
  const cell = {
    mark: { type: 'rect', cornerRadius: 2 },
    encoding: {
      color: {
        field: 'share',
        type: 'quantitative',
        title: words.share,
        scale: { domain: [0, 1], scheme: 'blues' },
        legend: { ...gradient, titleLimit: 400, format: '.0%', values: [0, 0.5, 1] },
      },
      tooltip: [
        { field: 'truth', type: 'nominal', title: words.truth },
        { field: 'predicted', type: 'nominal', title: words.predicted },
        { field: 'count', type: 'quantitative', title: words.count },
        { field: 'share', type: 'quantitative', title: words.share, format: '.1%' },
      ],
    },
  };
  const label = {
    mark: { type: 'text', fontSize: 12 },
    encoding: {
      text: { field: 'count', type: 'quantitative', format: '.4~g' },
      // Cells keep their colours on every theme, so their text does too.
      color: { condition: { test: 'datum.share > 0.55', value: '#ffffff' }, value: '#08306b' },
    },
  };
  return plot(cells, {
    height: { step: classes.length > 12 ? 24 : 34 },
    encoding: {
      x: {
        field: 'predicted',
        type: 'nominal',
        title: words.predicted,
        sort: classes,
        axis: { labelAngle: classes.length > 4 ? -45 : 0, labelLimit: 90, ticks: false, domain: false },
      },
      y: { field: 'truth', type: 'nominal', sort: classes, axis: { ...nameAxis, title: words.truth } },
    },
    layer: classes.length > maxLabelled ? [cell] : [cell, label],
  });
}
