import { epsilon } from '#shared/nodes/layer/normalisation.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const layerNormalization = defineLayerNode({
  kind: 'layer.layerNormalization',
  keras: { layer: 'LayerNormalization' },
  icon: 'align-centre',
  params: {
    epsilon: { type: 'number', default: 0.001, min: 0, max: 1, exclusiveMin: true },
    centre: { type: 'boolean', default: true, advanced: true, keras: 'center' },
    scale: { type: 'boolean', default: true, advanced: true },
  },
})({
  en: {
    title: 'Layer normalisation',
    summary: 'Standardises each row by itself.',
    help: '`y = γ (x − μ) / √(σ² + ε) + β`, with the mean and variance over the last axis of each row; the same in training and afterwards. Usual for recurrent networks and attention.',
    params: {
      epsilon: epsilon.en,
      centre: { label: 'Learn the offset β', help: 'Adds a learned number to each feature.' },
      scale: { label: 'Learn the scale γ', help: 'Multiplies each feature by a learned number.' },
    },
  },
  zh: {
    title: '层归一化',
    summary: '对每一行单独做标准化。',
    help: '`y = γ (x − μ) / √(σ² + ε) + β`，均值与方差取自每一行的最后一个轴；训练时和之后相同。常用于循环网络和注意力。',
    params: {
      epsilon: epsilon.zh,
      centre: { label: '学习偏移 β', help: '为每个特征加上一个可学习的数。' },
      scale: { label: '学习缩放 γ', help: '为每个特征乘上一个可学习的数。' },
    },
  },
});
