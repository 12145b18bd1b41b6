import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { reshape } from '#shared/nodes/layer/reshape.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const reshapeWords = {
  en: {
    title: 'Reshape',
    summary: 'The same numbers in another shape.',
    help: 'Lays the numbers of a row out anew, in order; both shapes must hold as many. It has nothing to learn.',
    ...layerPorts.en,
    params: {
      shape: { label: 'Shape of a row', help: 'Such as 28, 28, 1. Its product is the number of values in a row.' },
    },
  },
  zh: {
    title: '变形',
    summary: '同样的数字，换一种形状。',
    help: '按顺序重新排列一行中的数字；前后两种形状的数字个数必须相同。没有可学习的参数。',
    ...layerPorts.zh,
    params: { shape: { label: '单行形状', help: '例如 28, 28, 1。各数之积等于一行的数值个数。' } },
  },
} satisfies KindWords<typeof reshape>;
