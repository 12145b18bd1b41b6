import type { gradientDescent } from '#shared/nodes/optimizer/gradient-descent.ts';
import { optimizerPorts, stepParams } from '#shared/nodes/optimizer/step.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const gradientDescentWords = {
  en: {
    title: 'Gradient descent',
    summary: 'One step per epoch, over all training rows.',
    help: '`θ ← θ − α∇J(θ)`: the gradient of the loss `J` over **all** training rows, once per epoch. Exact and easy to follow, but it needs many epochs.',
    ...optimizerPorts.en,
    params: {
      learningRate: { label: 'Learning rate α', help: 'Length of a step. Too long and the loss grows.' },
      ...stepParams.en,
    },
  },
  zh: {
    title: '梯度下降',
    summary: '每轮用全部训练数据更新一步。',
    help: '`θ ← θ − α∇J(θ)`：每轮用**全部**训练数据计算一次损失 `J` 的梯度。精确、易懂，但需要很多轮。',
    ...optimizerPorts.zh,
    params: { learningRate: { label: '学习率 α', help: '每一步的长度。太大时损失会上升。' }, ...stepParams.zh },
  },
} satisfies KindWords<typeof gradientDescent>;
