// What a person sees of an evaluation and of a comparison: which views, in which order, in whose words.
import { noTable } from '#test/support/no-table.ts';
import { describe, expect, it } from 'vitest';
import { translator } from '#shared/text/translate.ts';
import { comparison, curveIds, twoClasses } from '#test/support/report-samples.ts';
import { summaryOf } from '#engine/kinds/kinds.ts';
import { viewsOf } from '#engine/kinds/kinds.ts';
import type { WireValue } from '#engine/values/wire-value.ts';

describe('views of reports', () => {
  const viewsIn = (value: WireValue, language: 'en' | 'zh') => viewsOf(value, translator(language), noTable);

  it('show figures with their intervals, then curves, then tables', async () => {
    const views = await viewsIn(twoClasses, 'en');
    expect(views[0]).toEqual({
      view: 'metrics',
      title: 'view.metrics',
      metrics: [
        { name: 'accuracy', value: 0.75, interval: { low: 0.5, high: 0.9 } },
        { name: 'best_threshold', value: 0.3 },
      ],
    });
    expect(views.slice(1, -1).map(({ title }) => title)).toEqual(curveIds.map((id) => `view.${id}`));
    expect(views.at(-1)).toEqual({
      view: 'table',
      title: 'view.mistakes',
      slice: {
        columns: [
          { name: 'row', type: 'integer' },
          { name: 'true', type: 'text' },
          { name: 'petal length', type: 'number' },
        ],
        rows: [[7, 'yes', 1.5]],
        offset: 0,
        total: 1,
      },
    });
  });

  it('name the models of a comparison on every chart and in the table', async () => {
    const views = await viewsIn(comparison, 'zh');
    expect(views.map(({ title }) => title)).toEqual(['view.modelFigures', 'view.roc', 'view.models']);
    const names = ['#1 SGD（10）', '#2 Adam（20）'];
    for (const view of views) for (const name of names) expect(JSON.stringify(view)).toContain(name);
    const [, roc] = views;
    expect(JSON.stringify(roc)).toContain('#1 SGD（10） · yes · 0.875');
    expect(views.at(-1)).toMatchObject({ slice: { rows: [['准确率', 0.5, 0.75]] } });
  });

  it('summaries give every figure, and the intervals by its name', () => {
    expect(summaryOf(twoClasses)).toEqual({
      accuracy: 0.75,
      best_threshold: 0.3,
      intervalLow: { accuracy: 0.5 },
      intervalHigh: { accuracy: 0.9 },
    });
  });
});
