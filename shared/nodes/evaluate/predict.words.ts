import type { predict } from '#shared/nodes/evaluate/predict.ts';
import { splitNames } from '#shared/nodes/split.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const predictWords = {
  en: {
    title: 'Predict',
    summary: 'Lets a model answer for every row.',
    help: 'The model’s output for every row: a probability per class, or a number, beside the truth.',
    inputs: { model: 'Model', dataset: 'Dataset' },
    outputs: { predictions: 'Predictions' },
    params: { split: { label: 'For', help: 'Which rows to predict.', options: splitNames.en } },
  },
  zh: {
    title: '预测',
    summary: '让模型对每一行给出答案。',
    help: '模型对每一行的输出：每个类别的概率，或一个数值，并与真实值并列。',
    inputs: { model: '模型', dataset: '数据集' },
    outputs: { predictions: '预测结果' },
    params: { split: { label: '数据', help: '对哪一部分数据做预测。', options: splitNames.zh } },
  },
} satisfies KindWords<typeof predict>;
