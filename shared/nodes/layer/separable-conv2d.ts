import { kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords, padding } from '#shared/nodes/layer/layer.words.ts';
import { depthMultiplier, filters, kernelSize, strideBothWays } from '#shared/nodes/layer/picture.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const separableConv2d = defineLayerNode({
  kind: 'layer.separableConv2d',
  keras: { layer: 'SeparableConv2D', sizeParam: 'filters', kernels: ['depthwise', 'pointwise'] },
  icon: 'grid',
  params: {
    filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
    kernelSize: { type: 'integers', default: [3, 3], min: 1, max: 1000, minLength: 2, maxLength: 2 },
    /** The same down and across: TensorFlow has no kernel for others. */
    strides: { type: 'integer', default: 1, min: 1, max: 1000, keras: { pair: true } },
    padding: { type: 'choice', default: 'valid', options: ['valid', 'same'] },
    depthMultiplier: { type: 'integer', default: 1, min: 1, max: 1000, advanced: true },
    ...kernelParams,
  },
})({
  en: {
    title: 'Separable convolution 2D',
    summary: 'Filters each channel, then mixes the channels.',
    help: 'A depthwise convolution and then one of 1 × 1 over the channels: nearly what a full convolution does, with far fewer weights.',
    params: {
      filters: filters.en,
      kernelSize: kernelSize.en,
      strides: strideBothWays.en,
      padding: padding.en,
      depthMultiplier: depthMultiplier.en,
      ...kernelWords.en,
    },
  },
  zh: {
    title: '二维可分离卷积',
    summary: '先逐通道滤波，再混合通道。',
    help: '先做深度卷积，再在通道上做 1 × 1 卷积：效果接近普通卷积，权重少得多。',
    params: {
      filters: filters.zh,
      kernelSize: kernelSize.zh,
      strides: strideBothWays.zh,
      padding: padding.zh,
      depthMultiplier: depthMultiplier.zh,
      ...kernelWords.zh,
    },
  },
});
