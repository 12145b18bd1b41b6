import { defineLayerNode } from '#shared/spec/define-node.ts';
import { valueRange, valueRangeWords } from '#shared/nodes/layer/value-range.ts';

export const randomBrightness = defineLayerNode({
  kind: 'layer.randomBrightness',
  keras: { layer: 'RandomBrightness' },
  icon: 'dices',
  params: {
    factor: { type: 'number', default: 0.2, min: 0, max: 1 },
    valueRange,
  },
})({
  en: {
    title: 'Random brightness',
    summary: 'Makes pictures brighter or darker at random while training.',
    help: 'While training, adds the same random number to every pixel of a picture, another one for each picture. Afterwards it lets everything through.',
    params: {
      factor: { label: 'Largest change', help: 'As a part of the range of pixels, either way: 0.2 of 0 to 255 is 51.' },
      valueRange: valueRangeWords.en,
    },
  },
  zh: {
    title: '随机亮度',
    summary: '训练时随机调亮或调暗图片。',
    help: '训练时给一张图片的所有像素加上同一个随机数，每张图片各不相同。训练之后全部放行。',
    params: {
      factor: { label: '最大变化', help: '占像素取值范围的比例，两个方向皆可：0 到 255 的 0.2 即 51。' },
      valueRange: valueRangeWords.zh,
    },
  },
});
