import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { betas, epsilon, rate, stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adamax = defineOptimizerNode({
  kind: 'optimizer.adamax',
  keras: { optimizer: 'Adamax' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    ...stepParams,
  },
})({
  en: {
    title: 'Adamax',
    summary: 'Adam that divides by the largest recent gradient.',
    help: 'Keeps `m ← β₁·m + (1 − β₁)g` and `u ← max(β₂·u, |g|)`, and steps by `θ ← θ − α / (1 − β₁ᵗ) · m / (u + ε)`.',
    params: {
      ...rate.en,
      beta1: betas.en.beta1,
      beta2: { label: 'β₂', help: 'How slowly the largest gradient forgets.' },
      ...epsilon.en,
      ...stepWords.en,
    },
  },
  zh: {
    title: 'Adamax',
    summary: '除以近期最大梯度的 Adam。',
    help: '维护 `m ← β₁·m + (1 − β₁)g` 和 `u ← max(β₂·u, |g|)`，按 `θ ← θ − α / (1 − β₁ᵗ) · m / (u + ε)` 更新。',
    params: {
      ...rate.zh,
      beta1: betas.zh.beta1,
      beta2: { label: 'β₂', help: '最大梯度遗忘得多慢。' },
      ...epsilon.zh,
      ...stepWords.zh,
    },
  },
});
