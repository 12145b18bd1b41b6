import { defineLayerNode } from '#shared/spec/define-node.ts';
import { fillMode, fillModeWords } from '#shared/nodes/layer/fill-mode.ts';

export const randomRotation = defineLayerNode({
  kind: 'layer.randomRotation',
  keras: { layer: 'RandomRotation' },
  icon: 'dices',
  params: {
    factor: { type: 'number', default: 0.05, min: 0, max: 0.5 },
    fillMode,
  },
})({
  en: {
    title: 'Random rotation',
    summary: 'Turns pictures at random while training.',
    help: 'While training, turns each picture about its middle by a random angle, either way. Afterwards it lets everything through.',
    params: {
      factor: { label: 'Largest turn', help: 'As a part of a whole turn, either way: 0.05 is 18 degrees.' },
      fillMode: fillModeWords.en,
    },
  },
  zh: {
    title: '随机旋转',
    summary: '训练时随机旋转图片。',
    help: '训练时把每张图片绕中心向任一方向旋转随机角度。训练之后全部放行。',
    params: {
      factor: { label: '最大旋转', help: '占一整圈的比例，两个方向皆可：0.05 即 18 度。' },
      fillMode: fillModeWords.zh,
    },
  },
});
