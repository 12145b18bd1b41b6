import { gateParams, lstmParams, recurrentParams } from '#shared/nodes/layer/recurrent-params.ts';
import { lstmWords, recurrentActivation, recurrentWords } from '#shared/nodes/layer/recurrent.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const lstm = defineLayerNode({
  kind: 'layer.lstm',
  icon: 'refresh',
  params: {
    ...recurrentParams,
    ...gateParams,
    unitForgetBias: lstmParams.unitForgetBias,
  },
})({
  en: {
    title: 'LSTM',
    summary: 'Reads a sequence with a long short-term memory.',
    help: 'Keeps a cell state `c` beside its output: `c ← f·c + i·c̃`, `h = o·tanh(c)`. The gates `i`, `f` and `o` learn what to take in, keep and show.',
    params: {
      ...recurrentWords.en,
      recurrentActivation: recurrentActivation.en,
      unitForgetBias: lstmWords.en.unitForgetBias,
    },
  },
  zh: {
    title: 'LSTM',
    summary: '用长短期记忆读取序列。',
    help: '除输出外还维护细胞状态 `c`：`c ← f·c + i·c̃`，`h = o·tanh(c)`。门 `i`、`f`、`o` 学习该记入、保留和输出什么。',
    params: {
      ...recurrentWords.zh,
      recurrentActivation: recurrentActivation.zh,
      unitForgetBias: lstmWords.zh.unitForgetBias,
    },
  },
});
