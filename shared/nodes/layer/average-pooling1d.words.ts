import type { averagePooling1d } from '#shared/nodes/layer/average-pooling1d.ts';
import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import { pool1d } from '#shared/nodes/layer/sequence.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const averagePooling1dWords = {
  en: {
    title: 'Average pooling 1D',
    summary: 'Keeps the mean of each window of steps.',
    help: 'Divides a sequence into windows and keeps the mean of each, per channel. It has nothing to learn.',
    ...layerPorts.en,
    params: pool1d.en,
  },
  zh: {
    title: '一维平均池化',
    summary: '保留每个窗口的平均值。',
    help: '把序列划分成窗口，每个通道保留窗口的平均值。没有可学习的参数。',
    ...layerPorts.zh,
    params: pool1d.zh,
  },
} satisfies KindWords<typeof averagePooling1d>;
