import { mergePorts } from '#shared/nodes/layer/layer.words.ts';
import type { multiply } from '#shared/nodes/layer/multiply.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const multiplyWords = {
  en: {
    title: 'Multiply',
    summary: 'The product of several layers’ outputs.',
    help: 'Multiplies two or more branches of one shape, number by number: one of them can open and close the other like a gate.',
    ...mergePorts.en,
    params: {},
  },
  zh: {
    title: '相乘',
    summary: '几个层输出之积。',
    help: '把形状相同的两个或更多分支逐个数相乘；其中一个可以像门一样控制另一个。',
    ...mergePorts.zh,
    params: {},
  },
} satisfies KindWords<typeof multiply>;
