// What the layers for volumes say of filters, windows and steps.
import { padding } from '#shared/nodes/layer/layer.words.ts';
import { filters } from '#shared/nodes/layer/picture.words.ts';

const window3d = {
  en: { label: 'Window', help: 'Depth, height and width of the window.' },
  zh: { label: '窗口大小', help: '窗口的深、高和宽。' },
};

const padding3d = {
  en: { ...padding.en, help: 'Valid uses only whole windows, so the volume shrinks; same pads its border with zeros.' },
  zh: { ...padding.zh, help: '“不填充”只用完整的窗口，体积会变小；“补零”在边缘补零，大小不变。' },
};

/** Of convolutions. */
export const volume = {
  en: {
    filters: filters.en,
    kernelSize: window3d.en,
    strides: { label: 'Step', help: 'How far the window moves in depth, down and across.' },
    padding: padding3d.en,
  },
  zh: {
    filters: filters.zh,
    kernelSize: window3d.zh,
    strides: { label: '步幅', help: '窗口在深度、纵向、横向每次移动多少。' },
    padding: padding3d.zh,
  },
};

export const pool3d = {
  en: {
    poolSize: window3d.en,
    strides: { label: 'Step', help: 'How far the window moves, the same in all directions. Empty: its own size.' },
    padding: padding3d.en,
  },
  zh: {
    poolSize: window3d.zh,
    strides: { label: '步幅', help: '窗口每次移动多少，各方向相同。留空：与窗口大小相同。' },
    padding: padding3d.zh,
  },
};
