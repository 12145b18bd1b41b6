import { attentionPorts, attentionWords } from '#shared/nodes/layer/attention.words.ts';
import { attentionParams } from '#shared/nodes/layer/choices.ts';
import { defineAttentionNode } from '#shared/spec/define-node.ts';

export const additiveAttention = defineAttentionNode({
  kind: 'layer.additiveAttention',
  keras: { layer: 'AdditiveAttention', twice: true },
  icon: 'search',
  params: { useScale: { type: 'boolean', default: true }, ...attentionParams },
})({
  en: {
    title: 'Additive attention (Bahdanau)',
    summary: 'A mean of the steps looked at, weighted by a learned match.',
    help: '`softmax(Σ w·tanh(q + k))·V`: each step of the first sequence takes the mean of those of the other, weighted by how well they match. Both must have as many features.',
    inputs: attentionPorts.en,
    params: {
      useScale: { label: 'Learn w', help: 'Weighs each feature by a learned number.' },
      ...attentionWords.en,
    },
  },
  zh: {
    title: '加性注意力（Bahdanau）',
    summary: '按学到的匹配程度加权的平均。',
    help: '`softmax(Σ w·tanh(q + k))·V`：第一个序列的每一步按匹配程度对另一序列的各步加权平均。两者的特征数必须相同。',
    inputs: attentionPorts.zh,
    params: {
      useScale: { label: '学习 w', help: '用可学习的数衡量每个特征。' },
      ...attentionWords.zh,
    },
  },
});
