import { depthwise1dParams, kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';
import { depthwise1d } from '#shared/nodes/layer/sequence.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const depthwiseConv1d = defineLayerNode({
  kind: 'layer.depthwiseConv1d',
  keras: { layer: 'DepthwiseConv1D', sizeParam: 'depthMultiplier', kernels: ['depthwise'] },
  icon: 'grid',
  params: { ...depthwise1dParams, ...kernelParams },
})({
  en: {
    title: 'Depthwise convolution 1D',
    summary: 'Filters each channel of a sequence by itself.',
    help: 'A convolution along the steps in which every channel has filters of its own and channels are not mixed. Far fewer weights than a full convolution.',
    params: { ...depthwise1d.en, ...kernelWords.en },
  },
  zh: {
    title: '一维深度卷积',
    summary: '序列的每个通道单独滤波。',
    help: '沿各步的卷积，每个通道使用自己的滤波器，通道之间不混合。权重比普通卷积少得多。',
    params: { ...depthwise1d.zh, ...kernelWords.zh },
  },
});
