// What the layers for sequences say of their windows.
import { padding } from '#shared/nodes/layer/layer.words.ts';
import { depthwise } from '#shared/nodes/layer/picture.words.ts';

export const kernelSize1d = {
  en: { label: 'Window', help: 'How many steps the window holds.' },
  zh: { label: '窗口大小', help: '窗口包含多少步。' },
};

export const strides1d = {
  en: { label: 'Step', help: 'How far the window moves.' },
  zh: { label: '步幅', help: '窗口每次移动多少。' },
};

/** Of layers that filter each channel by itself. */
export const depthwise1d = {
  en: { ...depthwise.en, kernelSize: kernelSize1d.en, strides: strides1d.en },
  zh: { ...depthwise.zh, kernelSize: kernelSize1d.zh, strides: strides1d.zh },
};

export const pool1d = {
  en: {
    poolSize: { label: 'Window', help: 'How many steps each window holds.' },
    strides: { label: 'Step', help: 'How far the window moves. Empty: its own size.' },
    padding: padding.en,
  },
  zh: {
    poolSize: { label: '窗口大小', help: '每个窗口包含多少步。' },
    strides: { label: '步幅', help: '窗口每次移动多少。留空：与窗口大小相同。' },
    padding: padding.zh,
  },
};
