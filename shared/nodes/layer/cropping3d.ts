import { defineLayerNode } from '#shared/spec/define-node.ts';

export const cropping3d = defineLayerNode({
  kind: 'layer.cropping3d',
  keras: { layer: 'Cropping3D', sizeParam: 'cropping' },
  icon: 'crop',
  params: { cropping: { type: 'integers', default: [1, 1, 1], min: 0, max: 1000, minLength: 3, maxLength: 3 } },
})({
  en: {
    title: 'Cropping 3D',
    summary: 'Cuts the border off a volume.',
    help: 'Takes planes away in front and behind, rows above and below, and columns left and right. It has nothing to learn.',
    params: {
      cropping: { label: 'Border', help: 'Places cut off at both ends of the depth, of the height and of the width.' },
    },
  },
  zh: {
    title: '三维裁剪',
    summary: '裁去体数据的边缘。',
    help: '去掉前后的平面、上下的行和左右的列。没有可学习的参数。',
    params: { cropping: { label: '边框', help: '深、高、宽的两端各裁去多少。' } },
  },
});
