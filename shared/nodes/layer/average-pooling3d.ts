import { pool3dParams } from '#shared/nodes/layer/choices.ts';
import { pool3d } from '#shared/nodes/layer/volume.words.ts';
import { defineLayerNode } from '#shared/spec/define-node.ts';

export const averagePooling3d = defineLayerNode({
  kind: 'layer.averagePooling3d',
  keras: { layer: 'AveragePooling3D' },
  icon: 'shrink',
  params: pool3dParams,
})({
  en: {
    title: 'Average pooling 3D',
    summary: 'Keeps the mean of each box.',
    help: 'Divides a volume into boxes and keeps the mean of each, per channel. It has nothing to learn.',
    params: pool3d.en,
  },
  zh: {
    title: '三维平均池化',
    summary: '保留每个小立方体的平均值。',
    help: '把体数据划分成小立方体，每个通道保留其平均值。没有可学习的参数。',
    params: pool3d.zh,
  },
});
