import { defineLayerNode } from '#shared/spec/define-node.ts';

export const pRelu = defineLayerNode({
  kind: 'layer.pRelu',
  keras: { layer: 'PReLU' },
  icon: 'trending-up',
  params: {
    sharedAxes: { type: 'integers', default: [], min: 1, max: 8, minLength: 0, maxLength: 8 },
  },
})({
  en: {
    title: 'Parametric ReLU',
    summary: 'Leaky ReLU that learns its slope.',
    help: '`max(x, 0) + α · min(x, 0)`, with an α for each place of a row that is learnt with the weights.',
    params: {
      sharedAxes: {
        label: 'Shared axes',
        help: 'Axes along which one α serves all places, counted from 1: 1, 2 gives one for each channel of a picture.',
      },
    },
  },
  zh: {
    title: '参数化 ReLU',
    summary: '斜率可学习的带泄漏 ReLU。',
    help: '`max(x, 0) + α · min(x, 0)`，一行中每个位置有一个 α，与权重一起学习。',
    params: {
      sharedAxes: { label: '共享的轴', help: '沿这些轴共用一个 α，从 1 数起：1, 2 表示图像每个通道一个。' },
    },
  },
});
