// What the layers for pictures say of filters, windows and steps.
import { padding } from '#shared/nodes/layer/layer.words.ts';

export const kernelSize = {
  en: { label: 'Window', help: 'Height and width of the window, in pixels.' },
  zh: { label: '窗口大小', help: '窗口的高和宽，以像素计。' },
};

export const filters = {
  en: { label: 'Filters', help: 'How many patterns the layer looks for: the channels of its output.' },
  zh: { label: '滤波器数', help: '该层寻找多少种模式，也就是输出的通道数。' },
};

/** Of layers that filter each channel by itself. */
export const depthwise = {
  en: {
    kernelSize: kernelSize.en,
    strides: { label: 'Step', help: 'How far the window moves, the same down and across.' },
    padding: padding.en,
    depthMultiplier: { label: 'Filters per channel', help: 'How many filters each channel has of its own.' },
  },
  zh: {
    kernelSize: kernelSize.zh,
    strides: { label: '步幅', help: '窗口每次移动多少，纵向与横向相同。' },
    padding: padding.zh,
    depthMultiplier: { label: '每通道滤波器数', help: '每个通道各有多少个自己的滤波器。' },
  },
};

export const pool2d = {
  en: {
    poolSize: kernelSize.en,
    strides: { label: 'Step', help: 'How far the window moves, down and across. Empty: its own size.' },
    padding: padding.en,
  },
  zh: {
    poolSize: kernelSize.zh,
    strides: { label: '步幅', help: '窗口每次向下、向右移动多少。留空：与窗口大小相同。' },
    padding: padding.zh,
  },
};
