import { pool2dParams } from '#shared/nodes/layer/choices.ts';
import { padding } from '#shared/nodes/layer/layer.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const maxPooling2d = defineLayerNode({
  kind: 'layer.maxPooling2d',
  keras: { layer: 'MaxPooling2D' },
  icon: 'shrink',
  params: pool2dParams,
})({
  en: {
    title: 'Max pooling 2D',
    summary: 'Keeps the largest value of each window.',
    help: 'Divides a picture into windows and keeps the largest value of each, per channel. It halves height and width with a window of 2, 2, and has nothing to learn.',
    params: {
      poolSize: { label: 'Window', help: 'Height and width of the window, in pixels.' },
      strides: { label: 'Step', help: 'How far the window moves, down and across. Empty: its own size.' },
      padding: padding.en,
    },
  },
  zh: {
    title: '二维最大池化',
    summary: '保留每个窗口中的最大值。',
    help: '把图像划分成窗口，每个通道保留窗口中的最大值。窗口为 2, 2 时高和宽减半。没有可学习的参数。',
    params: {
      poolSize: { label: '窗口大小', help: '窗口的高和宽，以像素计。' },
      strides: { label: '步幅', help: '窗口每次向下、向右移动多少。留空：与窗口大小相同。' },
      padding: padding.zh,
    },
  },
});
