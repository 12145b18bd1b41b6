import { defineLayerNode } from '#shared/spec/define-node.ts';
import { fillMode, fillModeWords } from '#shared/nodes/layer/fill-mode.ts';

export const randomZoom = defineLayerNode({
  kind: 'layer.randomZoom',
  keras: { layer: 'RandomZoom' },
  icon: 'dices',
  params: {
    factor: { type: 'number', default: 0.1, min: 0, max: 0.9, keras: 'height_factor' },
    fillMode,
  },
})({
  en: {
    title: 'Random zoom',
    summary: 'Makes pictures larger or smaller at random while training.',
    help: 'While training, makes what a picture shows larger or smaller by a random part, about its middle. Afterwards it lets everything through.',
    params: {
      factor: { label: 'Largest change', help: 'At most this part more or less of the picture is seen: 0 to 0.9.' },
      fillMode: fillModeWords.en,
    },
  },
  zh: {
    title: '随机缩放',
    summary: '训练时随机放大或缩小图片。',
    help: '训练时以中心为基准，把图片内容随机放大或缩小。训练之后全部放行。',
    params: {
      factor: { label: '最大变化', help: '最多多看到或少看到图片的这一比例：0 到 0.9。' },
      fillMode: fillModeWords.zh,
    },
  },
});
