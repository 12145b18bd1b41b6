import { defineLayerNode } from '#shared/spec/define-node.ts';

export const masking = defineLayerNode({
  kind: 'layer.masking',
  keras: { layer: 'Masking' },
  icon: 'fit',
  params: { value: { type: 'number', default: 0, min: -1e9, max: 1e9, keras: 'mask_value' } },
})({
  en: {
    title: 'Masking',
    summary: 'Hides the steps that are only padding.',
    help: 'A step of which every number is the padding value is passed over by the recurrent, attention and averaging layers that follow. It has nothing to learn.',
    params: { value: { label: 'Padding value', help: 'What all numbers of a padded step are.' } },
  },
  zh: {
    title: '掩码',
    summary: '隐藏只有填充的步。',
    help: '若某一步的所有数都等于填充值，后面的循环层、注意力层和平均层会跳过它。没有可学习的参数。',
    params: { value: { label: '填充值', help: '填充步中所有数的值。' } },
  },
});
