import { epsilonParam, rateParam, stepParams } from '#shared/nodes/optimizer/step-params.ts';
import { epsilon, rate, stepWords } from '#shared/nodes/optimizer/step.words.ts';
import { defineOptimizerNode } from '#shared/spec/define-node.ts';

export const adagrad = defineOptimizerNode({
  kind: 'optimizer.adagrad',
  keras: { optimizer: 'Adagrad' },
  icon: 'scale',
  params: {
    ...rateParam,
    initialAccumulator: {
      type: 'number',
      default: 0.1,
      min: 0,
      max: 1000,
      advanced: true,
      keras: 'initial_accumulator_value',
    },
    ...epsilonParam,
    ...stepParams,
  },
})({
  en: {
    title: 'Adagrad',
    summary: 'Shortens the steps of weights that have moved much.',
    help: 'Adds up all squared gradients, `a ← a + g²`, and steps by `θ ← θ − α·g / √(a + ε)`. Suits sparse data, such as words; its steps only ever become shorter.',
    params: {
      ...rate.en,
      initialAccumulator: { label: 'Sum starts at', help: 'What the sum of squares starts with: 0 or more.' },
      ...epsilon.en,
      ...stepWords.en,
    },
  },
  zh: {
    title: 'Adagrad',
    summary: '移动得多的权重，步长变短。',
    help: '累加全部梯度的平方 `a ← a + g²`，按 `θ ← θ − α·g / √(a + ε)` 更新。适合词语等稀疏数据；步长只会越来越短。',
    params: {
      ...rate.zh,
      initialAccumulator: { label: '累加初值', help: '平方和从多少开始：不小于 0。' },
      ...epsilon.zh,
      ...stepWords.zh,
    },
  },
});
