import type { globalMaxPooling1d } from '#shared/nodes/layer/global-max-pooling1d.ts';
import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const globalMaxPooling1dWords = {
  en: {
    title: 'Global max pooling 1D',
    summary: 'The largest value of each channel over all steps.',
    help: 'Turns `[steps, channels]` into one row of channels: the largest value of each. It has nothing to learn.',
    ...layerPorts.en,
    params: {},
  },
  zh: {
    title: '一维全局最大池化',
    summary: '每个通道在所有步中的最大值。',
    help: '把 `[步, 通道]` 变成一行通道值：各取最大值。没有可学习的参数。',
    ...layerPorts.zh,
    params: {},
  },
} satisfies KindWords<typeof globalMaxPooling1d>;
