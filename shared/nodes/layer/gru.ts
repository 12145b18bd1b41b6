import { gateParams, recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { recurrentActivation, recurrentWords } from '#shared/nodes/layer/recurrent.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const gru = defineLayerNode({
  kind: 'layer.gru',
  icon: 'refresh',
  params: {
    ...recurrentParams,
    ...gateParams,
    resetAfter: { type: 'boolean', default: true, advanced: true },
  },
})({
  en: {
    title: 'GRU',
    summary: 'Reads a sequence with a gated memory; lighter than LSTM.',
    help: 'An update gate `z` and a reset gate `r` decide what to keep: `hₜ = z·hₜ₋₁ + (1 − z)·h̃`, with the candidate `h̃ = tanh(xₜ·W + r·(hₜ₋₁·U))`.',
    params: {
      ...recurrentWords.en,
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
    params: {
      ...recurrentWords.zh,
      recurrentActivation: recurrentActivation.zh,
      resetAfter: { label: '乘积之后重置', help: '在与 `U` 相乘之后（如今通行的做法）而不是之前使用重置门。' },
    },
  },
});
