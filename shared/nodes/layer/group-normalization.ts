import { epsilon, learnt } from '#shared/nodes/layer/normalisation.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const groupNormalization = defineLayerNode({
  kind: 'layer.groupNormalization',
  keras: { layer: 'GroupNormalization', sizeParam: 'groups' },
  icon: 'align-centre',
  params: {
    groups: { type: 'integer', default: 1, min: 1, max: 100_000 },
    epsilon: { type: 'number', default: 0.001, min: 0, max: 1, exclusiveMin: true },
    centre: { type: 'boolean', default: true, advanced: true, keras: 'center' },
    scale: { type: 'boolean', default: true, advanced: true },
  },
})({
  en: {
    title: 'Group normalisation',
    summary: 'Standardises the channels of each row in groups.',
    help: '`y = γ (x − μ) / √(σ² + ε) + β`, with the mean and variance over all places and the channels of one group. Each row is by itself, so it serves where batches are small. One group takes all channels together; as many groups as channels take each alone.',
    params: {
      groups: { label: 'Groups', help: 'Into how many equal groups the channels are divided.' },
      epsilon: epsilon.en,
      ...learnt.en,
    },
  },
  zh: {
    title: '组归一化',
    summary: '把每一行的通道分组做标准化。',
    help: '`y = γ (x − μ) / √(σ² + ε) + β`，均值与方差取自所有位置以及同一组的通道。每一行单独处理，适合小批次。只有一组时所有通道合在一起；组数等于通道数时每个通道单独处理。',
    params: {
      groups: { label: '组数', help: '通道被平均分成多少组。' },
      epsilon: epsilon.zh,
      ...learnt.zh,
    },
  },
});
