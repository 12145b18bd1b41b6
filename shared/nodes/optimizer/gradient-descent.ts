import { rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

/** Whole-batch gradient descent: θ ← θ − α∇J(θ), one update an epoch. */
export const gradientDescent = defineOptimizerNode({
  kind: 'optimizer.gradientDescent',
  keras: { optimizer: 'SGD', wholeBatch: true, config: { momentum: 0, nesterov: false } },
  icon: 'trending-down',
  params: {
    learningRate: { ...rateParam.learningRate, default: 0.1 },
    ...stepParams,
  },
})({
  en: {
    title: 'Gradient descent',
    summary: 'One step per epoch, over all training rows.',
    help: '`θ ← θ − α∇J(θ)`: the gradient of the loss `J` over **all** training rows, once per epoch. Exact and easy to follow, but it needs many epochs.',
    params: {
      learningRate: { label: 'Learning rate α', help: 'Length of a step. Too long and the loss grows.' },
      ...stepWords.en,
    },
  },
  zh: {
    title: '梯度下降',
    summary: '每轮用全部训练数据更新一步。',
    help: '`θ ← θ − α∇J(θ)`：每轮用**全部**训练数据计算一次损失 `J` 的梯度。精确、易懂，但需要很多轮。',
    params: { learningRate: { label: '学习率 α', help: '每一步的长度。太大时损失会上升。' }, ...stepWords.zh },
  },
});
