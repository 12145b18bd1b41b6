import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { amsgrad, betas, epsilon, stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adam = defineOptimizerNode({
  kind: 'optimizer.adam',
  keras: { optimizer: 'Adam' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    amsgrad: { type: 'boolean', default: false, advanced: true },
    ...stepParams,
  },
})({
  en: {
    title: 'Adam',
    summary: 'Adapts the step of every weight; a good first choice.',
    help: 'Keeps a running mean `m` of the gradient and `v` of its square, and steps by `θ ← θ − αₜ · m / (√v + ε)`, with `αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)`.',
    params: {
      learningRate: { label: 'Learning rate α', help: 'Length of a step; 0.001 is a good start.' },
      ...betas.en,
      ...epsilon.en,
      ...amsgrad.en,
      ...stepWords.en,
    },
  },
  zh: {
    title: 'Adam',
    summary: '为每个权重自动调节步长，适合作为首选。',
    help: '维护梯度的滑动平均 `m` 及其平方的滑动平均 `v`，按 `θ ← θ − αₜ · m / (√v + ε)` 更新，其中 `αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)`。',
    params: {
      learningRate: { label: '学习率 α', help: '每一步的长度，可从 0.001 开始。' },
      ...betas.zh,
      ...epsilon.zh,
      ...amsgrad.zh,
      ...stepWords.zh,
    },
  },
});
