import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalMaxPooling2d = defineLayerNode({
  kind: 'layer.globalMaxPooling2d',
  keras: { layer: 'GlobalMaxPooling2D' },
  icon: 'minimize',
  params: {},
})({
  en: {
    title: 'Global max pooling 2D',
    summary: 'The largest value of each channel.',
    help: 'Turns `[height, width, channels]` into one row of channels: the largest value of each. It has nothing to learn.',
  },
  zh: {
    title: '二维全局最大池化',
    summary: '每个通道的最大值。',
    help: '把 `[高, 宽, 通道]` 变成一行通道值：各取最大值。没有可学习的参数。',
  },
});
