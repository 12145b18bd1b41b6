import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import { recurrentParams } from '#shared/nodes/layer/recurrent.words.ts';
import type { simpleRnn } from '#shared/nodes/layer/simple-rnn.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const simpleRnnWords = {
  en: {
    title: 'Simple RNN',
    summary: 'Reads a sequence step by step, with a simple memory.',
    help: '`hₜ = f(xₜ·W + hₜ₋₁·U + b)`. Quick and small, but it forgets what lies many steps back.',
    ...layerPorts.en,
    params: recurrentParams.en,
  },
  zh: {
    title: '简单循环层（RNN）',
    summary: '逐步读取序列，带有简单的记忆。',
    help: '`hₜ = f(xₜ·W + hₜ₋₁·U + b)`。小而快，但会忘记很多步之前的内容。',
    ...layerPorts.zh,
    params: recurrentParams.zh,
  },
} satisfies KindWords<typeof simpleRnn>;
