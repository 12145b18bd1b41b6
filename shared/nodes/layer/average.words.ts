import type { average } from '#shared/nodes/layer/average.ts';
import { mergePorts } from '#shared/nodes/layer/layer.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const averageWords = {
  en: {
    title: 'Average',
    summary: 'The mean of several layers’ outputs.',
    help: 'Takes the mean of two or more branches of one shape, number by number.',
    ...mergePorts.en,
    params: {},
  },
  zh: {
    title: '取平均',
    summary: '几个层输出的平均。',
    help: '对形状相同的两个或更多分支逐个数取平均。',
    ...mergePorts.zh,
    params: {},
  },
} satisfies KindWords<typeof average>;
