import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords, padding } from '#shared/nodes/layer/layer.words.ts';
import { filters } from '#shared/nodes/layer/picture.words.ts';
import { kernelSize1d, strides1d } from '#shared/nodes/layer/sequence.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const conv1d = defineLayerNode({
  kind: 'layer.conv1d',
  keras: { layer: 'Conv1D', sizeParam: 'filters', norms: { kernel: [0, 1] } },
  icon: 'grid',
  params: {
    filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
    kernelSize: { type: 'integer', default: 3, min: 1, max: 100_000 },
    strides: { type: 'integer', default: 1, min: 1, max: 100_000 },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same', 'causal'] },
    dilation: { type: 'integer', default: 1, min: 1, max: 100_000, advanced: true, keras: 'dilation_rate' },
    ...kernelParams,
  },
})({
  en: {
    title: 'Convolution 1D',
    summary: 'Slides small learned filters along a sequence.',
    help: 'Slides `filters` windows along the steps and sums what each one sees, weighted: the same weights at every place. Input and output have the shape `[steps, channels]`.',
    params: {
      filters: filters.en,
      kernelSize: kernelSize1d.en,
      strides: strides1d.en,
      padding: {
        label: 'Padding',
        help: 'Valid uses only whole windows; same pads both ends with zeros; causal pads the beginning, so that a step never sees a later one.',
        options: { ...padding.en.options, causal: 'Causal' },
      },
      dilation: { label: 'Dilation', help: 'Spreads the window’s steps apart; only with a step of 1.' },
      ...kernelWords.en,
    },
  },
  zh: {
    title: '一维卷积',
    summary: '用可学习的小滤波器扫过序列。',
    help: '用若干个窗口沿各步扫过，对窗口内的数加权求和，每个位置使用相同的权重。输入和输出的形状为 `[步, 通道]`。',
    params: {
      filters: filters.zh,
      kernelSize: kernelSize1d.zh,
      strides: strides1d.zh,
      padding: {
        label: '填充',
        help: '“不填充”只用完整的窗口；“补零”在两端补零；“因果”只在开头补零，使每一步看不到之后的步。',
        options: { ...padding.zh.options, causal: '因果（causal）' },
      },
      dilation: { label: '空洞率', help: '拉开窗口内各步的间距；仅在步幅为 1 时可用。' },
      ...kernelWords.zh,
    },
  },
});
