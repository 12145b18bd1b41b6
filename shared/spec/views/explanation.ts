// An explanation to walk through: every plot of it is made where it is shown, from its numbers.
import { defineView, inBoth } from '#shared/spec/views/view.ts';

/** What all plots of an explanation are made of (shared/plots/explained.ts). */
export interface ExplainedView {
  readonly method?: string;
  readonly features: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: number;
  readonly values: Float64Array;
  readonly intervals?: Float64Array;
  /** rows × features × features × outputs. */
  readonly interactions?: Float64Array;
  readonly data: Float32Array;
  readonly source: Int32Array;
  readonly base: Float64Array;
  readonly predictions: Float64Array;
  readonly shape?: readonly number[];
  readonly tokens?: readonly (readonly string[])[];
}

export interface ExplanationResult {
  readonly view: 'explanation';
  readonly title: string;
  /** Rows in all; `explained` has them, or of very many those at even distances. */
  readonly total: number;
  readonly explained: ExplainedView;
}

export const explanation = defineView<ExplanationResult>({
  view: 'explanation',
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
