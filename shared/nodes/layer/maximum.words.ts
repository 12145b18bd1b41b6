import { mergePorts } from '#shared/nodes/layer/layer.words.ts';
import type { maximum } from '#shared/nodes/layer/maximum.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const maximumWords = {
  en: {
    title: 'Maximum',
    summary: 'The largest of several layers’ outputs.',
    help: 'Takes the largest of two or more branches of one shape, number by number.',
    ...mergePorts.en,
    params: {},
  },
  zh: {
    title: '取最大',
    summary: '几个层输出中的最大值。',
    help: '对形状相同的两个或更多分支逐个数取最大值。',
    ...mergePorts.zh,
    params: {},
  },
} satisfies KindWords<typeof maximum>;
