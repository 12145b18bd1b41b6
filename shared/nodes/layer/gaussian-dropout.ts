import { defineLayerNode } from '#shared/spec/define-node.ts';

export const gaussianDropout = defineLayerNode({
  kind: 'layer.gaussianDropout',
  keras: { layer: 'GaussianDropout' },
  icon: 'dices',
  params: {
    rate: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true },
  },
})({
  en: {
    title: 'Gaussian dropout',
    summary: 'Multiplies by random numbers around 1 while training.',
    help: 'While training, multiplies each input by a normal number of mean 1 and variance `p / (1 − p)`, as much noise as dropout of rate `p` makes. Afterwards it lets everything through.',
    params: { rate: { label: 'Rate p', help: 'As for dropout: 0 or more, below 1.' } },
  },
  zh: {
    title: '高斯失活',
    summary: '训练时乘以 1 附近的随机数。',
    help: '训练时把每个输入乘以均值为 1、方差为 `p / (1 − p)` 的正态随机数，噪声与失活率 `p` 的随机失活相当。训练之后全部放行。',
    params: { rate: { label: '失活率 p', help: '与随机失活相同：不小于 0，小于 1。' } },
  },
});
