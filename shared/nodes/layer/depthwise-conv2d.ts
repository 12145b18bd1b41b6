import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords, padding } from '#shared/nodes/layer/layer.words.ts';
import { depthMultiplier, kernelSize, strideBothWays } from '#shared/nodes/layer/picture.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const depthwiseConv2d = defineLayerNode({
  kind: 'layer.depthwiseConv2d',
  keras: { layer: 'DepthwiseConv2D', sizeParam: 'depthMultiplier', kernels: ['depthwise'] },
  icon: 'grid',
  params: {
    kernelSize: { type: 'integers', default: [3, 3], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    /** The same down and across: TensorFlow has no kernel for others. */
    strides: { type: 'integer', default: 1, min: 1, max: 1000, keras: { pair: true } },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
    depthMultiplier: { type: 'integer', default: 1, min: 1, max: 1000, advanced: true },
    ...kernelParams,
  },
})({
  en: {
    title: 'Depthwise convolution 2D',
    summary: 'Filters each channel by itself.',
    help: 'A convolution in which every channel has filters of its own and channels are not mixed. Far fewer weights than a full convolution.',
    params: {
      kernelSize: kernelSize.en,
      strides: strideBothWays.en,
      padding: padding.en,
      depthMultiplier: depthMultiplier.en,
      ...kernelWords.en,
    },
  },
  zh: {
    title: '二维深度卷积',
    summary: '每个通道单独滤波。',
    help: '每个通道使用自己的滤波器，通道之间不混合。权重比普通卷积少得多。',
    params: {
      kernelSize: kernelSize.zh,
      strides: strideBothWays.zh,
      padding: padding.zh,
      depthMultiplier: depthMultiplier.zh,
      ...kernelWords.zh,
    },
  },
});
