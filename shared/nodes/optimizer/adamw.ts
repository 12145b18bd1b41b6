import { betaParams, epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { amsgrad, betas, epsilon, rate, stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adamw = defineOptimizerNode({
  kind: 'optimizer.adamw',
  keras: { optimizer: 'AdamW' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    ...epsilonParam,
    amsgrad: { type: 'boolean', default: false, advanced: true },
    ...stepParams,
    weightDecay: { ...stepParams.weightDecay, default: 0.004 },
  },
})({
  en: {
    title: 'AdamW',
    summary: 'Adam with weight decay; usual for transformers.',
    help: 'Adam’s step, and beside it every weight shrinks: `θ ← θ − αλθ`. The decay does not go through the gradient’s means, as an L2 penalty would.',
    params: { ...rate.en, ...betas.en, ...epsilon.en, ...amsgrad.en, ...stepWords.en },
  },
  zh: {
    title: 'AdamW',
    summary: '带权重衰减的 Adam，常用于 Transformer。',
    help: '在 Adam 的更新之外，每个权重按 `θ ← θ − αλθ` 缩小。这种衰减不像 L2 惩罚那样经过梯度的滑动平均。',
    params: { ...rate.zh, ...betas.zh, ...epsilon.zh, ...amsgrad.zh, ...stepWords.zh },
  },
});
