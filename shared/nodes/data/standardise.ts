import { defineNode } from '#shared/spec/define-node.ts';

export const standardise = defineNode({
  kind: 'data.standardise',
  icon: 'scale',
  inputs: { dataset: { type: 'dataset' } },
  outputs: { dataset: { type: 'dataset' } },
  params: {
    /** Which input of the data, by name; empty = all. */
    input: { type: 'text', default: '', maxLength: 1000, advanced: true },
    centre: { type: 'boolean', default: true },
    scale: { type: 'boolean', default: true },
  },
})({
  en: {
    title: 'Standardise',
    summary: 'Brings every feature to mean 0 and spread 1.',
    help: 'Replaces each feature by `z = (x − μ) / σ`. The mean `μ` and the standard deviation `σ` are those of the training rows alone; a constant feature keeps `σ = 1`. Networks learn faster on features of like size.',
    params: {
      input: { label: 'Input', help: 'Of data with several inputs the one to standardise. Empty: all of them.' },
      centre: { label: 'Subtract the mean', help: 'Moves each feature to mean 0.' },
      scale: { label: 'Divide by the spread', help: 'Brings each feature to standard deviation 1.' },
    },
  },
  zh: {
    title: '标准化',
    summary: '使每个特征均值为 0、标准差为 1。',
    help: '把每个特征替换为 `z = (x − μ) / σ`。均值 `μ` 与标准差 `σ` 只由训练集计算；取值恒定的特征取 `σ = 1`。各特征大小相近时，网络学得更快。',
    params: {
      input: { label: '输入', help: '数据有多个输入时，要标准化的那个输入。留空：全部。' },
      centre: { label: '减去均值', help: '使每个特征的均值为 0。' },
      scale: { label: '除以标准差', help: '使每个特征的标准差为 1。' },
    },
  },
});
