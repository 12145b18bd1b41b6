import type { adagrad } from '#shared/nodes/optimizer/adagrad.ts';
import { epsilon, optimizerPorts, rate, stepParams } from '#shared/nodes/optimizer/step.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const adagradWords = {
  en: {
    title: 'Adagrad',
    summary: 'Shortens the steps of weights that have moved much.',
    help: 'Adds up all squared gradients, `a ← a + g²`, and steps by `θ ← θ − α·g / √(a + ε)`. Suits sparse data, such as words; its steps only ever become shorter.',
    ...optimizerPorts.en,
    params: {
      ...rate.en,
      initialAccumulator: { label: 'Sum starts at', help: 'What the sum of squares starts with: 0 or more.' },
      ...epsilon.en,
      ...stepParams.en,
    },
  },
  zh: {
    title: 'Adagrad',
    summary: '移动得多的权重，步长变短。',
    help: '累加全部梯度的平方 `a ← a + g²`，按 `θ ← θ − α·g / √(a + ε)` 更新。适合词语等稀疏数据；步长只会越来越短。',
    ...optimizerPorts.zh,
    params: {
      ...rate.zh,
      initialAccumulator: { label: '累加初值', help: '平方和从多少开始：不小于 0。' },
      ...epsilon.zh,
      ...stepParams.zh,
    },
  },
} satisfies KindWords<typeof adagrad>;
