import { defineLayerNode } from '#shared/spec/define-node.ts';

export const cropping2d = defineLayerNode({
  kind: 'layer.cropping2d',
  keras: { layer: 'Cropping2D', sizeParam: 'cropping' },
  icon: 'crop',
  params: {
    cropping: { type: 'integers', default: [1, 1], min: 0, max: 1000, minLength: 2, maxLength: 2 },
  },
})({
  en: {
    title: 'Cropping 2D',
    summary: 'Cuts the border off a picture.',
    help: 'Takes rows away above and below, and columns left and right. It has nothing to learn.',
    params: { cropping: { label: 'Border', help: 'Pixels cut off above and below, and left and right.' } },
  },
  zh: {
    title: '二维裁剪',
    summary: '裁去图像的边缘。',
    help: '去掉上下的行和左右的列。没有可学习的参数。',
    params: { cropping: { label: '边框', help: '上下各裁去多少像素，左右各裁去多少像素。' } },
  },
});
