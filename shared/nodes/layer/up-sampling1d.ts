import { defineLayerNode } from '#shared/spec/define-node.ts';

export const upSampling1d = defineLayerNode({
  kind: 'layer.upSampling1d',
  keras: { layer: 'UpSampling1D', sizeParam: 'size' },
  icon: 'zoom-in',
  params: { size: { type: 'integer', default: 2, min: 1, max: 1000 } },
})({
  en: {
    title: 'Upsampling 1D',
    summary: 'Repeats every step.',
    help: 'Makes a sequence longer by repeating each of its steps. It has nothing to learn.',
    params: { size: { label: 'Times', help: 'How often each step is repeated.' } },
  },
  zh: {
    title: '一维上采样',
    summary: '重复每一步。',
    help: '通过重复每一步加长序列。没有可学习的参数。',
    params: { size: { label: '倍数', help: '每一步重复多少次。' } },
  },
});
