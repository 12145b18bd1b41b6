import { betaParams, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { rate, stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const lion = defineOptimizerNode({
  kind: 'optimizer.lion',
  keras: { optimizer: 'Lion' },
  icon: 'zap',
  params: {
    ...rateParam,
    ...betaParams,
    beta2: { ...betaParams.beta2, default: 0.99 },
    ...stepParams,
  },
})({
  en: {
    title: 'Lion',
    summary: 'Steps of one length, by the sign of the gradient alone.',
    help: '`θ ← θ − α·sign(β₁·m + (1 − β₁)g)`, then `m ← β₂·m + (1 − β₂)g`. It keeps one number per weight; choose a learning rate 3 to 10 times smaller than for Adam.',
    params: {
      ...rate.en,
      beta1: { label: 'β₁', help: 'How much of the running mean goes into the sign.' },
      beta2: { label: 'β₂', help: 'How slowly the mean of the gradient forgets.' },
      ...stepWords.en,
    },
  },
  zh: {
    title: 'Lion',
    summary: '只看梯度的符号，每步长度相同。',
    help: '`θ ← θ − α·sign(β₁·m + (1 − β₁)g)`，然后 `m ← β₂·m + (1 − β₂)g`。每个权重只需保存一个数；学习率应比 Adam 小 3 到 10 倍。',
    params: {
      ...rate.zh,
      beta1: { label: 'β₁', help: '滑动平均在符号中占多大比重。' },
      beta2: { label: 'β₂', help: '梯度的滑动平均遗忘得多慢。' },
      ...stepWords.zh,
    },
  },
});
