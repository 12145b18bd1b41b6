import { pool2dParams } from '#shared/nodes/layer/choices.ts';
import { pool2d } from '#shared/nodes/layer/picture.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const averagePooling2d = defineLayerNode({
  kind: 'layer.averagePooling2d',
  keras: { layer: 'AveragePooling2D' },
  icon: 'shrink',
  params: pool2dParams,
})({
  en: {
    title: 'Average pooling 2D',
    summary: 'Keeps the mean of each window.',
    help: 'Divides a picture into windows and keeps the mean of each, per channel. It has nothing to learn.',
    params: pool2d.en,
  },
  zh: {
    title: '二维平均池化',
    summary: '保留每个窗口的平均值。',
    help: '把图像划分成窗口，每个通道保留窗口的平均值。没有可学习的参数。',
    params: pool2d.zh,
  },
});
