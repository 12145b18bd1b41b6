import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalAveragePooling2d = defineLayerNode({
  kind: 'layer.globalAveragePooling2d',
  keras: { layer: 'GlobalAveragePooling2D' },
  icon: 'minimize',
  params: {},
})({
  en: {
    title: 'Global average pooling 2D',
    summary: 'The mean of each channel.',
    help: 'Turns `[height, width, channels]` into one row of channels: the mean of each. It often stands where Flatten did, with far fewer weights to follow.',
  },
  zh: {
    title: '二维全局平均池化',
    summary: '每个通道的平均值。',
    help: '把 `[高, 宽, 通道]` 变成一行通道值：各取平均值。常用来代替展平，后面所需的权重少得多。',
  },
});
