import { defineLayerNode } from '#shared/spec/define-node.ts';

export const permute = defineLayerNode({
  kind: 'layer.permute',
  keras: { layer: 'Permute' },
  icon: 'undo',
  params: {
    /** Axes in their new order, counted from 1. */
    order: { type: 'integers', default: [2, 1], min: 1, max: 4, minLength: 1, maxLength: 4, keras: 'dims' },
  },
})({
  en: {
    title: 'Permute',
    summary: 'Swaps the axes.',
    help: 'Puts the axes of a row in another order: 2, 1 turns `[steps, channels]` into `[channels, steps]`. It has nothing to learn.',
    params: { order: { label: 'Order', help: 'The axes in their new order, each once, counted from 1.' } },
  },
  zh: {
    title: '交换轴',
    summary: '改变各轴的顺序。',
    help: '按另一种顺序排列一行的各轴：2, 1 把 `[步, 通道]` 变成 `[通道, 步]`。没有可学习的参数。',
    params: { order: { label: '顺序', help: '各轴的新顺序，每个轴出现一次，从 1 数起。' } },
  },
});
