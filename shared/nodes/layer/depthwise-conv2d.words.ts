import type { depthwiseConv2d } from '#shared/nodes/layer/depthwise-conv2d.ts';
import { kernelParams, layerPorts, padding } from '#shared/nodes/layer/layer.words.ts';
import { depthMultiplier, kernelSize, strideBothWays } from '#shared/nodes/layer/picture.words.ts';
import type { KindWords } from '#shared/spec/kind-words.ts';

export const depthwiseConv2dWords = {
  en: {
    title: 'Depthwise convolution 2D',
    summary: 'Filters each channel by itself.',
    help: 'A convolution in which every channel has filters of its own and channels are not mixed. Far fewer weights than a full convolution.',
    ...layerPorts.en,
    params: {
      kernelSize: kernelSize.en,
      strides: strideBothWays.en,
      padding: padding.en,
      depthMultiplier: depthMultiplier.en,
      ...kernelParams.en,
    },
  },
  zh: {
    title: '二维深度卷积',
    summary: '每个通道单独滤波。',
    help: '每个通道使用自己的滤波器，通道之间不混合。权重比普通卷积少得多。',
    ...layerPorts.zh,
    params: {
      kernelSize: kernelSize.zh,
      strides: strideBothWays.zh,
      padding: padding.zh,
      depthMultiplier: depthMultiplier.zh,
      ...kernelParams.zh,
    },
  },
} satisfies KindWords<typeof depthwiseConv2d>;
