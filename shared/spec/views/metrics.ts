// A few numbers that say how good or how large something is.
import { z } from 'zod';
import type { Sent } from '#shared/protocol/sent.ts';
import { metricWords } from '#shared/text/metric-words.ts';
import { defineView } from '#shared/spec/views/view.ts';
import { inBoth } from '#shared/text/in-both.ts';

const schema = z.strictObject({
  view: z.literal('metrics'),
  title: z.string(),
  metrics: z.array(
    z.strictObject({
      name: z.string(),
      value: z.number().nullable(),
      /** The class that it is about, where it is about one. */
      of: z.string().optional(),
      /** The ends of its 95 % interval. */
      interval: z.strictObject({ low: z.number(), high: z.number() }).optional(),
    }),
  ),
});
export type MetricsResult = Sent<typeof schema>;

export const metrics = defineView({
  schema,
  view: 'metrics',
  group: 'quality',
  groupOfTitle: {
    'view.settings': 'making',
    'view.explanation': 'making',
    'view.splits': 'data',
    'view.wordFigures': 'data',
  },
  words: inBoth({
    en: {
      words: {
        ofClass: '{{metric}} ({{of}})',
        bootstrap: '95 % bootstrap interval',
        figure: 'Figure',
        value: 'Value',
        interval: '95 % interval',
      },
    },
    zh: {
      words: {
        ofClass: '{{metric}}（{{of}}）',
        bootstrap: '95 % 自助法区间',
        figure: '指标',
        value: '值',
        interval: '95 % 区间',
      },
    },
  }),
  page: ({ metrics: shown }, page) => {
    const { t } = page;
    const withIntervals = shown.some(({ interval }) => interval);
    const columns = ['figure', 'value', ...(withIntervals ? ['interval'] : [])].map((word) =>
      t(`views.metrics.${word}`),
    );
    const rows = shown.map(({ name, value, of, interval }) => [
      of === undefined ? metricWords(name, t) : t('views.metrics.ofClass', { metric: metricWords(name, t), of }),
      value,
      ...(withIntervals ? [interval ? `${page.number(interval.low)} – ${page.number(interval.high)}` : ''] : []),
    ]);
    return page.table(columns, rows);
  },
});
