import { layerPorts } from '#shared/nodes/layer/layer.words.ts';
import type { upSampling2d } from '#shared/nodes/layer/up-sampling2d.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const upSampling2dWords = {
  en: {
    title: 'Upsampling 2D',
    summary: 'Repeats every pixel.',
    help: 'Makes a picture larger by repeating its rows and columns. It has nothing to learn.',
    ...layerPorts.en,
    params: { size: { label: 'Times', help: 'How often each pixel is repeated, down and across.' } },
  },
  zh: {
    title: '二维上采样',
    summary: '重复每个像素。',
    help: '通过重复行和列放大图像。没有可学习的参数。',
    ...layerPorts.zh,
    params: { size: { label: '倍数', help: '每个像素在纵向、横向重复多少次。' } },
  },
} satisfies KindWords<typeof upSampling2d>;
