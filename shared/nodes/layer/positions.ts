import { defineLayerNode } from '#shared/spec/define-node.ts';

export const positions = defineLayerNode({
  kind: 'layer.positions',
  icon: 'rows',
  params: {
    encoding: { type: 'choice', default: 'learned', options: ['learned', 'sines'] },
    steps: {
      type: 'integer',
      default: 512,
      min: 1,
      max: 10_000_000,
      when: { param: 'encoding', in: ['learned'] },
    },
    longest: {
      type: 'number',
      default: 10_000,
      min: 1,
      max: 1e9,
      advanced: true,
      when: { param: 'encoding', in: ['sines'] },
    },
  },
})({
  en: {
    title: 'Positions',
    summary: 'Tells each step of a sequence where it stands.',
    help: 'Adds to each step a vector for its place: a learned one, or sines and cosines `sin(t / λ^(2i/d))` that need no learning and suit any length. Attention sees no order without it. KerasHub’s PositionEmbedding or SinePositionEncoding, and Add.',
    params: {
      encoding: {
        label: 'Vectors',
        help: 'What stands for a place.',
        options: { learned: 'Learned', sines: 'Sines and cosines' },
      },
      steps: { label: 'Most steps', help: 'The longest sequence that there is a vector for.' },
      longest: { label: 'Longest wave λ', help: 'The slowest sine’s length, in steps.' },
    },
  },
  zh: {
    title: '位置编码',
    summary: '告诉序列的每一步它在哪里。',
    help: '为每一步加上一个代表其位置的向量：可学习的，或无需学习、适用于任意长度的正弦和余弦 `sin(t / λ^(2i/d))`。没有它，注意力看不到顺序。即 KerasHub 的 PositionEmbedding 或 SinePositionEncoding，再加 Add。',
    params: {
      encoding: { label: '向量', help: '用什么表示位置。', options: { learned: '可学习', sines: '正弦和余弦' } },
      steps: { label: '最多步数', help: '有对应向量的最长序列。' },
      longest: { label: '最长波长 λ', help: '最慢的正弦的长度，以步计。' },
    },
  },
});
