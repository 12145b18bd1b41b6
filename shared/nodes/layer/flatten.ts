import { defineLayerNode } from '#shared/spec/define-node.ts';

export const flatten = defineLayerNode({
  kind: 'layer.flatten',
  keras: { layer: 'Flatten' },
  icon: 'rows',
  params: {},
})({
  en: {
    title: 'Flatten',
    summary: 'Lays a picture out as one long row.',
    help: 'Turns height × width × channels into one row of numbers, for dense layers to read. It has nothing to learn.',
  },
  zh: {
    title: '展平',
    summary: '把图像排成一长行。',
    help: '把高 × 宽 × 通道数变成一行数字，供全连接层读取。没有可学习的参数。',
  },
});
