import { defineNode } from '#shared/spec/define-node.ts';

export const combine = defineNode({
  kind: 'data.combine',
  icon: 'combine',
  inputs: { datasets: { type: 'dataset', many: true } },
  outputs: { dataset: { type: 'dataset' } },
  params: {},
})({
  en: {
    title: 'Combine inputs',
    summary: 'Makes one dataset of several, for a network with several inputs or outputs.',
    help: 'Puts the inputs and the targets of several datasets about the same rows into one: numbers beside tokens, a class beside a price. Give each its name in “Target and features”; inputs and outputs of the network say by that name which they are for.',
    inputs: { datasets: 'Datasets' },
  },
  zh: {
    title: '合并输入',
    summary: '把多个数据集合成一个，用于有多个输入或输出的网络。',
    help: '把针对相同行的多个数据集的输入和目标放进一个数据集：例如数字旁边放词元，类别旁边放价格。在“目标与特征”中为每个输入命名；网络的输入和输出按这个名称说明各自对应哪一个。',
    inputs: { datasets: '数据集' },
  },
});
