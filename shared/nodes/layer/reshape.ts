import { defineLayerNode } from '#shared/spec/define-node.ts';

export const reshape = defineLayerNode({
  kind: 'layer.reshape',
  keras: { layer: 'Reshape' },
  icon: 'layout',
  params: {
    shape: {
      type: 'integers',
      default: [1],
      min: 1,
      max: 1_000_000,
      minLength: 1,
      maxLength: 4,
      keras: 'target_shape',
    },
  },
  example: { shape: [4, 32] },
})({
  en: {
    title: 'Reshape',
    summary: 'The same numbers in another shape.',
    help: 'Lays the numbers of a row out anew, in order; both shapes must hold as many. It has nothing to learn.',
    params: {
      shape: { label: 'Shape of a row', help: 'Such as 28, 28, 1. Its product is the number of values in a row.' },
    },
  },
  zh: {
    title: '变形',
    summary: '同样的数字，换一种形状。',
    help: '按顺序重新排列一行中的数字；前后两种形状的数字个数必须相同。没有可学习的参数。',
    params: { shape: { label: '单行形状', help: '例如 28, 28, 1。各数之积等于一行的数值个数。' } },
  },
});
