import type { adam } from '#shared/nodes/optimizer/adam.ts';
import { amsgrad, betas, epsilon, optimizerPorts, stepParams } from '#shared/nodes/optimizer/step.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const adamWords = {
  en: {
    title: 'Adam',
    summary: 'Adapts the step of every weight; a good first choice.',
    help: 'Keeps a running mean `m` of the gradient and `v` of its square, and steps by `θ ← θ − αₜ · m / (√v + ε)`, with `αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)`.',
    ...optimizerPorts.en,
    params: {
      learningRate: { label: 'Learning rate α', help: 'Length of a step; 0.001 is a good start.' },
      ...betas.en,
      ...epsilon.en,
      ...amsgrad.en,
      ...stepParams.en,
    },
  },
  zh: {
    title: 'Adam',
    summary: '为每个权重自动调节步长，适合作为首选。',
    help: '维护梯度的滑动平均 `m` 及其平方的滑动平均 `v`，按 `θ ← θ − αₜ · m / (√v + ε)` 更新，其中 `αₜ = α √(1 − β₂ᵗ) / (1 − β₁ᵗ)`。',
    ...optimizerPorts.zh,
    params: {
      learningRate: { label: '学习率 α', help: '每一步的长度，可从 0.001 开始。' },
      ...betas.zh,
      ...epsilon.zh,
      ...amsgrad.zh,
      ...stepParams.zh,
    },
  },
} satisfies KindWords<typeof adam>;
