import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { pRelu } from '#shared/nodes/layer/p-relu.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const pReluWords = {
  en: {
    title: 'Parametric ReLU',
    summary: 'Leaky ReLU that learns its slope.',
    help: '`max(x, 0) + α · min(x, 0)`, with an α for each place of a row that is learnt with the weights.',
    ...layerPorts.en,
    params: {
      sharedAxes: {
        label: 'Shared axes',
        help: 'Axes along which one α serves all places, counted from 1: 1, 2 gives one for each channel of a picture.',
      },
    },
  },
  zh: {
    title: '参数化 ReLU',
    summary: '斜率可学习的带泄漏 ReLU。',
    help: '`max(x, 0) + α · min(x, 0)`，一行中每个位置有一个 α，与权重一起学习。',
    ...layerPorts.zh,
    params: {
      sharedAxes: { label: '共享的轴', help: '沿这些轴共用一个 α，从 1 数起：1, 2 表示图像每个通道一个。' },
    },
  },
} satisfies KindWords<typeof pRelu>;
