import { defineLayerNode } from '#shared/spec/define-node.ts';

export const softmax = defineLayerNode({
  kind: 'layer.softmax',
  keras: { layer: 'Softmax' },
  icon: 'zap',
  params: {},
})({
  en: {
    title: 'Softmax',
    summary: 'Turns scores into shares of 1.',
    help: '`eˣⁱ / Σ eˣʲ` along the last axis: positive numbers whose sum is 1, as the probabilities of several classes. The same as an activation layer with softmax.',
  },
  zh: {
    title: 'Softmax',
    summary: '把得分变成总和为 1 的比例。',
    help: '`eˣⁱ / Σ eˣʲ`，沿最后一个轴计算：得到总和为 1 的正数，即各类别的概率。与激活函数为 softmax 的激活层相同。',
  },
});
