import { lstmParams } from '#shared/nodes/layer/recurrent-params.ts';
import { padding } from '#shared/nodes/layer/layer.words.ts';
import { filters } from '#shared/nodes/layer/picture.words.ts';
import { lstmWords } from '#shared/nodes/layer/recurrent.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const convLstm1d = defineLayerNode({
  kind: 'layer.convLstm1d',
  keras: { layer: 'ConvLSTM1D', sizeParam: 'filters', norms: { kernel: [0, 1], recurrent: [0, 1] } },
  icon: 'refresh',
  params: {
    filters: { type: 'integer', default: 16, min: 1, max: 100_000 },
    kernelSize: { type: 'integer', default: 3, min: 1, max: 100_000 },
    strides: { type: 'integer', default: 1, min: 1, max: 1000 },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
    ...lstmParams,
  },
})({
  en: {
    title: 'ConvLSTM 1D',
    summary: 'Reads a sequence of sequences, with a memory that is a sequence.',
    help: 'An LSTM whose products are convolutions: input `[steps, places, channels]`, and a memory of `filters` channels at every place.',
    params: {
      filters: { ...filters.en, help: 'How many channels the memory has, and the output.' },
      kernelSize: { label: 'Window', help: 'How many places the window holds.' },
      strides: { label: 'Step', help: 'How far the window moves over the input.' },
      padding: padding.en,
      ...lstmWords.en,
    },
  },
  zh: {
    title: '一维 ConvLSTM',
    summary: '逐步读取由序列组成的序列，记忆是一个序列。',
    help: '以卷积代替乘积的 LSTM：输入为 `[步, 位置, 通道]`，每个位置有 `滤波器数` 个通道的记忆。',
    params: {
      filters: { ...filters.zh, help: '记忆有多少个通道，也是输出的通道数。' },
      kernelSize: { label: '窗口大小', help: '窗口包含多少个位置。' },
      strides: { label: '步幅', help: '窗口在输入上每次移动多少。' },
      padding: padding.zh,
      ...lstmWords.zh,
    },
  },
});
