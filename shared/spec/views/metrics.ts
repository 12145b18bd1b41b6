// A few numbers that say how good or how large something is.
import { metricWords } from '#shared/text/metric-words.ts';
import { defineView, inBoth } from '#shared/spec/views/view.ts';

export interface MetricsResult {
  readonly view: 'metrics';
  readonly title: string;
  readonly metrics: readonly {
    readonly name: string;
    readonly value: number | null;
    /** The class that it is about, where it is about one. */
    readonly of?: string;
    /** The ends of its 95 % interval. */
    readonly interval?: { readonly low: number; readonly high: number };
  }[];
}

export const metrics = defineView<MetricsResult>({
  view: 'metrics',
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
