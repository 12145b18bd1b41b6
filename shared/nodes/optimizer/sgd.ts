import { rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { rate, stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const sgd = defineOptimizerNode({
  kind: 'optimizer.sgd',
  keras: { optimizer: 'SGD' },
  icon: 'footprints',
  params: {
    learningRate: { ...rateParam.learningRate, default: 0.01 },
    momentum: { type: 'number', default: 0, min: 0, max: 1, exclusiveMax: true },
    nesterov: { type: 'boolean', default: false },
    ...stepParams,
  },
})({
  en: {
    title: 'SGD',
    summary: 'Gradient descent in small batches, with momentum.',
    help: '`θ ← θ − α∇J(θ)` with the gradient of one batch at a time. With momentum `m` it keeps a velocity `v ← m·v − α∇J` and moves by `θ ← θ + v`; Nesterov’s form moves by `m·v − α∇J` with the new velocity.',
    params: {
      ...rate.en,
      momentum: { label: 'Momentum m', help: 'Share of the last step that goes on: 0 or more, below 1.' },
      nesterov: { label: 'Nesterov', help: 'Looks ahead along the momentum; needs a momentum above 0.' },
      ...stepWords.en,
    },
  },
  zh: {
    title: '随机梯度下降（SGD）',
    summary: '按小批次做梯度下降，可带动量。',
    help: '`θ ← θ − α∇J(θ)`，每次只用一个批次的梯度。带动量 `m` 时维护速度 `v ← m·v − α∇J`，并按 `θ ← θ + v` 更新；Nesterov 形式用新的速度按 `m·v − α∇J` 更新。',
    params: {
      ...rate.zh,
      momentum: { label: '动量 m', help: '上一步延续下来的比例：不小于 0，小于 1。' },
      nesterov: { label: 'Nesterov', help: '沿动量方向向前看一步；需要动量大于 0。' },
      ...stepWords.zh,
    },
  },
});
