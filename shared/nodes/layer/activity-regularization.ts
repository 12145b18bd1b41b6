import { defineLayerNode } from '#shared/spec/define-node.ts';

export const activityRegularization = defineLayerNode({
  kind: 'layer.activityRegularization',
  keras: { layer: 'ActivityRegularization' },
  icon: 'scale',
  params: {
    l1: { type: 'number', default: 0, min: 0, max: 100 },
    l2: { type: 'number', default: 0.01, min: 0, max: 100 },
  },
})({
  en: {
    title: 'Activity penalty',
    summary: 'Adds a penalty on the numbers that pass through to the loss.',
    help: 'Hands its input on, and adds `l1 · Σ|x| + l2 · Σx²`, by the row, to the loss while training. L1 makes most of the numbers zero, as in a sparse autoencoder; L2 keeps them small.',
    params: {
      l1: {
        label: 'L1 penalty',
        help: 'Adds this times the sum of |x| to the loss, which pushes numbers to exactly zero.',
      },
      l2: { label: 'L2 penalty', help: 'Adds this times the sum of x² to the loss, which keeps numbers small.' },
    },
  },
  zh: {
    title: '激活惩罚',
    summary: '对经过的数在损失上加一项惩罚。',
    help: '原样传出输入，并在训练时按行把 `l1 · Σ|x| + l2 · Σx²` 加到损失上。L1 使大部分数为零，如稀疏自编码器；L2 使数保持较小。',
    params: {
      l1: { label: 'L1 惩罚', help: '把 |x| 之和乘以该系数加到损失上，使部分数恰好变为零。' },
      l2: { label: 'L2 惩罚', help: '把 x² 之和乘以该系数加到损失上，使数保持较小。' },
    },
  },
});
