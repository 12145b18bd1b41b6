import type { adamw } from '#shared/nodes/optimizer/adamw.ts';
import { amsgrad, betas, epsilon, optimizerPorts, rate, stepParams } from '#shared/nodes/optimizer/step.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const adamwWords = {
  en: {
    title: 'AdamW',
    summary: 'Adam with weight decay; usual for transformers.',
    help: 'Adam’s step, and beside it every weight shrinks: `θ ← θ − αλθ`. The decay does not go through the gradient’s means, as an L2 penalty would.',
    ...optimizerPorts.en,
    params: { ...rate.en, ...betas.en, ...epsilon.en, ...amsgrad.en, ...stepParams.en },
  },
  zh: {
    title: 'AdamW',
    summary: '带权重衰减的 Adam，常用于 Transformer。',
    help: '在 Adam 的更新之外，每个权重按 `θ ← θ − αλθ` 缩小。这种衰减不像 L2 惩罚那样经过梯度的滑动平均。',
    ...optimizerPorts.zh,
    params: { ...rate.zh, ...betas.zh, ...epsilon.zh, ...amsgrad.zh, ...stepParams.zh },
  },
} satisfies KindWords<typeof adamw>;
