import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { maxPooling1d } from '#shared/nodes/layer/max-pooling1d.ts';
import { pool1d } from '#shared/nodes/layer/sequence.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const maxPooling1dWords = {
  en: {
    title: 'Max pooling 1D',
    summary: 'Keeps the largest value of each window of steps.',
    help: 'Divides a sequence into windows and keeps the largest value of each, per channel. It has nothing to learn.',
    ...layerPorts.en,
    params: pool1d.en,
  },
  zh: {
    title: '一维最大池化',
    summary: '保留每个窗口中的最大值。',
    help: '把序列划分成窗口，每个通道保留窗口中的最大值。没有可学习的参数。',
    ...layerPorts.zh,
    params: pool1d.zh,
  },
} satisfies KindWords<typeof maxPooling1d>;
