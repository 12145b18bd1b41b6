import { gateParams, recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { recurrentActivation, recurrentWords } from '#shared/nodes/layer/recurrent.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const lstm = defineLayerNode({
  kind: 'layer.lstm',
  icon: 'refresh',
  params: {
    ...recurrentParams,
    ...gateParams,
    unitForgetBias: {
      type: 'boolean',
      default: true,
      advanced: true,
      when: { param: 'useBias', in: [true] },
    },
  },
})({
  en: {
    title: 'LSTM',
    summary: 'Reads a sequence with a long short-term memory.',
    help: 'Keeps a cell state `c` beside its output: `c ← f·c + i·c̃`, `h = o·tanh(c)`. The gates `i`, `f` and `o` learn what to take in, keep and show.',
    params: {
      ...recurrentWords.en,
      recurrentActivation: recurrentActivation.en,
      unitForgetBias: {
        label: 'Forget gate starts open',
        help: 'Starts the forget gate’s bias at 1, so that the memory lasts from the beginning.',
      },
    },
  },
  zh: {
    title: 'LSTM',
    summary: '用长短期记忆读取序列。',
    help: '除输出外还维护细胞状态 `c`：`c ← f·c + i·c̃`，`h = o·tanh(c)`。门 `i`、`f`、`o` 学习该记入、保留和输出什么。',
    params: {
      ...recurrentWords.zh,
      recurrentActivation: recurrentActivation.zh,
      unitForgetBias: { label: '遗忘门初始打开', help: '遗忘门的偏置从 1 开始，使记忆一开始就能保持。' },
    },
  },
});
