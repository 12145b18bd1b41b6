import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { zeroPadding2d } from '#shared/nodes/layer/zero-padding2d.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const zeroPadding2dWords = {
  en: {
    title: 'Zero padding 2D',
    summary: 'Puts a border of zeros around a picture.',
    help: 'Adds zeros above and below, left and right. It has nothing to learn.',
    ...layerPorts.en,
    params: { padding: { label: 'Border', help: 'Pixels added above and below, and left and right.' } },
  },
  zh: {
    title: '二维补零',
    summary: '在图像四周补一圈零。',
    help: '在上下、左右添加零。没有可学习的参数。',
    ...layerPorts.zh,
    params: { padding: { label: '边框', help: '上下各添加多少像素，左右各添加多少像素。' } },
  },
} satisfies KindWords<typeof zeroPadding2d>;
