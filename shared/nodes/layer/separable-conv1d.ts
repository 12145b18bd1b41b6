import { depthwise1dParams, kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';
import { filters } from '#shared/nodes/layer/picture.words.ts';
import { depthwise1d } from '#shared/nodes/layer/sequence.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const separableConv1d = defineLayerNode({
  kind: 'layer.separableConv1d',
  keras: {
    layer: 'SeparableConv1D',
    sizeParam: 'filters',
    kernels: ['depthwise', 'pointwise'],
    norms: { pointwise: [0, 1] },
  },
  icon: 'grid',
  params: {
    filters: { type: 'integer', default: 32, min: 1, max: 100_000 },
    ...depthwise1dParams,
    ...kernelParams,
  },
})({
  en: {
    title: 'Separable convolution 1D',
    summary: 'Filters each channel of a sequence, then mixes the channels.',
    help: 'A depthwise convolution along the steps and then one of a single step over the channels: nearly what a full convolution does, with far fewer weights.',
    params: { filters: filters.en, ...depthwise1d.en, ...kernelWords.en },
  },
  zh: {
    title: '一维可分离卷积',
    summary: '先对序列逐通道滤波，再混合通道。',
    help: '先沿各步做深度卷积，再在通道上做单步卷积：效果接近普通卷积，权重少得多。',
    params: { filters: filters.zh, ...depthwise1d.zh, ...kernelWords.zh },
  },
});
