import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords, padding } from '#shared/nodes/layer/layer.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

const strides = { type: 'integers', default: [1, 1], min: 1, max: 1000, minLength: 2, maxLength: 2 } as const;

export const conv2d = defineLayerNode({
  kind: 'layer.conv2d',
  keras: { layer: 'Conv2D', sizeParam: 'filters', norms: { kernel: [0, 1, 2] } },
  icon: 'grid',
  params: {
    filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
    kernelSize: { type: 'integers', default: [3, 3], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    strides,
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
    dilation: { ...strides, advanced: true, keras: 'dilation_rate' },
    ...kernelParams,
  },
})({
  en: {
    title: 'Convolution 2D',
    summary: 'Slides small learned filters over a picture.',
    help: 'Slides `filters` small windows over a picture and sums what each one sees, weighted: the same weights at every place. Input and output have the shape height, width, channels.',
    params: {
      filters: { label: 'Filters', help: 'How many patterns the layer looks for: the channels of its output.' },
      kernelSize: { label: 'Window', help: 'Height and width of the window, in pixels.' },
      strides: { label: 'Step', help: 'How far the window moves, down and across.' },
      padding: padding.en,
      dilation: {
        label: 'Dilation',
        help: 'Spreads the window’s pixels apart, down and across; only with a step of 1.',
      },
      ...kernelWords.en,
    },
  },
  zh: {
    title: '二维卷积',
    summary: '用可学习的小滤波器扫过图像。',
    help: '用若干个小窗口扫过图像，对窗口内的像素加权求和，每个位置使用相同的权重。输入和输出的形状为高、宽、通道数。',
    params: {
      filters: { label: '滤波器数', help: '该层寻找多少种模式，也就是输出的通道数。' },
      kernelSize: { label: '窗口大小', help: '窗口的高和宽，以像素计。' },
      strides: { label: '步幅', help: '窗口每次向下、向右移动多少。' },
      padding: padding.zh,
      dilation: { label: '空洞率', help: '拉开窗口内像素的间距（纵向、横向）；仅在步幅为 1 时可用。' },
      ...kernelWords.zh,
    },
  },
});
