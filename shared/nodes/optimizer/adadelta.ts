import { epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { epsilon, stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adadelta = defineOptimizerNode({
  kind: 'optimizer.adadelta',
  keras: { optimizer: 'Adadelta' },
  icon: 'scale',
  params: {
    ...rateParam,
    rho: { type: 'number', default: 0.95, min: 0, max: 1, exclusiveMax: true },
    ...epsilonParam,
    ...stepParams,
  },
})({
  en: {
    title: 'Adadelta',
    summary: 'Adagrad that forgets, with steps in the weights’ own units.',
    help: 'Keeps running means of the squared gradient, `a`, and of the squared steps, `d`: `Δ = g·√(d + ε) / √(a + ε)`, `θ ← θ − α·Δ`. Its inventor used a learning rate of 1.',
    params: {
      learningRate: { label: 'Learning rate α', help: 'What the step is multiplied by; 1 as first published.' },
      rho: { label: 'ρ', help: 'How slowly the running means forget: 0 or more, below 1.' },
      ...epsilon.en,
      ...stepWords.en,
    },
  },
  zh: {
    title: 'Adadelta',
    summary: '会遗忘的 Adagrad，步长与权重同一单位。',
    help: '维护梯度平方的滑动平均 `a` 和步长平方的滑动平均 `d`：`Δ = g·√(d + ε) / √(a + ε)`，`θ ← θ − α·Δ`。提出者使用的学习率为 1。',
    params: {
      learningRate: { label: '学习率 α', help: '步长所乘的数；最初发表时为 1。' },
      rho: { label: 'ρ', help: '滑动平均遗忘得多慢：不小于 0，小于 1。' },
      ...epsilon.zh,
      ...stepWords.zh,
    },
  },
});
