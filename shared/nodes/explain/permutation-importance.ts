import { splitNames } from '#shared/nodes/split.words.ts';
import { defineReportNode } from '#shared/spec/define-node.ts';

export const permutationImportance = defineReportNode({
  kind: 'explain.permutationImportance',
  icon: 'bar-chart',
  usesKernels: true,
  random: true,
  params: {
    split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] },
    /** Automatic: accuracy for classes, R² for a number. */
    metric: {
      type: 'choice',
      default: 'auto',
      options: ['auto', 'accuracy', 'log_loss', 'r2', 'mean_squared_error', 'mean_absolute_error'],
    },
    repeats: { type: 'integer', default: 10, min: 1, max: 1000 },
    /** Drawn at random where the split has more. */
    rows: { type: 'integer', default: 1000, min: 2, max: 20_000, unit: 'rows' },
  },
})({
  en: {
    title: 'Permutation importance',
    summary: 'How much worse the model gets when a feature is shuffled.',
    help: 'Shuffles one column at a time, so that it says nothing any more, and measures how far the score falls: `importance = score − score with the column shuffled`. Repeated, with mean and standard deviation. It tells what *this model* uses; of two features that say the same, each can look unimportant, since the other stands in for it.',
    params: {
      split: {
        label: 'On',
        help: 'Which rows to measure on. Rows that the model has not seen tell what carries over.',
        options: splitNames.en,
      },
      metric: {
        label: 'Score',
        help: 'What falls. Automatic is accuracy for classes and R² for a number; of losses it is the rise that counts.',
        options: {
          auto: 'Automatic',
          accuracy: 'Accuracy',
          log_loss: 'Log loss',
          r2: 'R²',
          mean_squared_error: 'Mean squared error',
          mean_absolute_error: 'Mean absolute error',
        },
      },
      repeats: { label: 'Repeats', help: 'How often each column is shuffled.' },
      rows: { label: 'Rows', help: 'At most so many, drawn at random where there are more.' },
    },
  },
  zh: {
    title: '置换重要性',
    summary: '打乱一个特征后，模型会差多少。',
    help: '每次打乱一列，使其不再携带信息，再看得分下降多少：`重要性 = 原得分 − 打乱后的得分`。重复多次，给出均值和标准差。它说明的是*这个模型*用了什么；若两个特征含义相同，彼此可以顶替，则各自都可能显得不重要。',
    params: {
      split: {
        label: '数据',
        help: '在哪一部分数据上测量。模型没见过的行能说明哪些规律可以推广。',
        options: splitNames.zh,
      },
      metric: {
        label: '得分',
        help: '看哪个得分下降。自动：类别用准确率，数值用 R²；对损失则看其上升。',
        options: {
          auto: '自动',
          accuracy: '准确率',
          log_loss: '对数损失',
          r2: 'R²',
          mean_squared_error: '均方误差',
          mean_absolute_error: '平均绝对误差',
        },
      },
      repeats: { label: '重复次数', help: '每一列打乱多少次。' },
      rows: { label: '行数', help: '最多取这么多行，更多时随机抽取。' },
    },
  },
});
