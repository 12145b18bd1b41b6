import { defineLayerNode } from '#shared/spec/define-node.ts';

export const spatialDropout2d = defineLayerNode({
  kind: 'layer.spatialDropout2d',
  keras: { layer: 'SpatialDropout2D' },
  icon: 'droplets',
  params: {
    rate: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true },
  },
})({
  en: {
    title: 'Spatial dropout 2D',
    summary: 'Switches whole channels of a picture off.',
    help: 'Dropout that decides once for a channel, over the whole picture. Neighbouring pixels are alike, so single ones would hardly be missed.',
    params: { rate: { label: 'Rate p', help: 'Share of the channels that are switched off: 0 or more, below 1.' } },
  },
  zh: {
    title: '二维空间失活',
    summary: '关闭图像的整个通道。',
    help: '对一个通道的整幅图像统一决定是否关闭的随机失活。相邻像素彼此相似，只关闭个别像素几乎没有影响。',
    params: { rate: { label: '失活率 p', help: '被关闭的通道所占比例：不小于 0，小于 1。' } },
  },
});
