import { defineLayerNode } from '#shared/spec/define-node.ts';

export const spatialDropout3d = defineLayerNode({
  kind: 'layer.spatialDropout3d',
  keras: { layer: 'SpatialDropout3D' },
  icon: 'droplets',
  params: { rate: { type: 'number', default: 0.5, min: 0, max: 1, exclusiveMax: true } },
})({
  en: {
    title: 'Spatial dropout 3D',
    summary: 'Switches whole channels of a volume off.',
    help: 'Dropout that decides once for a channel, at all its places. Neighbouring places are alike, so single ones would hardly be missed.',
    params: { rate: { label: 'Rate p', help: 'Share of the channels that are switched off: 0 or more, below 1.' } },
  },
  zh: {
    title: '三维空间失活',
    summary: '关闭体数据的整个通道。',
    help: '对一个通道的所有位置统一决定是否关闭的随机失活。相邻各处彼此相似，只关闭个别几处几乎没有影响。',
    params: { rate: { label: '失活率 p', help: '被关闭的通道所占比例：不小于 0，小于 1。' } },
  },
});
