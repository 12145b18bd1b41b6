import { defineLayerNode } from '#shared/spec/define-node.ts';

export const randomFlip = defineLayerNode({
  kind: 'layer.randomFlip',
  keras: { layer: 'RandomFlip' },
  icon: 'dices',
  params: {
    mode: {
      type: 'choice',
      default: 'horizontal',
      options: ['horizontal', 'vertical', 'horizontal_and_vertical'],
    },
  },
})({
  en: {
    title: 'Random flip',
    summary: 'Mirrors pictures at random while training.',
    help: 'While training, mirrors each picture with a chance of one half, so that the network sees more of them than there are. Use it where a mirrored picture still shows the same: not for letters. Afterwards it lets everything through.',
    params: {
      mode: {
        label: 'Direction',
        help: 'In which direction pictures are mirrored; of both, each has its own chance.',
        options: {
          horizontal: 'Left and right',
          vertical: 'Top and bottom',
          horizontal_and_vertical: 'Both',
        },
      },
    },
  },
  zh: {
    title: '随机翻转',
    summary: '训练时随机翻转图片。',
    help: '训练时以一半的概率翻转每张图片，使网络看到比实际更多的图片。只用于翻转后含义不变的图片，例如不要用于文字。训练之后全部放行。',
    params: {
      mode: {
        label: '方向',
        help: '图片沿哪个方向翻转；选两者时，各自有自己的概率。',
        options: { horizontal: '左右', vertical: '上下', horizontal_and_vertical: '两者' },
      },
    },
  },
});
