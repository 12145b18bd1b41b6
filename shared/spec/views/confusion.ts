// A confusion matrix, whose cells may open their rows and whose threshold may be moved.
import type { RowsView } from '#shared/spec/views/rows-view.ts';
import { defineView, inBoth } from '#shared/spec/views/view.ts';
import type { PlotOfView } from '#shared/spec/views/view.ts';

/** Two classes: how many rows each threshold calls the second one, exactly. */
export interface CutsView {
  /** Of each class among the rows measured. */
  readonly negatives: number;
  readonly positives: number;
  /** As the evaluation was asked for. */
  readonly threshold: number;
  readonly costs: { readonly falsePositive: number; readonly falseNegative: number };
  /** Of thresholds 0, 0.001, … 1. */
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
}

export interface ConfusionResult {
  readonly view: 'confusion';
  readonly title: string;
  readonly classes: readonly string[];
  /** `counts[truth][predicted]`. */
  readonly counts: readonly (readonly number[])[];
  /** The same as a plot, for small places and files. */
  readonly spec: PlotOfView;
  readonly rows?: RowsView;
  readonly cuts?: CutsView;
}

export const confusion = defineView<ConfusionResult>({
  view: 'confusion',
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
