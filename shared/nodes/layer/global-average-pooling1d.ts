import { defineLayerNode } from '#shared/spec/define-node.ts';

export const globalAveragePooling1d = defineLayerNode({
  kind: 'layer.globalAveragePooling1d',
  keras: { layer: 'GlobalAveragePooling1D' },
  icon: 'minimize',
  params: {},
})({
  en: {
    title: 'Global average pooling 1D',
    summary: 'The mean of each channel over all steps.',
    help: 'Turns `[steps, channels]` into one row of channels: the mean of each, without the steps that are masked. It has nothing to learn.',
  },
  zh: {
    title: '一维全局平均池化',
    summary: '每个通道在所有步中的平均值。',
    help: '把 `[步, 通道]` 变成一行通道值：各取平均值，不计被遮蔽的步。没有可学习的参数。',
  },
});
