// A confusion matrix, whose cells may open their rows and whose threshold may be moved.
import { z } from 'zod';
import { numbers } from '#shared/protocol/sent.ts';
import type { Sent } from '#shared/protocol/sent.ts';
import { rowsView } from '#shared/spec/views/rows-view.ts';
import { defineView, plotOfView } from '#shared/spec/views/view.ts';
import { inBoth } from '#shared/text/in-both.ts';

/** Two classes: how many rows each threshold calls the second one, exactly. */
const cutsView = z.strictObject({
  /** Of each class among the rows measured. */
  negatives: z.number(),
  positives: z.number(),
  /** As the evaluation was asked for. */
  threshold: z.number(),
  costs: z.strictObject({ falsePositive: z.number(), falseNegative: z.number() }),
  /** Of thresholds 0, 0.001, … 1. */
  truePositives: numbers('Float64Array'),
  falsePositives: numbers('Float64Array'),
});
export type CutsView = Sent<typeof cutsView>;

const schema = z.strictObject({
  view: z.literal('confusion'),
  title: z.string(),
  classes: z.array(z.string()),
  /** `counts[truth][predicted]`. */
  counts: z.array(z.array(z.number())),
  /** The same as a plot, for small places and files. */
  spec: plotOfView,
  rows: rowsView.optional(),
  cuts: cutsView.optional(),
});
export type ConfusionResult = Sent<typeof schema>;

export const confusion = defineView({
  schema,
  view: 'confusion',
  group: 'quality',
  words: inBoth({
    en: {
      titles: { confusionMatrix: 'Confusion matrix' },
      words: {
        matrix: 'Confusion matrix: true classes down, predicted classes across',
        corner: 'true ↓ predicted →',
        cell: 'Show the rows that are {{truth}} and predicted {{predicted}}: ',
        threshold: 'Threshold for {{positive}}',
        costFalsePositive: 'Cost of a false positive',
        costFalseNegative: 'Cost of a false negative',
        cheapest: 'Cheapest: {{threshold}}',
        original: 'As evaluated: {{threshold}}',
        figures: 'Figures at this threshold',
        rowsOf: '{{truth}} taken for {{predicted}}',
        rightRows: '{{truth}} recognised',
        rowsShown: '{{shown}} of {{total}} rows at hand',
        noRows: 'No rows in this cell.',
        selectHint: 'Choose a cell to see its rows.',
        close: 'Close the rows',
      },
    },
    zh: {
      titles: { confusionMatrix: '混淆矩阵' },
      words: {
        matrix: '混淆矩阵：纵向为真实类别，横向为预测类别',
        corner: '真实 ↓ 预测 →',
        cell: '显示真实为 {{truth}}、预测为 {{predicted}} 的行：',
        threshold: '{{positive}} 的阈值',
        costFalsePositive: '一次误报的代价',
        costFalseNegative: '一次漏报的代价',
        cheapest: '代价最低：{{threshold}}',
        original: '评估时：{{threshold}}',
        figures: '此阈值下的指标',
        rowsOf: '{{truth}} 被当作 {{predicted}}',
        rightRows: '{{truth}} 被正确识别',
        rowsShown: '{{total}} 行中有 {{shown}} 行可供查看',
        noRows: '此格没有行。',
        selectHint: '选择一格查看它的行。',
        close: '关闭这些行',
      },
    },
  }),
  page: ({ spec, classes }, page) => page.plot(spec, 240 + 56 * classes.length),
  plot: ({ spec }) => ({ id: 'confusion-matrix', spec }),
});
