import { recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { recurrentWords } from '#shared/nodes/layer/recurrent.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const simpleRnn = defineLayerNode({
  kind: 'layer.simpleRnn',
  icon: 'refresh',
  params: {
    ...recurrentParams,
  },
})({
  en: {
    title: 'Simple RNN',
    summary: 'Reads a sequence step by step, with a simple memory.',
    help: '`hₜ = f(xₜ·W + hₜ₋₁·U + b)`. Quick and small, but it forgets what lies many steps back.',
    params: recurrentWords.en,
  },
  zh: {
    title: '简单循环层（RNN）',
    summary: '逐步读取序列，带有简单的记忆。',
    help: '`hₜ = f(xₜ·W + hₜ₋₁·U + b)`。小而快，但会忘记很多步之前的内容。',
    params: recurrentWords.zh,
  },
});
