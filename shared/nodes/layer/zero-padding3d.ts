import { defineLayerNode } from '#shared/spec/define-node.ts';

export const zeroPadding3d = defineLayerNode({
  kind: 'layer.zeroPadding3d',
  keras: { layer: 'ZeroPadding3D', sizeParam: 'padding' },
  icon: 'maximize',
  params: { padding: { type: 'integers', default: [1, 1, 1], min: 0, max: 1000, minLength: 3, maxLength: 3 } },
})({
  en: {
    title: 'Zero padding 3D',
    summary: 'Puts a border of zeros around a volume.',
    help: 'Adds zeros in front and behind, above and below, left and right. It has nothing to learn.',
    params: {
      padding: { label: 'Border', help: 'Places added at both ends of the depth, of the height and of the width.' },
    },
  },
  zh: {
    title: '三维补零',
    summary: '在体数据四周补一圈零。',
    help: '在前后、上下、左右添加零。没有可学习的参数。',
    params: { padding: { label: '边框', help: '深、高、宽的两端各添加多少。' } },
  },
});
