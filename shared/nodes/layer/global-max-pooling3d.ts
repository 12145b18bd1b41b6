import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalMaxPooling3d = defineLayerNode({
  kind: 'layer.globalMaxPooling3d',
  keras: { layer: 'GlobalMaxPooling3D' },
  icon: 'minimize',
  params: {},
})({
  en: {
    title: 'Global max pooling 3D',
    summary: 'The largest value of each channel in the whole volume.',
    help: 'Turns `[depth, height, width, channels]` into one row of channels: the largest value of each. It has nothing to learn.',
  },
  zh: {
    title: '三维全局最大池化',
    summary: '每个通道在整个体数据中的最大值。',
    help: '把 `[深, 高, 宽, 通道]` 变成一行通道值：各取最大值。没有可学习的参数。',
  },
});
