import { defineLayerNode } from '#shared/spec/define-node.ts';
import { valueRange, valueRangeWords } from '#shared/nodes/layer/value-range.ts';

export const randomContrast = defineLayerNode({
  kind: 'layer.randomContrast',
  keras: { layer: 'RandomContrast' },
  icon: 'dices',
  params: {
    factor: { type: 'number', default: 0.2, min: 0, max: 1, keras: { pair: true } },
    valueRange,
  },
})({
  en: {
    title: 'Random contrast',
    summary: 'Makes pictures flatter or harsher at random while training.',
    help: 'While training, moves the pixels of a picture away from the mean of their channel or towards it, each picture by a random part. Afterwards it lets everything through.',
    params: {
      factor: {
        label: 'Largest change',
        help: 'At most this part more or less: with 0.2 the distance from the mean is multiplied by 0.8 to 1.2.',
      },
      valueRange: valueRangeWords.en,
    },
  },
  zh: {
    title: '随机对比度',
    summary: '训练时随机增强或减弱图片的对比度。',
    help: '训练时把一张图片的像素按随机比例拉远或拉近其通道的均值，每张图片各不相同。训练之后全部放行。',
    params: {
      factor: { label: '最大变化', help: '最多增减这一比例：0.2 表示与均值的距离乘以 0.8 到 1.2。' },
      valueRange: valueRangeWords.zh,
    },
  },
});
