import { defineLayerNode } from '#shared/spec/define-node.ts';

export const zeroPadding2d = defineLayerNode({
  kind: 'layer.zeroPadding2d',
  keras: { layer: 'ZeroPadding2D', sizeParam: 'padding' },
  icon: 'maximize',
  params: {
    padding: { type: 'integers', default: [1, 1], min: 0, max: 1000, minLength: 2, maxLength: 2 },
  },
})({
  en: {
    title: 'Zero padding 2D',
    summary: 'Puts a border of zeros around a picture.',
    help: 'Adds zeros above and below, left and right. It has nothing to learn.',
    params: { padding: { label: 'Border', help: 'Pixels added above and below, and left and right.' } },
  },
  zh: {
    title: '二维补零',
    summary: '在图像四周补一圈零。',
    help: '在上下、左右添加零。没有可学习的参数。',
    params: { padding: { label: '边框', help: '上下各添加多少像素，左右各添加多少像素。' } },
  },
});
