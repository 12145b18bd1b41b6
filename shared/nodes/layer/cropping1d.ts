import { defineLayerNode } from '#shared/spec/define-node.ts';

export const cropping1d = defineLayerNode({
  kind: 'layer.cropping1d',
  keras: { layer: 'Cropping1D', sizeParam: 'cropping' },
  icon: 'crop',
  params: { cropping: { type: 'integers', default: [1, 1], min: 0, max: 1000, minLength: 2, maxLength: 2 } },
})({
  en: {
    title: 'Cropping 1D',
    summary: 'Cuts steps off both ends of a sequence.',
    help: 'Takes steps away at the beginning and at the end. It has nothing to learn.',
    params: { cropping: { label: 'Border', help: 'Steps cut off at the beginning and at the end.' } },
  },
  zh: {
    title: '一维裁剪',
    summary: '裁去序列两端的若干步。',
    help: '去掉开头和结尾的若干步。没有可学习的参数。',
    params: { cropping: { label: '边框', help: '开头和结尾各裁去多少步。' } },
  },
});
