import { defineLayerNode } from '#shared/spec/define-node.ts';
import { fillMode, fillModeWords } from '#shared/nodes/layer/fill-mode.ts';

export const randomTranslation = defineLayerNode({
  kind: 'layer.randomTranslation',
  keras: { layer: 'RandomTranslation' },
  icon: 'dices',
  params: {
    heightFactor: { type: 'number', default: 0.1, min: 0, max: 1 },
    widthFactor: { type: 'number', default: 0.1, min: 0, max: 1 },
    fillMode,
  },
})({
  en: {
    title: 'Random shift',
    summary: 'Shifts pictures at random while training.',
    help: 'While training, shifts each picture up or down and left or right by a random part of its size, so that the network does not learn places by heart. Afterwards it lets everything through.',
    params: {
      heightFactor: { label: 'Up and down', help: 'At most this part of the height: 0 to 1.' },
      widthFactor: { label: 'Left and right', help: 'At most this part of the width: 0 to 1.' },
      fillMode: fillModeWords.en,
    },
  },
  zh: {
    title: '随机平移',
    summary: '训练时随机平移图片。',
    help: '训练时把每张图片上下、左右平移其大小的随机一部分，使网络不会死记位置。训练之后全部放行。',
    params: {
      heightFactor: { label: '上下', help: '最多平移高度的这一比例：0 到 1。' },
      widthFactor: { label: '左右', help: '最多平移宽度的这一比例：0 到 1。' },
      fillMode: fillModeWords.zh,
    },
  },
});
