import { defineLayerNode } from '#shared/spec/define-node.ts';

export const gaussianNoise = defineLayerNode({
  kind: 'layer.gaussianNoise',
  keras: { layer: 'GaussianNoise' },
  icon: 'dices',
  params: {
    stddev: { type: 'number', default: 0.1, min: 0, max: 1000 },
  },
})({
  en: {
    title: 'Gaussian noise',
    summary: 'Adds random numbers while training.',
    help: 'While training, adds a normal number of mean 0 to each input, so that the network does not learn rows by heart. Afterwards it lets everything through.',
    params: { stddev: { label: 'Spread σ', help: 'Standard deviation of what is added: 0 or more.' } },
  },
  zh: {
    title: '高斯噪声',
    summary: '训练时加上随机数。',
    help: '训练时给每个输入加上均值为 0 的正态随机数，使网络不会死记各行。训练之后全部放行。',
    params: { stddev: { label: '标准差 σ', help: '所加随机数的标准差：不小于 0。' } },
  },
});
