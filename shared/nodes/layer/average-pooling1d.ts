import { pool1dParams } from '#shared/nodes/layer/choices.ts';
import { pool1d } from '#shared/nodes/layer/sequence.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const averagePooling1d = defineLayerNode({
  kind: 'layer.averagePooling1d',
  keras: { layer: 'AveragePooling1D' },
  icon: 'shrink',
  params: pool1dParams,
})({
  en: {
    title: 'Average pooling 1D',
    summary: 'Keeps the mean of each window of steps.',
    help: 'Divides a sequence into windows and keeps the mean of each, per channel. It has nothing to learn.',
    params: pool1d.en,
  },
  zh: {
    title: '一维平均池化',
    summary: '保留每个窗口的平均值。',
    help: '把序列划分成窗口，每个通道保留窗口的平均值。没有可学习的参数。',
    params: pool1d.zh,
  },
});
