import { pool1dParams } from '#shared/nodes/layer/choices.ts';
import { pool1d } from '#shared/nodes/layer/sequence.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const maxPooling1d = defineLayerNode({
  kind: 'layer.maxPooling1d',
  keras: { layer: 'MaxPooling1D' },
  icon: 'shrink',
  params: pool1dParams,
})({
  en: {
    title: 'Max pooling 1D',
    summary: 'Keeps the largest value of each window of steps.',
    help: 'Divides a sequence into windows and keeps the largest value of each, per channel. It has nothing to learn.',
    params: pool1d.en,
  },
  zh: {
    title: '一维最大池化',
    summary: '保留每个窗口中的最大值。',
    help: '把序列划分成窗口，每个通道保留窗口中的最大值。没有可学习的参数。',
    params: pool1d.zh,
  },
});
