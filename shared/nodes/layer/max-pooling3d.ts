import { pool3dParams } from '#shared/nodes/layer/choices.ts';
import { pool3d } from '#shared/nodes/layer/volume.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const maxPooling3d = defineLayerNode({
  kind: 'layer.maxPooling3d',
  keras: { layer: 'MaxPooling3D' },
  icon: 'shrink',
  params: pool3dParams,
})({
  en: {
    title: 'Max pooling 3D',
    summary: 'Keeps the largest value of each box.',
    help: 'Divides a volume into boxes and keeps the largest value of each, per channel. With a window of 2, 2, 2 every side halves. It has nothing to learn.',
    params: pool3d.en,
  },
  zh: {
    title: '三维最大池化',
    summary: '保留每个小立方体中的最大值。',
    help: '把体数据划分成小立方体，每个通道保留其中的最大值。窗口为 2, 2, 2 时各边减半。没有可学习的参数。',
    params: pool3d.zh,
  },
});
