import type { globalMaxPooling2d } from '#shared/nodes/layer/global-max-pooling2d.ts';
import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const globalMaxPooling2dWords = {
  en: {
    title: 'Global max pooling 2D',
    summary: 'The largest value of each channel.',
    help: 'Turns `[height, width, channels]` into one row of channels: the largest value of each. It has nothing to learn.',
    ...layerPorts.en,
    params: {},
  },
  zh: {
    title: '二维全局最大池化',
    summary: '每个通道的最大值。',
    help: '把 `[高, 宽, 通道]` 变成一行通道值：各取最大值。没有可学习的参数。',
    ...layerPorts.zh,
    params: {},
  },
} satisfies KindWords<typeof globalMaxPooling2d>;
