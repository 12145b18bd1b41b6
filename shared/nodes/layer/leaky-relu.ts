import { defineLayerNode } from '#shared/spec/define-node.ts';

export const leakyRelu = defineLayerNode({
  kind: 'layer.leakyRelu',
  keras: { layer: 'LeakyReLU' },
  icon: 'trending-up',
  params: {
    slope: { type: 'number', default: 0.3, min: 0, max: 100, keras: 'negative_slope' },
  },
})({
  en: {
    title: 'Leaky ReLU',
    summary: 'Lets a little of what is below 0 through.',
    help: '`max(x, 0) + slope · min(x, 0)`: as ReLU, but a unit below 0 still learns.',
    params: { slope: { label: 'Slope below 0', help: 'What a negative number is multiplied by.' } },
  },
  zh: {
    title: '带泄漏 ReLU',
    summary: '让小于 0 的部分透过一点。',
    help: '`max(x, 0) + 斜率 · min(x, 0)`：与 ReLU 相同，但低于 0 的单元仍能学习。',
    params: { slope: { label: '0 以下的斜率', help: '负数所乘的系数。' } },
  },
});
