import { attentionPorts, attentionWords } from '#shared/nodes/layer/attention.words.ts';
import { attentionParams } from '#shared/nodes/layer/choices.ts';
import { defineAttentionNode } from '#shared/spec/define-node.ts';

export const attention = defineAttentionNode({
  kind: 'layer.attention',
  keras: { layer: 'Attention', twice: true },
  icon: 'search',
  params: {
    score: { type: 'choice', default: 'dot', options: ['dot', 'concat'], keras: 'score_mode' },
    useScale: { type: 'boolean', default: false },
    ...attentionParams,
  },
})({
  en: {
    title: 'Attention (Luong)',
    summary: 'A mean of the steps looked at, weighted by how well they match.',
    help: '`softmax(Q·Vᵀ)·V`: each step of the first sequence takes the mean of those of the other, weighted by scalar products. Both must have as many features. Nearly without weights.',
    inputs: attentionPorts.en,
    params: {
      score: {
        label: 'Match by',
        help: 'How well two steps match.',
        options: { dot: 'Scalar product', concat: 'Sum of tanh(q + k)' },
      },
      useScale: { label: 'Learn the scale', help: 'Multiplies the matches by one learned number.' },
      ...attentionWords.en,
    },
  },
  zh: {
    title: '注意力（Luong）',
    summary: '按匹配程度加权的平均。',
    help: '`softmax(Q·Vᵀ)·V`：第一个序列的每一步按点积对另一序列的各步加权平均。两者的特征数必须相同。几乎没有权重。',
    inputs: attentionPorts.zh,
    params: {
      score: {
        label: '匹配方式',
        help: '如何衡量两步的匹配程度。',
        options: { dot: '点积', concat: 'tanh(q + k) 之和' },
      },
      useScale: { label: '学习缩放', help: '把匹配程度乘以一个可学习的数。' },
      ...attentionWords.zh,
    },
  },
});
