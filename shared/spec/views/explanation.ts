// An explanation to walk through: every plot of it is made where it is shown, from its numbers.
import { z } from 'zod';
import { numbers } from '#shared/protocol/sent.ts';
import type { Sent } from '#shared/protocol/sent.ts';
import { defineView } from '#shared/spec/views/view.ts';
import { inBoth } from '#shared/text/in-both.ts';

/** What all plots of an explanation are made of (shared/plots/explained.ts). */
const explainedView = z.strictObject({
  method: z.string().optional(),
  features: z.array(z.string()),
  outputs: z.array(z.string()),
  rows: z.int(),
  values: numbers('Float64Array'),
  intervals: numbers('Float64Array').optional(),
  /** rows × features × features × outputs. */
  interactions: numbers('Float64Array').optional(),
  data: numbers('Float32Array'),
  source: numbers('Int32Array'),
  base: numbers('Float64Array'),
  predictions: numbers('Float64Array'),
  shape: z.array(z.int()).optional(),
  tokens: z.array(z.array(z.string())).optional(),
  words: z.array(z.array(z.string()).nullable()).optional(),
});
export type ExplainedView = Sent<typeof explainedView>;

const schema = z.strictObject({
  view: z.literal('explanation'),
  title: z.string(),
  /** Rows in all; `explained` has them, or of very many those at even distances. */
  total: z.int(),
  explained: explainedView,
});
export type ExplanationResult = Sent<typeof schema>;

export const explanation = defineView({
  schema,
  view: 'explanation',
  group: 'reasons',
  words: inBoth({
    en: {
      titles: { explore: 'Explore' },
      words: {
        plot: 'Plot',
        output: 'Output',
        row: 'Row',
        feature: 'Feature',
        rowOption: 'Row {{row}} · f(x) = {{prediction}}',
        pickedTitle: 'Row {{row}}, step by step',
        pickHint: 'Click a point to open its row, or choose a row above.',
        sampled: '{{shown}} of {{total}} explained rows are shown, at even distances.',
        drawn: 'Plots of rows draw at most a few hundred of them, at even distances.',
        controls: 'What is plotted',
      },
    },
    zh: {
      titles: { explore: '探索' },
      words: {
        plot: '图',
        output: '输出',
        row: '行',
        feature: '特征',
        rowOption: '第 {{row}} 行 · f(x) = {{prediction}}',
        pickedTitle: '第 {{row}} 行，逐步说明',
        pickHint: '点击一个点打开它的行，或在上面选择一行。',
        sampled: '显示了 {{total}} 个被解释行中的 {{shown}} 个，等距选取。',
        drawn: '按行绘制的图最多画几百行，等距选取。',
        controls: '绘制的内容',
      },
    },
  }),
  // What it is made of is drawn beside it.
  page: () => '',
});
