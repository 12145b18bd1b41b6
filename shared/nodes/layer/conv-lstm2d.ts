import { lstmParams } from '#shared/nodes/layer/recurrent-params.ts';
import { padding } from '#shared/nodes/layer/layer.words.ts';
import { filters, kernelSize } from '#shared/nodes/layer/picture.words.ts';
import { lstmWords } from '#shared/nodes/layer/recurrent.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const convLstm2d = defineLayerNode({
  kind: 'layer.convLstm2d',
  keras: { layer: 'ConvLSTM2D', sizeParam: 'filters', norms: { kernel: [0, 1, 2], recurrent: [0, 1, 2] } },
  icon: 'refresh',
  params: {
    filters: { type: 'integer', default: 16, min: 1, max: 100_000 },
    kernelSize: { type: 'integers', default: [3, 3], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    strides: { type: 'integers', default: [1, 1], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
    ...lstmParams,
  },
})({
  en: {
    title: 'ConvLSTM 2D',
    summary: 'Reads a film step by step, with a memory that is a picture.',
    help: 'An LSTM whose products are convolutions: input `[steps, height, width, channels]`, and a memory of `filters` channels at every place. For what moves: frames, weather maps.',
    params: {
      filters: { ...filters.en, help: 'How many channels the memory has, and the output.' },
      kernelSize: kernelSize.en,
      strides: { label: 'Step', help: 'How far the window moves over the input, down and across.' },
      padding: padding.en,
      ...lstmWords.en,
    },
  },
  zh: {
    title: '二维 ConvLSTM',
    summary: '逐帧读取视频，记忆是一幅图像。',
    help: '以卷积代替乘积的 LSTM：输入为 `[步, 高, 宽, 通道]`，每个位置有 `滤波器数` 个通道的记忆。适合会移动的内容：视频帧、气象图。',
    params: {
      filters: { ...filters.zh, help: '记忆有多少个通道，也是输出的通道数。' },
      kernelSize: kernelSize.zh,
      strides: { label: '步幅', help: '窗口在输入上每次移动多少（纵向、横向）。' },
      padding: padding.zh,
      ...lstmWords.zh,
    },
  },
});
