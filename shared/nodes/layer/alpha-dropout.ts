import { defineLayerNode } from '#shared/spec/define-node.ts';

export const alphaDropout = defineLayerNode({
  kind: 'layer.alphaDropout',
  keras: { layer: 'AlphaDropout' },
  icon: 'droplets',
  params: { rate: { type: 'number', default: 0.1, min: 0, max: 1, exclusiveMax: true } },
})({
  en: {
    title: 'Alpha dropout',
    summary: 'Dropout for networks with SELU.',
    help: 'While training, sets each input to the lowest value of a SELU with probability `p`, then scales and shifts all, so that mean and variance stay as they were. Afterwards it lets everything through.',
    params: { rate: { label: 'Rate p', help: 'Share of the inputs that are switched off: 0 or more, below 1.' } },
  },
  zh: {
    title: 'Alpha 失活',
    summary: '适用于 SELU 网络的随机失活。',
    help: '训练时以概率 `p` 把每个输入置为 SELU 的最低值，再整体缩放和平移，使均值与方差保持不变。训练之后全部放行。',
    params: { rate: { label: '失活率 p', help: '被关闭的输入所占比例：不小于 0，小于 1。' } },
  },
});
