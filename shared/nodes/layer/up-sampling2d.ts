import { defineLayerNode } from '#shared/spec/define-node.ts';

export const upSampling2d = defineLayerNode({
  kind: 'layer.upSampling2d',
  keras: { layer: 'UpSampling2D', sizeParam: 'size' },
  icon: 'zoom-in',
  params: {
    size: { type: 'integers', default: [2, 2], min: 1, max: 1000, minLength: 2, maxLength: 2 },
  },
})({
  en: {
    title: 'Upsampling 2D',
    summary: 'Repeats every pixel.',
    help: 'Makes a picture larger by repeating its rows and columns. It has nothing to learn.',
    params: { size: { label: 'Times', help: 'How often each pixel is repeated, down and across.' } },
  },
  zh: {
    title: '二维上采样',
    summary: '重复每个像素。',
    help: '通过重复行和列放大图像。没有可学习的参数。',
    params: { size: { label: '倍数', help: '每个像素在纵向、横向重复多少次。' } },
  },
});
