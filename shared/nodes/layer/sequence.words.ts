// What the pools over steps say of their windows.
import { padding } from '#shared/nodes/layer/layer.words.ts';

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
