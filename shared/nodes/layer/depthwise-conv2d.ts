import { depthwiseParams, kernelParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';
import { depthwise } from '#shared/nodes/layer/picture.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const depthwiseConv2d = defineLayerNode({
  kind: 'layer.depthwiseConv2d',
  keras: {
    layer: 'DepthwiseConv2D',
    sizeParam: 'depthMultiplier',
    kernels: ['depthwise'],
    norms: { depthwise: [0, 1] },
  },
  icon: 'grid',
  params: {
    ...depthwiseParams,
    ...kernelParams,
  },
})({
  en: {
    title: 'Depthwise convolution 2D',
    summary: 'Filters each channel by itself.',
    help: 'A convolution in which every channel has filters of its own and channels are not mixed. Far fewer weights than a full convolution.',
    params: { ...depthwise.en, ...kernelWords.en },
  },
  zh: {
    title: '二维深度卷积',
    summary: '每个通道单独滤波。',
    help: '每个通道使用自己的滤波器，通道之间不混合。权重比普通卷积少得多。',
    params: { ...depthwise.zh, ...kernelWords.zh },
  },
});
