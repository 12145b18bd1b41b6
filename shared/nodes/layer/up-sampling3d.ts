import { defineLayerNode } from '#shared/spec/define-node.ts';

export const upSampling3d = defineLayerNode({
  kind: 'layer.upSampling3d',
  keras: { layer: 'UpSampling3D', sizeParam: 'size' },
  icon: 'zoom-in',
  params: { size: { type: 'integers', default: [2, 2, 2], min: 1, max: 1000, minLength: 3, maxLength: 3 } },
})({
  en: {
    title: 'Upsampling 3D',
    summary: 'Repeats every place of a volume.',
    help: 'Makes a volume larger by repeating its planes, rows and columns. It has nothing to learn.',
    params: { size: { label: 'Times', help: 'How often each place is repeated in depth, down and across.' } },
  },
  zh: {
    title: '三维上采样',
    summary: '重复体数据的每一处。',
    help: '通过重复平面、行和列放大体数据。没有可学习的参数。',
    params: { size: { label: '倍数', help: '每一处在深度、纵向、横向重复多少次。' } },
  },
});
