import { epsilon, learnt } from '#shared/nodes/layer/normalisation.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const batchNormalization = defineLayerNode({
  kind: 'layer.batchNormalization',
  keras: { layer: 'BatchNormalization' },
  icon: 'align-centre',
  params: {
    momentum: { type: 'number', default: 0.99, min: 0, max: 1 },
    epsilon: { type: 'number', default: 0.001, min: 0, max: 1, exclusiveMin: true },
    centre: { type: 'boolean', default: true, advanced: true, keras: 'center' },
    scale: { type: 'boolean', default: true, advanced: true },
  },
})({
  en: {
    title: 'Batch normalisation',
    summary: 'Standardises each batch inside the network.',
    help: '`y = γ (x − μ) / √(σ² + ε) + β`, with the mean `μ` and variance `σ²` of the batch while training, and their running averages afterwards. `γ` and `β` are learned.',
    params: {
      momentum: {
        label: 'Momentum',
        help: 'Share of the old value that the running averages keep at every step, 0 to 1.',
      },
      epsilon: epsilon.en,
      ...learnt.en,
    },
  },
  zh: {
    title: '批量归一化',
    summary: '在网络内部对每个批次做标准化。',
    help: '`y = γ (x − μ) / √(σ² + ε) + β`。训练时使用当前批次的均值 `μ` 和方差 `σ²`，之后使用它们的滑动平均。`γ` 和 `β` 由学习得到。',
    params: {
      momentum: { label: '动量', help: '每一步滑动平均保留旧值的比例，0 到 1。' },
      epsilon: epsilon.zh,
      ...learnt.zh,
    },
  },
});
