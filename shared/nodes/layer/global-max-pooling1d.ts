import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalMaxPooling1d = defineLayerNode({
  kind: 'layer.globalMaxPooling1d',
  keras: { layer: 'GlobalMaxPooling1D' },
  icon: 'minimize',
  params: {},
})({
  en: {
    title: 'Global max pooling 1D',
    summary: 'The largest value of each channel over all steps.',
    help: 'Turns `[steps, channels]` into one row of channels: the largest value of each. It has nothing to learn.',
  },
  zh: {
    title: '一维全局最大池化',
    summary: '每个通道在所有步中的最大值。',
    help: '把 `[步, 通道]` 变成一行通道值：各取最大值。没有可学习的参数。',
  },
});
