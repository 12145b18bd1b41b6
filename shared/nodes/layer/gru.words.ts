import type { gru } from '#shared/nodes/layer/gru.ts';
import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import { recurrentActivation, recurrentParams } from '#shared/nodes/layer/recurrent.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const gruWords = {
  en: {
    title: 'GRU',
    summary: 'Reads a sequence with a gated memory; lighter than LSTM.',
    help: 'An update gate `z` and a reset gate `r` decide what to keep: `hₜ = z·hₜ₋₁ + (1 − z)·h̃`, with the candidate `h̃ = tanh(xₜ·W + r·(hₜ₋₁·U))`.',
    ...layerPorts.en,
    params: {
      ...recurrentParams.en,
      recurrentActivation: recurrentActivation.en,
      resetAfter: {
        label: 'Reset after the product',
        help: 'Applies the reset gate after the product with `U` (as today’s networks do) and not before it.',
      },
    },
  },
  zh: {
    title: 'GRU',
    summary: '用门控记忆读取序列，比 LSTM 轻便。',
    help: '更新门 `z` 和重置门 `r` 决定保留什么：`hₜ = z·hₜ₋₁ + (1 − z)·h̃`，候选值 `h̃ = tanh(xₜ·W + r·(hₜ₋₁·U))`。',
    ...layerPorts.zh,
    params: {
      ...recurrentParams.zh,
      recurrentActivation: recurrentActivation.zh,
      resetAfter: { label: '乘积之后重置', help: '在与 `U` 相乘之后（如今通行的做法）而不是之前使用重置门。' },
    },
  },
} satisfies KindWords<typeof gru>;
