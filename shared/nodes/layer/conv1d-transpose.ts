import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords, padding } from '#shared/nodes/layer/layer.words.ts';
import { filters } from '#shared/nodes/layer/picture.words.ts';
import { kernelSize1d } from '#shared/nodes/layer/sequence.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const conv1dTranspose = defineLayerNode({
  kind: 'layer.conv1dTranspose',
  keras: { layer: 'Conv1DTranspose', sizeParam: 'filters', norms: { kernel: [0, 2] } },
  icon: 'maximize',
  params: {
    filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
    kernelSize: { type: 'integer', default: 3, min: 1, max: 100_000 },
    strides: { type: 'integer', default: 1, min: 1, max: 1000 },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
    ...kernelParams,
  },
})({
  en: {
    title: 'Transposed convolution 1D',
    summary: 'Makes a sequence longer, by learned filters.',
    help: 'The reverse of a convolution: every step paints a weighted window into a longer sequence. With a step of 2 the length doubles. Used in decoders.',
    params: {
      filters: filters.en,
      kernelSize: kernelSize1d.en,
      strides: { label: 'Step', help: 'How far apart the windows are painted.' },
      padding: {
        ...padding.en,
        help: 'Valid keeps every window whole; same makes the sequence exactly step times as long.',
      },
      ...kernelWords.en,
    },
  },
  zh: {
    title: '一维转置卷积',
    summary: '用可学习的滤波器加长序列。',
    help: '卷积的逆过程：每一步把一个加权的窗口画进更长的序列。步幅为 2 时长度加倍。用于解码器。',
    params: {
      filters: filters.zh,
      kernelSize: kernelSize1d.zh,
      strides: { label: '步幅', help: '所画窗口的间隔。' },
      padding: { ...padding.zh, help: '“不填充”保留每个完整的窗口；“补零”使序列恰好加长为步幅倍。' },
      ...kernelWords.zh,
    },
  },
});
