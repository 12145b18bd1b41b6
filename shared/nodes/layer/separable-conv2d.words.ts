import { kernelParams, layerPorts, padding } from '#shared/nodes/layer/layer.words.ts';
import { depthMultiplier, filters, kernelSize, strideBothWays } from '#shared/nodes/layer/picture.words.ts';
import type { separableConv2d } from '#shared/nodes/layer/separable-conv2d.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const separableConv2dWords = {
  en: {
    title: 'Separable convolution 2D',
    summary: 'Filters each channel, then mixes the channels.',
    help: 'A depthwise convolution and then one of 1 × 1 over the channels: nearly what a full convolution does, with far fewer weights.',
    ...layerPorts.en,
    params: {
      filters: filters.en,
      kernelSize: kernelSize.en,
      strides: strideBothWays.en,
      padding: padding.en,
      depthMultiplier: depthMultiplier.en,
      ...kernelParams.en,
    },
  },
  zh: {
    title: '二维可分离卷积',
    summary: '先逐通道滤波，再混合通道。',
    help: '先做深度卷积，再在通道上做 1 × 1 卷积：效果接近普通卷积，权重少得多。',
    ...layerPorts.zh,
    params: {
      filters: filters.zh,
      kernelSize: kernelSize.zh,
      strides: strideBothWays.zh,
      padding: padding.zh,
      depthMultiplier: depthMultiplier.zh,
      ...kernelParams.zh,
    },
  },
} satisfies KindWords<typeof separableConv2d>;
