import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { leakyRelu } from '#shared/nodes/layer/leaky-relu.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const leakyReluWords = {
  en: {
    title: 'Leaky ReLU',
    summary: 'Lets a little of what is below 0 through.',
    help: '`max(x, 0) + slope · min(x, 0)`: as ReLU, but a unit below 0 still learns.',
    ...layerPorts.en,
    params: { slope: { label: 'Slope below 0', help: 'What a negative number is multiplied by.' } },
  },
  zh: {
    title: '带泄漏 ReLU',
    summary: '让小于 0 的部分透过一点。',
    help: '`max(x, 0) + 斜率 · min(x, 0)`：与 ReLU 相同，但低于 0 的单元仍能学习。',
    ...layerPorts.zh,
    params: { slope: { label: '0 以下的斜率', help: '负数所乘的系数。' } },
  },
} satisfies KindWords<typeof leakyRelu>;
