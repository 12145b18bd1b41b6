import { mergePorts } from '#shared/nodes/layer/layer.words.ts';
import type { minimum } from '#shared/nodes/layer/minimum.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const minimumWords = {
  en: {
    title: 'Minimum',
    summary: 'The smallest of several layers’ outputs.',
    help: 'Takes the smallest of two or more branches of one shape, number by number.',
    ...mergePorts.en,
    params: {},
  },
  zh: {
    title: '取最小',
    summary: '几个层输出中的最小值。',
    help: '对形状相同的两个或更多分支逐个数取最小值。',
    ...mergePorts.zh,
    params: {},
  },
} satisfies KindWords<typeof minimum>;
