import { epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { epsilon, rate, stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const rmsprop = defineOptimizerNode({
  kind: 'optimizer.rmsprop',
  keras: { optimizer: 'RMSprop' },
  icon: 'scale',
  params: {
    ...rateParam,
    rho: { type: 'number', default: 0.9, min: 0, max: 1, exclusiveMax: true },
    momentum: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
    centred: { type: 'boolean', default: false, advanced: true, keras: 'centered' },
    ...epsilonParam,
    ...stepParams,
  },
})({
  en: {
    title: 'RMSprop',
    summary: 'Divides each step by the recent size of the gradient.',
    help: 'Keeps a running mean of the squared gradient, `v ← ρ·v + (1 − ρ)g²`, and steps by `θ ← θ − α·g / √(v + ε)`. Centred, it takes the variance `v − ḡ²` in place of `v`. Often used for recurrent networks.',
    params: {
      ...rate.en,
      rho: { label: 'ρ', help: 'How slowly the mean of the squared gradient forgets: 0 or more, below 1.' },
      momentum: { label: 'Momentum m', help: 'Share of the last step that goes on: 0 or more, below 1.' },
      centred: { label: 'Centred', help: 'Divides by the gradient’s variance instead of its square.' },
      ...epsilon.en,
      ...stepWords.en,
    },
  },
  zh: {
    title: 'RMSprop',
    summary: '用近期梯度的大小去除每一步。',
    help: '维护梯度平方的滑动平均 `v ← ρ·v + (1 − ρ)g²`，按 `θ ← θ − α·g / √(v + ε)` 更新。中心化时用方差 `v − ḡ²` 代替 `v`。常用于循环网络。',
    params: {
      ...rate.zh,
      rho: { label: 'ρ', help: '梯度平方的滑动平均遗忘得多慢：不小于 0，小于 1。' },
      momentum: { label: '动量 m', help: '上一步延续下来的比例：不小于 0，小于 1。' },
      centred: { label: '中心化', help: '除以梯度的方差，而不是其平方的平均。' },
      ...epsilon.zh,
      ...stepWords.zh,
    },
  },
});
