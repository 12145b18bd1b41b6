import type { cropping2d } from '#shared/nodes/layer/cropping2d.ts';
import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const cropping2dWords = {
  en: {
    title: 'Cropping 2D',
    summary: 'Cuts the border off a picture.',
    help: 'Takes rows away above and below, and columns left and right. It has nothing to learn.',
    ...layerPorts.en,
    params: { cropping: { label: 'Border', help: 'Pixels cut off above and below, and left and right.' } },
  },
  zh: {
    title: '二维裁剪',
    summary: '裁去图像的边缘。',
    help: '去掉上下的行和左右的列。没有可学习的参数。',
    ...layerPorts.zh,
    params: { cropping: { label: '边框', help: '上下各裁去多少像素，左右各裁去多少像素。' } },
  },
} satisfies KindWords<typeof cropping2d>;
