import { splitNames } from '#shared/nodes/split.words.ts';
import { defineNode } from '#shared/spec/define-node.ts';

export const predict = defineNode({
  kind: 'evaluate.predict',
  icon: 'wand',
  usesKernels: true,
  inputs: { model: { type: 'model' }, dataset: { type: 'dataset', orTable: true } },
  outputs: { predictions: { type: 'predictions' } },
  params: { split: { type: 'choice', default: 'test', options: ['train', 'validation', 'test'] } },
})({
  en: {
    title: 'Predict',
    summary: 'Lets a model answer for every row.',
    help: 'The model’s output for every row: a probability per class, or a number, beside the truth.',
    params: { split: { label: 'For', help: 'Which rows to predict.', options: splitNames.en } },
  },
  zh: {
    title: '预测',
    summary: '让模型对每一行给出答案。',
    help: '模型对每一行的输出：每个类别的概率，或一个数值，并与真实值并列。',
    params: { split: { label: '数据', help: '对哪一部分数据做预测。', options: splitNames.zh } },
  },
});
