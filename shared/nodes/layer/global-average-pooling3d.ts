import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalAveragePooling3d = defineLayerNode({
  kind: 'layer.globalAveragePooling3d',
  keras: { layer: 'GlobalAveragePooling3D' },
  icon: 'minimize',
  params: {},
})({
  en: {
    title: 'Global average pooling 3D',
    summary: 'The mean of each channel over the whole volume.',
    help: 'Turns `[depth, height, width, channels]` into one row of channels: the mean of each. It has nothing to learn.',
  },
  zh: {
    title: '三维全局平均池化',
    summary: '每个通道在整个体数据上的平均值。',
    help: '把 `[深, 高, 宽, 通道]` 变成一行通道值：各取平均值。没有可学习的参数。',
  },
});
