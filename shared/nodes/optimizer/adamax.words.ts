import type { adamax } from '#shared/nodes/optimizer/adamax.ts';
import { betas, epsilon, optimizerPorts, rate, stepParams } from '#shared/nodes/optimizer/step.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const adamaxWords = {
  en: {
    title: 'Adamax',
    summary: 'Adam that divides by the largest recent gradient.',
    help: 'Keeps `m ← β₁·m + (1 − β₁)g` and `u ← max(β₂·u, |g|)`, and steps by `θ ← θ − α / (1 − β₁ᵗ) · m / (u + ε)`.',
    ...optimizerPorts.en,
    params: {
      ...rate.en,
      beta1: betas.en.beta1,
      beta2: { label: 'β₂', help: 'How slowly the largest gradient forgets.' },
      ...epsilon.en,
      ...stepParams.en,
    },
  },
  zh: {
    title: 'Adamax',
    summary: '除以近期最大梯度的 Adam。',
    help: '维护 `m ← β₁·m + (1 − β₁)g` 和 `u ← max(β₂·u, |g|)`，按 `θ ← θ − α / (1 − β₁ᵗ) · m / (u + ε)` 更新。',
    ...optimizerPorts.zh,
    params: {
      ...rate.zh,
      beta1: betas.zh.beta1,
      beta2: { label: 'β₂', help: '最大梯度遗忘得多慢。' },
      ...epsilon.zh,
      ...stepParams.zh,
    },
  },
} satisfies KindWords<typeof adamax>;
