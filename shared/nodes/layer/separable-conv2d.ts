import { depthwiseParams, kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';
import { depthwise, filters } from '#shared/nodes/layer/picture.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const separableConv2d = defineLayerNode({
  kind: 'layer.separableConv2d',
  keras: {
    layer: 'SeparableConv2D',
    sizeParam: 'filters',
    kernels: ['depthwise', 'pointwise'],
    norms: { depthwise: [0, 1], pointwise: [0, 1, 2] },
  },
  icon: 'grid',
  params: {
    filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
    ...depthwiseParams,
    ...kernelParams,
  },
})({
  en: {
    title: 'Separable convolution 2D',
    summary: 'Filters each channel, then mixes the channels.',
    help: 'A depthwise convolution and then one of 1 × 1 over the channels: nearly what a full convolution does, with far fewer weights.',
    params: {
      filters: filters.en,
      ...depthwise.en,
      ...kernelWords.en,
    },
  },
  zh: {
    title: '二维可分离卷积',
    summary: '先逐通道滤波，再混合通道。',
    help: '先做深度卷积，再在通道上做 1 × 1 卷积：效果接近普通卷积，权重少得多。',
    params: {
      filters: filters.zh,
      ...depthwise.zh,
      ...kernelWords.zh,
    },
  },
});
