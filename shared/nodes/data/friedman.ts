import { defineNode } from '#shared/spec/define-node.ts';

export const friedman = defineNode({
  kind: 'data.friedman',
  icon: 'dices',
  random: true,
  inputs: {},
  outputs: { table: { type: 'table' } },
  params: {
    formula: { type: 'choice', default: '1', options: ['1', '2', '3'] },
    rows: { type: 'integer', default: 1000, min: 10, max: 1_000_000 },
    features: { type: 'integer', default: 10, min: 5, max: 100, when: { param: 'formula', in: ['1'] } },
    noise: { type: 'number', default: 1, min: 0, max: 1000 },
  },
})({
  en: {
    title: 'Friedman’s regression',
    summary: 'Draws a table whose target follows a known formula that is not linear.',
    help: 'Draws features at random and a `target` by one of Friedman’s formulas, as scikit-learn’s `make_friedman1`, `2` and `3`. Since the formula is known, an explanation can be held against it.\n\n- **1**: `10 sin(π x1 x2) + 20 (x3 − 0.5)² + 10 x4 + 5 x5`; the other features are noise\n- **2**: `√(x1² + (x2 x3 − 1 / (x2 x4))²)`\n- **3**: `arctan((x2 x3 − 1 / (x2 x4)) / x1)`\n\nThe same seed gives the same table.',
    params: {
      formula: { label: 'Formula', help: 'Which of the three formulas.', options: { '1': '1', '2': '2', '3': '3' } },
      rows: { label: 'Rows', help: 'How many rows to draw.' },
      features: { label: 'Features', help: 'How many features each row has; the first five make the target.' },
      noise: { label: 'Noise', help: 'Standard deviation of the noise that is added to the target.' },
    },
  },
  zh: {
    title: 'Friedman 回归',
    summary: '生成目标服从已知非线性公式的表格。',
    help: '随机生成特征，并按 Friedman 的公式之一计算 `target`，与 scikit-learn 的 `make_friedman1`、`2`、`3` 相同。公式已知，因此可以用来检验解释。\n\n- **1**：`10 sin(π x1 x2) + 20 (x3 − 0.5)² + 10 x4 + 5 x5`，其余特征只是噪声\n- **2**：`√(x1² + (x2 x3 − 1 / (x2 x4))²)`\n- **3**：`arctan((x2 x3 − 1 / (x2 x4)) / x1)`\n\n相同的种子得到相同的表格。',
    params: {
      formula: { label: '公式', help: '三个公式中的哪一个。', options: { '1': '1', '2': '2', '3': '3' } },
      rows: { label: '行数', help: '生成多少行。' },
      features: { label: '特征数', help: '每行有多少个特征；前五个决定目标。' },
      noise: { label: '噪声', help: '加在目标上的噪声的标准差。' },
    },
  },
});
