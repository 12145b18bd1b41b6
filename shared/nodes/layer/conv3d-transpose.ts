import { kernelParams, volumeParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords, padding } from '#shared/nodes/layer/layer.words.ts';
import { volume } from '#shared/nodes/layer/volume.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const conv3dTranspose = defineLayerNode({
  kind: 'layer.conv3dTranspose',
  keras: { layer: 'Conv3DTranspose', sizeParam: 'filters', norms: { kernel: [0, 1, 2, 4] } },
  icon: 'maximize',
  params: { ...volumeParams, ...kernelParams },
})({
  en: {
    title: 'Transposed convolution 3D',
    summary: 'Makes a volume larger, by learned filters.',
    help: 'The reverse of a convolution: every place paints a weighted box into a larger volume. With a step of 2, 2, 2 every side doubles. Used in decoders.',
    params: {
      ...volume.en,
      strides: { label: 'Step', help: 'How far apart the boxes are painted, in depth, down and across.' },
      padding: {
        ...padding.en,
        help: 'Valid keeps every box whole; same makes the volume exactly step times as large.',
      },
      ...kernelWords.en,
    },
  },
  zh: {
    title: '三维转置卷积',
    summary: '用可学习的滤波器放大体数据。',
    help: '卷积的逆过程：每一处把一个加权的小立方体画进更大的体数据。步幅为 2, 2, 2 时各边加倍。用于解码器。',
    params: {
      ...volume.zh,
      strides: { label: '步幅', help: '所画窗口在深度、纵向、横向的间隔。' },
      padding: { ...padding.zh, help: '“不填充”保留每个完整的窗口；“补零”使体数据恰好放大为步幅倍。' },
      ...kernelWords.zh,
    },
  },
});
