import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { permute } from '#shared/nodes/layer/permute.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const permuteWords = {
  en: {
    title: 'Permute',
    summary: 'Swaps the axes.',
    help: 'Puts the axes of a row in another order: 2, 1 turns `[steps, channels]` into `[channels, steps]`. It has nothing to learn.',
    ...layerPorts.en,
    params: { order: { label: 'Order', help: 'The axes in their new order, each once, counted from 1.' } },
  },
  zh: {
    title: '交换轴',
    summary: '改变各轴的顺序。',
    help: '按另一种顺序排列一行的各轴：2, 1 把 `[步, 通道]` 变成 `[通道, 步]`。没有可学习的参数。',
    ...layerPorts.zh,
    params: { order: { label: '顺序', help: '各轴的新顺序，每个轴出现一次，从 1 数起。' } },
  },
} satisfies KindWords<typeof permute>;
