import { defineLayerNode } from '#shared/spec/define-node.ts';

export const zeroPadding1d = defineLayerNode({
  kind: 'layer.zeroPadding1d',
  keras: { layer: 'ZeroPadding1D', sizeParam: 'padding' },
  icon: 'maximize',
  params: { padding: { type: 'integers', default: [1, 1], min: 0, max: 1000, minLength: 2, maxLength: 2 } },
})({
  en: {
    title: 'Zero padding 1D',
    summary: 'Puts steps of zeros at both ends of a sequence.',
    help: 'Adds steps of zeros at the beginning and at the end. It has nothing to learn.',
    params: { padding: { label: 'Border', help: 'Steps added at the beginning and at the end.' } },
  },
  zh: {
    title: '一维补零',
    summary: '在序列两端补零。',
    help: '在开头和结尾添加全零的步。没有可学习的参数。',
    params: { padding: { label: '边框', help: '开头和结尾各添加多少步。' } },
  },
});
