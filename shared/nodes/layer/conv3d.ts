import { kernelParams, volumeParams } from '#shared/nodes/layer/choices.ts';
import { kernelWords } from '#shared/nodes/layer/layer.words.ts';
import { volume } from '#shared/nodes/layer/volume.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const conv3d = defineLayerNode({
  kind: 'layer.conv3d',
  keras: { layer: 'Conv3D', sizeParam: 'filters', norms: { kernel: [0, 1, 2, 3] } },
  icon: 'grid',
  params: {
    ...volumeParams,
    dilation: { ...volumeParams.strides, advanced: true, keras: 'dilation_rate' },
    ...kernelParams,
  },
})({
  en: {
    title: 'Convolution 3D',
    summary: 'Slides small learned filters through a volume.',
    help: 'Slides `filters` small boxes through a volume, such as a scan or a film, and sums what each one sees, weighted: the same weights at every place. Input and output have the shape `[depth, height, width, channels]`.',
    params: {
      ...volume.en,
      dilation: {
        label: 'Dilation',
        help: 'Spreads the window’s places apart, in depth, down and across; only with a step of 1.',
      },
      ...kernelWords.en,
    },
  },
  zh: {
    title: '三维卷积',
    summary: '用可学习的小滤波器扫过体数据。',
    help: '用若干个小立方体窗口扫过体数据（如扫描影像或视频），对窗口内的数加权求和，每个位置使用相同的权重。输入和输出的形状为 `[深, 高, 宽, 通道]`。',
    params: {
      ...volume.zh,
      dilation: { label: '空洞率', help: '在深度、纵向、横向拉开窗口内各处的间距；仅在步幅为 1 时可用。' },
      ...kernelWords.zh,
    },
  },
});
