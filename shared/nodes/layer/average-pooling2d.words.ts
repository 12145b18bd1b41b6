import type { averagePooling2d } from '#shared/nodes/layer/average-pooling2d.ts';
import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import { pool2d } from '#shared/nodes/layer/picture.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const averagePooling2dWords = {
  en: {
    title: 'Average pooling 2D',
    summary: 'Keeps the mean of each window.',
    help: 'Divides a picture into windows and keeps the mean of each, per channel. It has nothing to learn.',
    ...layerPorts.en,
    params: pool2d.en,
  },
  zh: {
    title: '二维平均池化',
    summary: '保留每个窗口的平均值。',
    help: '把图像划分成窗口，每个通道保留窗口的平均值。没有可学习的参数。',
    ...layerPorts.zh,
    params: pool2d.zh,
  },
} satisfies KindWords<typeof averagePooling2d>;
