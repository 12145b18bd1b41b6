import type { add } from '#shared/nodes/layer/add.ts';
import { mergePorts } from '#shared/nodes/layer/layer.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const addWords = {
  en: {
    title: 'Add',
    summary: 'The sum of several layers’ outputs.',
    help: 'Adds two or more branches of one shape, number by number: the shortcut of residual networks.',
    ...mergePorts.en,
    params: {},
  },
  zh: {
    title: '相加',
    summary: '几个层输出之和。',
    help: '把形状相同的两个或更多分支逐个数相加，即残差网络中的捷径。',
    ...mergePorts.zh,
    params: {},
  },
} satisfies KindWords<typeof add>;
