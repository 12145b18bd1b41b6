import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords, padding } from '#shared/nodes/layer/layer.words.ts';
import { filters, kernelSize } from '#shared/nodes/layer/picture.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const conv2dTranspose = defineLayerNode({
  kind: 'layer.conv2dTranspose',
  keras: { layer: 'Conv2DTranspose', sizeParam: 'filters', norms: { kernel: [0, 1, 3] } },
  icon: 'maximize',
  params: {
    filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
    kernelSize: { type: 'integers', default: [3, 3], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    strides: { type: 'integers', default: [1, 1], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
    ...kernelParams,
  },
})({
  en: {
    title: 'Transposed convolution 2D',
    summary: 'Makes a picture larger, by learned filters.',
    help: 'The reverse of a convolution: every pixel paints a weighted window into a larger picture. With a step of 2, 2 height and width double. Used in decoders.',
    params: {
      filters: filters.en,
      kernelSize: kernelSize.en,
      strides: { label: 'Step', help: 'How far apart the windows are painted, down and across.' },
      padding: {
        ...padding.en,
        help: 'Valid keeps every window whole; same makes the picture exactly step times as large.',
      },
      ...kernelWords.en,
    },
  },
  zh: {
    title: '二维转置卷积',
    summary: '用可学习的滤波器放大图像。',
    help: '卷积的逆过程：每个像素把一个加权的窗口画进更大的图像。步幅为 2, 2 时高和宽加倍。用于解码器。',
    params: {
      filters: filters.zh,
      kernelSize: kernelSize.zh,
      strides: { label: '步幅', help: '所画窗口在纵向、横向的间隔。' },
      padding: { ...padding.zh, help: '“不填充”保留每个完整的窗口；“补零”使图像恰好放大为步幅倍。' },
      ...kernelWords.zh,
    },
  },
});
